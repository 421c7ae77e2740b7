from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from courts.rules.errors import DomainError
from defaulters.rules.codes import Code
from defaulters.rules.severity import Facts, Policy, grade


def grounds(*codes: str) -> frozenset[str]:
    return frozenset({"G1", *codes})


CHILD: dict[str, Any] = {"welfare": True, "own_tool_failed": True}
SURCHARGED: dict[str, Any] = {"basis": "EB3", "surcharge_runs": True}

TABLE = [
    ("apology", Facts("OB6", expressive=True), "minor"),
    ("apology with violence", Facts("OB6", expressive=True, grounds=grounds("G2")), "general"),
    ("apology with hidden stock", Facts("OB6", expressive=True, grounds=grounds("G3")), "minor"),
    ("apology beside 1,000 yuan", Facts("OB1", outstanding=Decimal(1000)), "minor"),
    ("apology beside poisoned children", Facts("OB6", expressive=True, grave_harm=True), "minor"),
    (
        "wages 8,000 five months",
        Facts("OB1", protected=True, arrears=5, outstanding=Decimal(8000)),
        "general",
    ),
    ("maintenance one month", Facts("OB1", protected=True, arrears=1, outstanding=Decimal(1500)), "general"),
    ("poisoned children, full", Facts("OB1", grounds=grounds("G3"), grave_harm=True), "serious"),
    ("poisoned, partial", Facts("OB1", grounds=grounds("G3"), grave_harm=True, ability="partial"), "serious"),
    ("stop selling tainted food", Facts("OB7", grave_harm=True), "serious"),
    ("refund of 300 yuan", Facts("OB1", outstanding=Decimal(300)), "minor"),
    ("guarantee, ability none", Facts("OB1", ability="none", outstanding=Decimal(40_000_000)), "minor"),
    ("eviction", Facts("OB3"), "minor"),
    ("eviction with violence", Facts("OB3", grounds=grounds("G2")), "general"),
    ("child not handed over", Facts("OB6", **CHILD), "general"),
    ("child, own tool still to fail", Facts("OB6", welfare=True), "minor"),
    ("trademark stop order", Facts("OB7"), "minor"),
    ("trademark stop order, several", Facts("OB7", grounds=grounds("G4", "G5")), "minor"),
    ("administrative fine 5,000", Facts("OB1", outstanding=Decimal(5000), **SURCHARGED), "minor"),
    ("administrative fine 900,000", Facts("OB1", outstanding=Decimal(900_000), **SURCHARGED), "minor"),
    ("fine evaded", Facts("OB1", grounds=grounds("G3"), **SURCHARGED), "serious"),
    (
        "medical, half paid",
        Facts("OB1", protected=True, arrears=4, performed_share=Decimal("0.5")),
        "general",
    ),
    ("debt", Facts("OB1", outstanding=Decimal(500_000)), "general"),
    ("debt, plan kept", Facts("OB1", outstanding=Decimal(500_000), plan_kept=True), "minor"),
    ("debt, false report only", Facts("OB1", grounds=grounds("G4")), "general"),
    ("debt, two conducts", Facts("OB1", grounds=grounds("G4", "G5")), "serious"),
    ("small sum, false report", Facts("OB1", grounds=grounds("G4"), outstanding=Decimal(300)), "general"),
    ("grave harm, half paid", Facts("OB1", grave_harm=True, performed_share=Decimal("0.5")), "general"),
    ("grave harm, partial", Facts("OB1", grave_harm=True, ability="partial"), "general"),
    ("grave harm, none", Facts("OB1", grave_harm=True, ability="none"), "minor"),
    ("grave harm, act, partial", Facts("OB7", grave_harm=True, ability="partial"), "general"),
    ("order without a listing", Facts("OB1", grounds=frozenset(), outstanding=Decimal(300)), "minor"),
    ("wages, ability partial", Facts("OB1", protected=True, arrears=5, ability="partial"), "minor"),
    ("eviction, a child lives there", Facts("OB3", **CHILD), "minor"),
    ("hand over a book", Facts("OB2"), "general"),
]


