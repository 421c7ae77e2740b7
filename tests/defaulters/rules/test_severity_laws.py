"""The five laws: over every input and any policy, and by trying each case that a policy can tell apart."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from courts.rules.errors import DomainError
from defaulters.rules.codes import Code
from defaulters.rules.severity import GRADES, KINDS, Facts, Policy, grade
from defaulters.rules.severity_laws import breaches, cases, check_policy

quick = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])

shares = st.decimals(0, 1, places=2)
sums = st.decimals(0, 20_000, places=2)
months = st.fixed_dictionaries({"minor": st.just(3), "general": st.just(2), "serious": st.just(1)})

policies = st.builds(
    Policy.from_dict,
    st.fixed_dictionaries(
        {
            "version": st.just("test"),
            "valid_from": st.just("2026-01-01"),
            "source": st.just("test"),
            "base": st.fixed_dictionaries(dict.fromkeys(KINDS, st.sampled_from(GRADES))),
            "half": st.decimals("0.5", 1, places=2).map(str),
            "arrears_periods": st.integers(1, 6),
            "grounds_count": st.integers(2, 5),
            "small_sum": st.fixed_dictionaries({"default": sums.map(str), "provinces": st.just({})}),
            "grace_months": months,
            "order_months": st.just(dict.fromkeys(GRADES, 6)),
            "review_months": st.just(dict.fromkeys(GRADES, 3)),
        }
    ),
)

defaults = st.builds(
    Facts,
    kind=st.sampled_from(KINDS),
    expressive=st.booleans(),
    basis=st.sampled_from([f"EB{n}" for n in range(1, 8)]),
    grounds=st.frozensets(st.sampled_from([f"G{n}" for n in range(1, 7)])),
    ability=st.sampled_from(["full", "partial", "none", "unknown"]),
    grave_harm=st.booleans(),
    protected=st.booleans(),
    arrears=st.integers(0, 8),
    welfare=st.booleans(),
    own_tool_failed=st.booleans(),
    outstanding=st.none() | sums,
    performed_share=shares,
    plan_kept=st.booleans(),
    surcharge_runs=st.booleans(),
)


def level(facts: Facts, policy: Policy) -> int:
    return GRADES.index(grade(facts, policy).grade)


@quick
@given(defaults, policies)
def test_p1_an_expressive_act_without_g2_is_minor_and_at_most_general_with_it(facts: Facts, policy: Policy):
    apology = replace(facts, kind="OB6", expressive=True)

    assert level(apology, policy) <= ("G2" in apology.grounds)


@quick
@given(defaults, policies)
def test_p1_grave_harm_by_one_who_can_is_serious_until_half_is_performed(facts: Facts, policy: Policy):
    grave = replace(facts, grave_harm=True)
    assume(not (grave.kind == "OB6" and grave.expressive))
    assume(grave.ability == "full" or grave.grounds & {"G2", "G3"})
    assume(grave.performed_share < Decimal("0.5"))

    assert grade(grave, policy).grade == "serious"


@quick
@given(defaults, policies, st.sampled_from(["G2", "G3"]))
def test_p2_adding_g2_or_g3_never_lowers(facts: Facts, policy: Policy, ground: str):
    assert level(replace(facts, grounds=facts.grounds | {ground}), policy) >= level(facts, policy)


@quick
@given(defaults, policies, st.sampled_from([("full", "partial"), ("full", "none"), ("partial", "none")]))
def test_p3_with_g2_or_g3_a_lower_ability_never_lowers(facts: Facts, policy: Policy, pair: tuple[str, str]):
    assume(facts.grounds & {"G2", "G3"})
    higher, lower = (replace(facts, ability=ability) for ability in pair)

    assert level(lower, policy) >= level(higher, policy)


@quick
@given(defaults, policies, shares, sums)
def test_p4_performing_or_owing_less_never_raises(
    facts: Facts, policy: Policy, share: Decimal, owed: Decimal
):
    before = facts.outstanding or Decimal(0)
    facts = replace(facts, outstanding=before)
    more = replace(facts, performed_share=max(share, facts.performed_share))
    less = replace(facts, outstanding=min(owed, before))

    assert level(more, policy) <= level(facts, policy)
    assert level(less, policy) <= level(facts, policy)


@quick
@given(defaults, policies)
def test_p5_graver_harm_never_lowers(facts: Facts, policy: Policy):
    graver, milder = (replace(facts, grave_harm=grave) for grave in (True, False))

    assert level(graver, policy) >= level(milder, policy)


@quick
@given(defaults, policies)
def test_the_grade_follows_from_its_own_reasons(facts: Facts, policy: Policy):
    graded = grade(facts, policy)
    reached = GRADES.index(policy.base[facts.kind])
    for row in graded.reasons[1:]:
        reached = reached + int(row.effect) if row.effect in ("+1", "-1") else GRADES.index(row.effect)

    assert GRADES[reached] == graded.grade
    assert len({row.code for row in graded.reasons}) == len(graded.reasons)


def test_the_seeded_policy_keeps_the_laws_in_every_case_it_can_tell_apart(policy: Policy):
    assert sum(1 for _ in cases(policy)) == 62_208
    assert list(breaches(policy)) == []


def test_a_policy_that_calls_a_third_half_breaks_p1_and_may_not_be_published(policy: Policy):
    with pytest.raises(DomainError) as refusal:
        check_policy(replace(policy, half=Decimal("0.33")))

    assert refusal.value.code == Code.SEVERITY_POLICY_BREAKS_LAW
    assert refusal.value.context["law"] == "P1"
