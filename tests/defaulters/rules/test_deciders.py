import pytest

from courts.rules.errors import DomainError
from defaulters.rules.codes import Code
from defaulters.rules.deciders import BURDENING, RELIEVING, objection_decider, outside_review, signers

JUDGE, CHIEF, PRESIDENT = 1, 2, 3


@pytest.mark.parametrize("kind", sorted(BURDENING))
def test_three_people_may_burden(kind: str):
    signers(kind, JUDGE, CHIEF, PRESIDENT)


@pytest.mark.parametrize("kind", sorted(BURDENING))
@pytest.mark.parametrize("people", [(1, 1, 3), (1, 2, 1), (1, 2, 2), (1, 1, 1)])
def test_scenario_71_two_people_may_not_burden(kind: str, people: tuple[int, int, int]):
    with pytest.raises(DomainError) as refusal:
        signers(kind, *people)

    assert refusal.value.code == Code.DECISION_SAME_PERSON


def test_a_burden_without_a_reviewer_is_refused_unless_the_president_switched_the_reviewer_off():
    with pytest.raises(DomainError) as refusal:
        signers("list", JUDGE, None, PRESIDENT)

    assert refusal.value.code == Code.DECISION_REVIEWER_MISSING
    signers("list", JUDGE, None, PRESIDENT, reviewer_switched_off=True)


def test_without_a_reviewer_author_and_signer_are_still_two():
    with pytest.raises(DomainError) as refusal:
        signers("restrict", JUDGE, None, JUDGE, reviewer_switched_off=True)

    assert refusal.value.code == Code.DECISION_SAME_PERSON


@pytest.mark.parametrize("kind", sorted(RELIEVING))
def test_two_people_may_relieve_and_one_may_not(kind: str):
    signers(kind, JUDGE, None, PRESIDENT)
    with pytest.raises(DomainError) as refusal:
        signers(kind, JUDGE, None, JUDGE)

    assert refusal.value.code == Code.DECISION_SAME_PERSON


def test_an_unknown_kind_is_refused():
    with pytest.raises(DomainError) as refusal:
        signers("punish", JUDGE, CHIEF, PRESIDENT)

    assert refusal.value.code == Code.DECISION_KIND_UNKNOWN


def test_nobody_of_the_reviewing_court_takes_part():
    outside_review([105, 106], 100)
    outside_review([105], None)
    with pytest.raises(DomainError) as refusal:
        outside_review([105, 100], 100)

    assert refusal.value.code == Code.DECISION_REVIEWING_COURT


@pytest.mark.parametrize("decider", [JUDGE, CHIEF, PRESIDENT])
def test_nobody_decides_on_an_objection_against_an_own_decision(decider: int):
    objection_decider(9, (JUDGE, CHIEF, PRESIDENT))
    objection_decider(9, (JUDGE, None, PRESIDENT))
    with pytest.raises(DomainError) as refusal:
        objection_decider(decider, (JUDGE, CHIEF, PRESIDENT))

    assert refusal.value.code == Code.OBJECTION_OWN_DECISION