@pytest.mark.parametrize(("facts", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_a_default_is_graded_as_the_table_says(facts: Facts, expected: str, policy: Policy):
    assert grade(facts, policy).grade == expected


def test_scenario_44_and_46_the_apology_is_below_the_compensation(policy: Policy):
    apology = grade(Facts("OB6", expressive=True, grounds=grounds("G3"), grave_harm=True), policy)
    compensation = grade(Facts("OB1", grounds=grounds("G3"), grave_harm=True), policy)

    assert (apology.grade, compensation.grade) == ("minor", "serious")


def test_a_further_ground_does_not_make_grave_harm_milder(policy: Policy):
    partial = Facts("OB1", grave_harm=True, ability="partial", grounds=grounds("G4"))

    assert grade(partial, policy).grade == "general"


def test_another_personal_act_is_serious_only_by_grave_harm(policy: Policy):
    several = Facts("OB6", grounds=grounds("G2", "G3", "G4"), **CHILD)

    assert grade(several, policy).grade == "general"
    assert grade(Facts("OB6", grave_harm=True), policy).grade == "serious"


def test_each_raise_and_each_lower_counts_once_and_different_ones_add_up(policy: Policy):
    facts = Facts(
        "OB1",
        grounds=grounds("G2", "G3"),
        protected=True,
        arrears=3,
        performed_share=Decimal("0.6"),
        plan_kept=True,
    )
    graded = grade(facts, policy)

    assert [(row.step, row.code, row.effect) for row in graded.reasons] == [
        ("base", "kind", "general"),
        ("raise", "obstruction_or_evasion", "+1"),
        ("raise", "several_grounds", "+1"),
        ("raise", "protected_interest_in_arrears", "+1"),
        ("lower", "half_performed", "-1"),
        ("lower", "plan_kept", "-1"),
    ]
    assert graded.grade == "serious"


def test_the_reasons_name_what_each_step_read_and_did(policy: Policy):
    graded = grade(Facts("OB7", grave_harm=True), policy)

    assert [row.as_dict() for row in graded.reasons] == [
        {"step": "base", "code": "kind", "reads": {"kind": "OB7"}, "effect": "minor"},
        {
            "step": "floor",
            "code": "grave_harm",
            "reads": {"grave_harm": "true", "ability": "full", "grounds": "G1", "performed_share": "0"},
            "effect": "serious",
        },
    ]


@pytest.mark.parametrize(
    ("facts", "step", "code"),
    [
        (Facts("OB1", grounds=grounds("G2", "G4")), "clip", "three_grades"),
        (Facts("OB1", protected=True, arrears=9), "gate", "nothing_makes_it_serious"),
        (Facts("OB3", grave_harm=True), "floor", "grave_harm"),
        (Facts("OB6", expressive=True, grounds=grounds("G3")), "cap", "expressive_act"),
        (Facts("OB6", grounds=grounds("G2", "G4")), "cap", "personal_act"),
        (Facts("OB7", grounds=grounds("G3")), "cap", "omission"),
    ],
)
def test_a_step_that_moved_the_grade_is_the_last_reason(facts: Facts, step: str, code: str, policy: Policy):
    graded = grade(facts, policy)

    assert (graded.reasons[-1].step, graded.reasons[-1].code) == (step, code)
    assert graded.reasons[-1].effect == graded.grade


@pytest.mark.parametrize(("grave_harm", "expected"), [(True, "serious"), (False, "general")])
def test_grave_harm_passes_the_gate_of_a_policy_that_starts_higher(grave_harm, expected, policy: Policy):
    stricter = replace(policy, base={**policy.base, "OB1": "serious"})

    assert grade(Facts("OB1", ability="unknown", grave_harm=grave_harm), stricter).grade == expected


@pytest.mark.parametrize(("prefix", "expected"), [("京", "minor"), ("豫", "general"), ("粤", "minor")])
def test_the_small_sum_is_the_provinces_own(prefix: str, expected: str, policy: Policy):
    facts = Facts("OB1", outstanding=Decimal(8000))

    assert grade(facts, policy.in_province(prefix)).grade == expected


def test_an_obligation_that_nobody_classified_cannot_be_graded(policy: Policy):
    with pytest.raises(DomainError) as refusal:
        grade(Facts("unclassified"), policy)

    assert refusal.value.code == Code.KIND_UNCLASSIFIED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("basis", "EB9"),
        ("grounds", frozenset({"G7"})),
        ("ability", "rich"),
        ("arrears", -1),
        ("outstanding", Decimal(-1)),
        ("performed_share", Decimal("1.1")),
    ],
)
def test_facts_that_no_finding_can_have_are_refused(field, value, policy):
    with pytest.raises(DomainError) as refusal:
        grade(Facts("OB1", **{field: value}), policy)

    assert refusal.value.code == Code.SEVERITY_FACTS_INVALID
    assert refusal.value.context == {"field": field}
