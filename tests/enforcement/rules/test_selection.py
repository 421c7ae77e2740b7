"""Which items may an order name."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from courts.rules.errors import DomainError
from enforcement.rules.catalogue import LegalBasis, bases_in_force
from enforcement.rules.codes import Code
from enforcement.rules.selection import KINDS, Schedule, check_schedule, choose, items

ACT = {"luxury_venue", "tourism"}
MINOR = ACT | {"real_estate", "office_lease", "vehicle", "insurance"}
GENERAL = MINOR | {"air", "rail_sleeper", "ship_cabin", "rail_high_speed"}
SERIOUS = GENERAL | {"private_school"}
TABLE = [
    *[("minor", kind, MINOR) for kind in KINDS[:5]],
    *[("minor", kind, ACT) for kind in KINDS[5:]],
    *[("general", kind, GENERAL) for kind in KINDS],
    *[("serious", kind, SERIOUS) for kind in KINDS],
]


def changed(seed: dict[str, Any], column: int, **given: Any) -> Schedule:
    copy = deepcopy(seed)
    copy["columns"][column] |= given
    return Schedule.from_dict(copy)


def with_basis(schedule: Schedule) -> dict[str, frozenset[str]]:
    return {measure: frozenset({"consumption_3_1"}) for measure in schedule.measures()}


@pytest.mark.parametrize(("grade", "kind", "expected"), TABLE)
def test_the_published_table(schedule: Schedule, grade: str, kind: str, expected: set[str]) -> None:
    assert items(grade, kind, schedule) == expected


def test_scenario_46_an_apology_carries_a_proper_part_of_what_hurt_children_carry(schedule: Schedule) -> None:
    apology, compensation = items("minor", "OB6", schedule), items("serious", "OB1", schedule)
    assert apology < compensation
    assert compensation - apology == SERIOUS - ACT


@pytest.mark.parametrize(("grade", "kind"), [("minor", "unclassified"), ("grave", "OB1")])
def test_an_unknown_grade_or_kind_carries_nothing_but_a_refusal(
    schedule: Schedule, grade: str, kind: str
) -> None:
    with pytest.raises(DomainError) as refused:
        items(grade, kind, schedule)
    assert refused.value.code == Code.SCHEDULE_NO_COLUMN


def test_the_seed_may_be_published_on_its_first_day(
    schedule: Schedule, measures: list[dict[str, Any]], legal_bases: dict[str, LegalBasis]
) -> None:
    named = {measure["code"]: measure["legal_bases"] for measure in measures}
    check_schedule(schedule, bases_in_force(named, legal_bases.values(), schedule.valid_from))


REFUSED = [
    (0, {"items": []}, Code.SCHEDULE_EMPTY_SET),
    (1, {"items": [*MINOR, "private_school"]}, Code.SCHEDULE_NOT_NESTED),
    (3, {"items": [*SERIOUS - {"air"}]}, Code.SCHEDULE_NOT_NESTED),
    (0, {"items": [*MINOR]}, Code.SCHEDULE_ACT_NOT_SMALLER),
    (1, {"items": [*ACT]}, Code.SCHEDULE_ACT_NOT_SMALLER),
]


@pytest.mark.parametrize(("column", "given", "code"), REFUSED)
def test_a_schedule_that_is_empty_not_nested_or_blind_to_acts_is_refused(
    schedule_seed: dict[str, Any], column: int, given: dict[str, Any], code: Code
) -> None:
    schedule = changed(schedule_seed, column, **given)
    with pytest.raises(DomainError) as refused:
        check_schedule(schedule, with_basis(schedule))
    assert refused.value.code == code


@pytest.mark.parametrize("bases", [frozenset(), None])
def test_scenario_72_a_schedule_with_a_measure_that_no_law_carries_is_refused(
    schedule: Schedule, bases: frozenset[str] | None
) -> None:
    known = with_basis(schedule)
    known.pop("air")
    if bases is not None:
        known["air"] = bases
    with pytest.raises(DomainError) as refused:
        check_schedule(schedule, known)
    assert refused.value.code == Code.SCHEDULE_MEASURE_WITHOUT_BASIS
    assert refused.value.context["measure"] == "air"


@pytest.mark.parametrize(
    ("kinds", "pairs"),
    [
        (["OB6"], [("minor", "OB7")]),
        (["OB6", "OB7", "OB1"], [("minor", "OB1")]),
        (["OB6", "OB7", "OB8"], [("minor", "OB8")]),
    ],
)
def test_a_schedule_names_each_pair_exactly_once(
    schedule_seed: dict[str, Any], kinds: list[str], pairs: list[tuple[str, str]]
) -> None:
    with pytest.raises(DomainError) as refused:
        changed(schedule_seed, 0, kinds=kinds)
    assert refused.value.code == Code.SCHEDULE_MALFORMED
    assert refused.value.context["pairs"] == pairs


def test_the_whole_set_is_chosen_without_a_word(schedule: Schedule) -> None:
    assert choose(sorted(GENERAL), "general", "OB1", schedule, {}) == GENERAL


def test_an_item_is_dropped_with_a_written_reason(schedule: Schedule) -> None:
    reasons = {"air": "须乘机赴外地工地履行劳务合同"}
    assert choose(GENERAL - {"air"}, "general", "OB1", schedule, reasons) == GENERAL - {"air"}


CHOICES = [
    ([], {}, Code.ORDER_NO_ITEMS),
    ([*MINOR, "air"], {}, Code.ORDER_BEYOND_SCHEDULE),
    ([*MINOR - {"vehicle"}], {}, Code.ORDER_DROP_WITHOUT_REASON),
    ([*MINOR - {"vehicle"}], {"vehicle": " "}, Code.ORDER_DROP_WITHOUT_REASON),
    ([*MINOR - {"vehicle"}], {"insurance": "有理由"}, Code.ORDER_DROP_WITHOUT_REASON),
]


@pytest.mark.parametrize(("proposed", "reasons", "code"), CHOICES)
def test_scenario_47_no_items_more_items_or_fewer_without_reason_are_refused(
    schedule: Schedule, proposed: list[str], reasons: dict[str, str], code: Code
) -> None:
    with pytest.raises(DomainError) as refused:
        choose(proposed, "minor", "OB1", schedule, reasons)
    assert refused.value.code == code
