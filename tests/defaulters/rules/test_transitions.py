import pytest

from courts.rules import transitions as moves
from courts.rules.errors import DomainError
from defaulters.rules import transitions
from defaulters.rules.deciders import BURDENING, RELIEVING

TABLES = {
    "reviewed decision": (
        transitions.DECISION,
        (
            "draft>submitted draft>withdrawn submitted>reviewed submitted>draft submitted>withdrawn"
            " reviewed>signed reviewed>draft signed>served signed>revoked served>revoked"
        ),
    ),
    "relieving decision": (
        transitions.DECISION_RELIEVING,
        (
            "draft>submitted draft>withdrawn submitted>signed submitted>draft submitted>withdrawn"
            " signed>served signed>revoked served>revoked"
        ),
    ),
    "listing": (
        transitions.LISTING,
        (
            "pending>published pending>dropped published>shielded published>deleted published>cancelled"
            " shielded>published shielded>deleted shielded>cancelled"
        ),
    ),
    "objection": (
        transitions.OBJECTION,
        "lodged>admitted lodged>not_admitted admitted>upheld admitted>dismissed admitted>withdrawn",
    ),
    "reconsideration": (transitions.RECONSIDERATION, "lodged>upheld lodged>dismissed lodged>withdrawn"),
}


@pytest.mark.parametrize("noun", TABLES)
def test_exactly_these_moves_are_allowed(noun: str):
    table, allowed = TABLES[noun]

    assert {f"{old}>{new}" for old, following in table.items() for new in following} == set(allowed.split())
    assert {new for following in table.values() for new in following} <= set(table)


def test_a_burdening_decision_cannot_skip_its_review():
    for kind in BURDENING:
        with pytest.raises(DomainError):
            moves.check(transitions.decision(kind), "decision", "submitted", "signed")


def test_a_court_without_a_reviewer_may_sign_what_is_submitted_or_already_reviewed():
    table = transitions.decision("list", reviewer_switched_off=True)

    moves.check(table, "decision", "submitted", "signed")
    moves.check(table, "decision", "reviewed", "signed")


def test_a_relieving_decision_goes_straight_to_signature():
    for kind in RELIEVING:
        moves.check(transitions.decision(kind), "decision", "submitted", "signed")
