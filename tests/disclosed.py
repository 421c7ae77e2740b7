"""Every field that leaves the system for a partner, by the scope that it takes: whoever adds one, adds it here.

A dot leads into an object, `[]` into a list. `because` is a scope within `checks`: without it that list is
empty. A snapshot's line is not in the OpenAPI document, since its file is not JSON as a whole.
"""

from __future__ import annotations

OPEN = ""
BY_SCOPE: dict[str, dict[str, str]] = {
    OPEN: {
        "GET keys": """
            keys[].alg keys[].crv keys[].kid keys[].kty keys[].use keys[].x
        """,
        "GET status": """
            as_of calendar_provisional contract.binds contract.clear_valid_minutes
            contract.mirror_valid_minutes contract.no_answer
            contract.restricted_valid_minutes duties_waiting head.hash head.position
        """,
        "POST receipts/verify": """
            check.agency check.asked_at check.measure check.purpose check.register_version
            check.use_on proved
        """,
    },
    "acknowledgements": {
        "GET acknowledgements": """
            applied.at applied.position exceptions[].note exceptions[].position
            exceptions[].reason exceptions[].since read.at read.position told.at
            told.position
        """,
        "POST acknowledgements": """
            applied.at applied.position exceptions[].note exceptions[].position
            exceptions[].reason exceptions[].since read.at read.position told.at
            told.position
        """,
    },
    "changes": {
        "GET changes": """
            changes[].article changes[].at changes[].documents[].digest
            changes[].documents[].names[] changes[].from changes[].kind changes[].measures[]
            changes[].position changes[].purchase.from changes[].purchase.until
            changes[].reason changes[].restriction changes[].until head.hash head.position
            key_id more next
        """,
        "GET snapshot": """
            address building built_at count head.hash head.position id key_id measures[]
            members[].offset members[].rows members[].sha256 members[].size next position
            scope sha256 size
        """,
    },
    "checks": {
        "GET measures": """
            measures[].code measures[].excludes.en measures[].excludes.zh measures[].item
            measures[].legal_bases[].article.en measures[].legal_bases[].article.zh
            measures[].legal_bases[].code measures[].legal_bases[].document.en
            measures[].legal_bases[].document.zh measures[].legal_bases[].level
            measures[].legal_bases[].number measures[].legal_bases[].valid_from
            measures[].legal_bases[].valid_until measures[].meaning.en measures[].meaning.zh
            measures[].name.en measures[].name.zh
        """,
        "GET memoranda": """
            memoranda[].binds memoranda[].in_force memoranda[].measures[] memoranda[].number
            memoranda[].title memoranda[].valid_from memoranda[].valid_until
        """,
        "POST checks": """
            answers[].because[].court answers[].because[].decision
            answers[].because[].legal_basis answers[].because[].measure
            answers[].because[].review_on answers[].because[].since
            answers[].because[].until answers[].display.en answers[].display.zh answers[].do
            answers[].reference answers[].valid_until answers[].verdict as_of receipt
            register_version
        """,
    },
    "court.cases": {
        "POST court/cases": """
            accepted[].number accepted[].outcome accepted[].pointer refused[].code
            refused[].pointer
        """,
    },
    "court.performances": {
        "POST court/payoffs": """
            case_number lines[].amount lines[].article lines[].obligation lines[].part
            lines[].rule total value_date
        """,
        "POST court/performances": """
            amount case_number recorded_at reference released state value_date
        """,
    },
    "reports": {
        "POST reports": """
            bound_since kind own_reference recorded_at state
        """,
    },
    "endpoints": {
        "GET endpoints": """
            endpoints[].disabled_at endpoints[].failing_since endpoints[].failures endpoints[].id
            endpoints[].next_attempt_at endpoints[].old_secret_until endpoints[].position
            endpoints[].registered_at endpoints[].state endpoints[].url
        """,
        "GET endpoints/{uuid}": """
            disabled_at failing_since failures id next_attempt_at old_secret_until position
            registered_at state url
        """,
        "GET endpoints/{uuid}/attempts": """
            attempts[].at attempts[].message attempts[].outcome attempts[].position
            attempts[].status attempts[].took_ms attempts[].type next
        """,
        "POST endpoints": """
            disabled_at failing_since failures id next_attempt_at old_secret_until position
            registered_at secret state url
        """,
        "POST endpoints/{uuid}/challenge": """
            message
        """,
        "POST endpoints/{uuid}/secret": """
            disabled_at failing_since failures id next_attempt_at old_secret_until position
            registered_at secret state url
        """,
        "POST endpoints/{uuid}/test": """
            message
        """,
    },
    "sandbox": {
        "GET sandbox": """
            outage_until people[].id_number people[].id_type people[].name people[].role
            people[].verdict position
        """,
        "POST sandbox/steps": """
            outage_until people[].id_number people[].id_type people[].name people[].role
            people[].verdict position
        """,
    },
}
SNAPSHOT_LINE = """
    changes[].from changes[].kind changes[].measures[] changes[].position changes[].purchase.from
    changes[].purchase.until changes[].reason changes[].until documents[].digest documents[].names[] restriction
"""
# A refusal, whatever was asked and of whichever scope.
REFUSAL = """
    article code errors[].code errors[].parameter errors[].pointer request_id see status title type
"""
# What an endpoint of an agency is sent, by the type of the message, and the headers that carry it.
MESSAGES = {
    "changes.available": "data.position timestamp type",
    "endpoint.challenge": "data.challenge timestamp type",
    "endpoint.test": "timestamp type",
}
MESSAGE_HEADERS = """
    accept-encoding content-length content-type host user-agent webhook-id webhook-signature webhook-timestamp
"""
