"""What a case holds: one row for each decision, sum, ruling and so on, read in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import connection

from courts.models import Case

# Noun -> its rows in the case: kind, state ("" where there is none).
_ROWS: Final = {
    "apology": """
        SELECT id, '', CASE WHEN performed_on IS NULL THEN 'owed' ELSE 'performed' END FROM courts_obligation
        WHERE judgment_id = %(judgment)s AND kind = 'OB6'""",
    "application": "SELECT id, '', state FROM defaulters_application WHERE case_id = %(case)s",
    "circumstance": "SELECT id, kind, '' FROM courts_circumstance WHERE case_id = %(case)s",
    "decision": "SELECT id, kind, state FROM defaulters_decision WHERE case_id = %(case)s",
    "filing": """
        SELECT id, kind, CASE WHEN kind IN ('objection', 'not_me') THEN 'to_review' ELSE 'to_answer' END
        FROM enforcement_filing WHERE case_id = %(case)s AND state = 'lodged'""",
    "link": "SELECT id, '', '' FROM enforcement_linkedperson WHERE case_id = %(case)s",
    "listing": "SELECT id, '', state FROM defaulters_listing WHERE case_id = %(case)s",
    "objection": "SELECT id, '', state FROM defaulters_objection WHERE case_id = %(case)s",
    "obligation": """
        SELECT id, kind, CASE WHEN performed_on IS NULL THEN 'owed' ELSE 'performed' END FROM courts_obligation
        WHERE judgment_id = %(judgment)s""",
    "performance": "SELECT id, '', state FROM courts_performance WHERE case_id = %(case)s",
    "permission": """
        SELECT p.id, p.kind, CASE WHEN p.evidence = '' AND p.evidence_due_on IS NOT NULL THEN 'owed' ELSE 'whole' END
        FROM enforcement_permission p JOIN defaulters_decision d ON d.id = p.decision_id
        WHERE d.case_id = %(case)s""",
    "reconsideration": """
        SELECT r.id, '', r.state FROM defaulters_reconsideration r
        JOIN defaulters_objection o ON o.id = r.objection_id WHERE o.case_id = %(case)s""",
    "restriction": """
        SELECT r.id, s.kind, r.state FROM enforcement_restriction r JOIN courts_subject s ON s.id = r.subject_id
        WHERE r.case_id = %(case)s""",
    "ruling": """
        SELECT id, kind, CASE WHEN served_on IS NULL THEN 'made' WHEN from_day IS NOT NULL AND until_day IS NULL
        THEN 'running' ELSE 'served' END FROM courts_ruling WHERE case_id = %(case)s""",
    "settlement": "SELECT id, '', state FROM courts_settlement WHERE case_id = %(case)s",
    "transfer": "SELECT id, '', state FROM courts_transfer WHERE case_id = %(case)s",
}
_STATEMENT: Final = " UNION ALL ".join(
    f"SELECT '{noun}', found.* FROM ({rows}) AS found (id, kind, state)" for noun, rows in _ROWS.items()
)


@dataclass(frozen=True, order=True)
class Row:
    """One thing in the case."""

    noun: str
    pk: int
    kind: str
    state: str


class Holding:
    """The rows of one case, each noun's in the order in which they came."""

    def __init__(self, case: Case) -> None:
        with connection.cursor() as cursor:
            cursor.execute(_STATEMENT, {"case": case.pk, "judgment": case.judgment_id})
            self.rows = sorted(Row(*row) for row in cursor.fetchall())

    def of(self, noun: str, *states: str) -> list[Row]:
        """The rows of this noun in one of these states, or in any."""
        return [row for row in self.rows if row.noun == noun and (not states or row.state in states)]

    def has(self, noun: str, *states: str, kind: str = "") -> bool:
        """Whether there is such a row, of this kind if one is named."""
        return any(kind in ("", row.kind) for row in self.of(noun, *states))
