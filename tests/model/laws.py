"""What holds at every commit, as statements of their own: none of them asks the code that is tested.

Each finds the rows that break one law; an empty answer means that it holds. One more law is one more entry.
"""

from __future__ import annotations

from typing import Final

from django.db import connection

# Whose state the ledger tells.
_TOLD: Final = (
    "courts.performance", "defaulters.application", "defaulters.decision", "defaulters.listing",
    "defaulters.objection", "defaulters.reconsideration", "enforcement.restriction",
)  # fmt: skip
_NOUNS: Final = ", ".join(f"'{noun}'" for noun in _TOLD)
_STATES: Final = " UNION ALL ".join(
    f"SELECT '{noun}' AS noun, id, state FROM {noun.replace('.', '_')}" for noun in _TOLD
)

BROKEN: Final = {
    "a published listing has an active or stayed restriction": """
        SELECT l.id FROM defaulters_listing l WHERE l.state IN ('published', 'shielded') AND NOT EXISTS (
            SELECT FROM enforcement_restriction r WHERE r.listing_id = l.id AND r.state IN ('active', 'stayed'))""",
    "a restriction because of a listing has a live listing": """
        SELECT r.id FROM enforcement_restriction r LEFT JOIN defaulters_listing l ON l.id = r.listing_id
        WHERE r.basis = 'art1_2' AND r.state IN ('pending', 'active', 'stayed')
        AND coalesce(l.state, '') NOT IN ('pending', 'published', 'shielded')""",
    "a restriction because of a duty has an unperformed duty to pay or deliver": """
        SELECT r.id FROM enforcement_restriction r JOIN courts_obligation o ON o.id = r.obligation_id
        WHERE r.basis = 'art1_1' AND r.state IN ('pending', 'active')
        AND (o.performed_on IS NOT NULL OR o.kind NOT IN ('OB1', 'OB2'))""",
    "a restriction has a signed and served decision, or a signed milder one in its place": """
        SELECT r.id FROM enforcement_restriction r JOIN defaulters_decision d ON d.id = r.order_id
        LEFT JOIN defaulters_decision o ON o.id = d.concerns_id
        WHERE r.state IN ('active', 'stayed') AND NOT (d.signer_id IS NOT NULL AND (
            (d.state = 'served' AND EXISTS (
                SELECT FROM courts_proofofservice p WHERE p.document_id = d.document_id))
            OR (d.kind = 'milder' AND d.state = 'signed' AND o.signer_id IS NOT NULL AND (o.kind = 'milder'
                OR (o.state = 'served' AND EXISTS (
                    SELECT FROM courts_proofofservice p WHERE p.document_id = o.document_id))))))""",
    "a restriction has a basis in force": """
        SELECT r.id FROM enforcement_restriction r JOIN enforcement_legalbasis b ON b.id = r.legal_basis_id
        WHERE r.state IN ('active', 'stayed') AND NOT (b.valid_from <= r.from_day
        AND coalesce(b.valid_until, 'infinity') >= r.from_day)""",
    "nobody under 18 is listed": """
        SELECT l.id FROM defaulters_listing l JOIN courts_subject s ON s.id = l.subject_id
        JOIN defaulters_decision d ON d.id = l.decision_id WHERE s.kind = 'natural' AND NOT coalesce(
            coalesce(l.published_on, d.served_on) > s.born_on + interval '18 years', false)""",
    "nobody is listed for the debt of another": """
        SELECT l.id FROM defaulters_listing l JOIN courts_case c ON c.id = l.case_id WHERE NOT EXISTS (
            SELECT FROM courts_obligor m JOIN courts_obligation o ON o.id = m.obligation_id
            WHERE m.subject_id = l.subject_id AND o.judgment_id = c.judgment_id)""",
    "who owes nothing is reached by an own finding and an own served notice": """
        SELECT r.id FROM enforcement_restriction r JOIN defaulters_decision d ON d.id = r.order_id
        LEFT JOIN enforcement_linkedperson k ON k.id = r.linked_person_id
        LEFT JOIN courts_proofofservice p ON p.document_id = d.document_id
        WHERE r.state <> 'cancelled' AND NOT EXISTS (
            SELECT FROM courts_obligor m WHERE m.obligation_id = r.obligation_id AND m.subject_id = r.subject_id)
        AND NOT coalesce(d.kind = 'reach' AND d.subject_id = r.subject_id AND k.person_id = r.subject_id
            AND k.case_id = r.case_id AND k.facts <> '' AND k.sources <> '' AND p.served_on IS NOT NULL
            AND p.served_on <= coalesce(r.from_day, p.served_on), false)""",
    "what burdens is written, reviewed and signed by three people": """
        SELECT d.id FROM defaulters_decision d WHERE d.state IN ('signed', 'served')
        AND d.kind IN ('list', 'restrict', 'reach')
        AND NOT coalesce(d.author_id <> d.signer_id AND (d.reviewer_switched_off
            OR (d.reviewer_id <> d.author_id AND d.reviewer_id <> d.signer_id)), false)""",
    "what relieves is written and signed by two people": """
        SELECT d.id FROM defaulters_decision d WHERE d.state IN ('signed', 'served')
        AND d.kind NOT IN ('list', 'restrict', 'reach') AND NOT coalesce(d.author_id <> d.signer_id, false)""",
    "who writes, reviews and signs what burdens holds the post for it at the court": """
        SELECT d.id FROM defaulters_decision d CROSS JOIN LATERAL (VALUES
            (d.author_id, ARRAY['judge', 'assistant']), (d.reviewer_id, ARRAY['chief']),
            (d.signer_id, ARRAY['president'])) AS hand (user_id, roles)
        WHERE d.state IN ('signed', 'served') AND d.kind IN ('list', 'restrict', 'reach')
        AND d.authorisation_id IS NULL AND hand.user_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM courts_posting p WHERE p.user_id = hand.user_id AND p.court_id = d.court_id
            AND p.role = ANY (hand.roles) AND p.from_day <= d.drafted_on)""",
    "money is confirmed by another person than recorded it": """
        SELECT p.id FROM courts_performance p WHERE p.state = 'confirmed' AND p.recorded_by_id = p.confirmed_by_id""",
    "nothing in the ledger was altered or taken away, nor was it tried": """
        SELECT oid FROM pg_class WHERE oid = 'courts_ledgerentry'::regclass
        AND pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid) > 0""",
    "the last entry about a row tells its state, and each row that an entry tells of is there": f"""
        SELECT coalesce(r.id, e.row_id) FROM ({_STATES}) AS r FULL JOIN (
            SELECT DISTINCT ON (noun, row_id) noun, row_id, state FROM courts_ledgerentry
            WHERE noun IN ({_NOUNS}) AND code <> 'refused'
            ORDER BY noun, row_id, position DESC
        ) AS e ON (e.noun, e.row_id) = (r.noun, r.id) WHERE r.state IS DISTINCT FROM e.state""",
}
_ALL: Final = " UNION ALL ".join(
    f"SELECT '{law}', found.id FROM ({statement}) AS found (id)" for law, statement in BROKEN.items()
)


def broken() -> dict[str, list[int]]:
    """Each law that does not hold, with the rows that break it."""
    found: dict[str, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_ALL)
        for law, row in cursor.fetchall():
            found.setdefault(law, []).append(row)
    return found
