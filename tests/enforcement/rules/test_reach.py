"""What binds a person on a day, and what carries it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.reach import Imposed, Permission, Trip, asked, bound, freed, reach, without
from enforcement.rules.windows import Window
from tests.factories.imposed import ARTICLE_1, ARTICLE_3, restriction

START = date(2026, 9, 1)
DAYS = st.integers(0, 30).map(lambda n: START + timedelta(days=n))
CODES = st.sampled_from(["air", "tourism", "luxury_venue", "vehicle"])


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first = draw(DAYS)
    return Window(first, draw(st.none() | DAYS.filter(lambda day: day >= first)))


@st.composite
def permissions(draw: st.DrawFn) -> Permission:
    return Permission(
        draw(st.integers(1, 3)), draw(st.frozensets(CODES)), draw(windows()), draw(windows()), "illness"
    )


@st.composite
def restrictions(draw: st.DrawFn) -> Imposed:
    state = st.sampled_from(["pending", "active", "stayed", "lifted", "cancelled"])
    return restriction(
        draw(st.integers(1, 9)),
        draw(st.integers(1, 3)),
        draw(st.frozensets(CODES)),
        from_day=draw(DAYS),
        state=draw(state),
        until=draw(st.none() | DAYS),
        ended_on=draw(st.none() | DAYS),
        stays=tuple(draw(st.lists(windows(), max_size=2))),
        permissions=tuple(draw(st.lists(permissions(), max_size=2))),
        legal_basis=replace(ARTICLE_1, valid_until=draw(st.none() | DAYS)),
    )


SETS = st.lists(restrictions(), max_size=8)


@given(imposed=SETS, day=DAYS, judgment=st.integers(1, 3))
def test_removing_a_judgment_removes_exactly_what_only_it_carries(
    imposed: list[Imposed], day: date, judgment: int
) -> None:
    before, after = reach(imposed, day), reach(without(imposed, judgment), day)
    only_it = {code for code, causes in before.items() if {c.judgment_id for c in causes} == {judgment}}
    assert set(before) - set(after) == only_it == freed(imposed, judgment, day)
    assert after == {
        code: tuple(c for c in causes if c.judgment_id != judgment)
        for code, causes in before.items()
        if code not in only_it
    }


@given(imposed=SETS, day=DAYS, data=st.data())
def test_order_and_repetition_change_nothing(imposed: list[Imposed], day: date, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(imposed + imposed[:3]))
    assert list(reach(shuffled, day).items()) == list(reach(imposed, day).items())


@given(imposed=SETS, day=DAYS)
def test_no_code_stands_without_a_cause_and_permissions_only_take_off(
    imposed: list[Imposed], day: date
) -> None:
    reached, before = reach(imposed, day), bound(imposed, day)
    assert all(reached.values())
    assert all(set(causes) <= set(before[code]) for code, causes in reached.items())


WINDOWS = [
    ({}, date(2026, 8, 31), False),
    ({}, date(2026, 9, 1), True),
    ({"until": date(2026, 12, 1)}, date(2026, 12, 1), True),
    ({"until": date(2026, 12, 1)}, date(2026, 12, 2), False),
    ({"state": "pending"}, date(2026, 10, 1), False),
    ({"state": "cancelled"}, date(2026, 10, 1), False),
    ({"state": "lifted", "ended_on": date(2026, 10, 8)}, date(2026, 10, 7), True),
    ({"state": "lifted", "ended_on": date(2026, 10, 8)}, date(2026, 10, 8), False),
    ({"state": "stayed", "stays": (Window(date(2026, 10, 8)),)}, date(2026, 10, 7), True),
    ({"state": "stayed", "stays": (Window(date(2026, 10, 8)),)}, date(2026, 10, 8), False),
    ({"stays": (Window(date(2026, 10, 8), date(2026, 10, 11)),)}, date(2026, 10, 11), False),
    ({"stays": (Window(date(2026, 10, 8), date(2026, 10, 11)),)}, date(2026, 10, 12), True),
    ({"legal_basis": replace(ARTICLE_1, valid_until=date(2026, 9, 30))}, date(2026, 9, 30), True),
    ({"legal_basis": replace(ARTICLE_1, valid_until=date(2026, 9, 30))}, date(2026, 10, 1), False),
]


@pytest.mark.parametrize(("fields", "day", "binds"), WINDOWS)
def test_windows_are_whole_days_with_both_ends(fields: dict[str, Any], day: date, binds: bool) -> None:
    assert (list(reach([restriction(1, 1, ["air"], **fields)], day)) == ["air"]) is binds


def test_scenario_72_an_item_falls_with_its_own_provision_and_the_others_stay() -> None:
    gone = replace(ARTICLE_3, code="consumption_3_6", valid_until=date(2026, 9, 30))
    one = restriction(1, 1, ["air"])
    one = replace(one, items=one.items | restriction(1, 1, ["tourism"], bases=(gone,)).items)
    assert list(reach([one], date(2026, 9, 30))) == ["air", "tourism"]
    assert list(reach([one], date(2026, 10, 1))) == ["air"]


def test_the_cause_names_the_provision_that_is_in_force() -> None:
    later = LegalBasis("successor", "law", date(2026, 10, 1))
    one = restriction(1, 1, ["air"], bases=(replace(ARTICLE_3, valid_until=date(2026, 9, 30)), later))
    named = [reach([one], day)["air"][0].legal_basis for day in (date(2026, 9, 30), date(2026, 10, 1))]
    assert named == ["consumption_3_1", "successor"]


def test_scenario_54_the_second_court_still_blocks_after_the_first_has_lifted() -> None:
    first = restriction(1, 1, ["air", "tourism"], state="lifted", ended_on=date(2026, 10, 8))
    second = restriction(2, 2, ["air"], court="上海市浦东新区人民法院")
    reached = reach([first, second], date(2026, 10, 8))
    assert list(reached) == ["air"]
    assert [(cause.court, cause.judgment_id) for cause in reached["air"]] == [("上海市浦东新区人民法院", 2)]
    assert reach([first, replace(second, ended_on=date(2026, 11, 2))], date(2026, 11, 2)) == {}


def test_what_ends_if_a_judgment_is_performed() -> None:
    held = [restriction(1, 1, ["air", "tourism"]), restriction(2, 2, ["tourism", "vehicle"])]
    assert freed(held, 1, date(2026, 10, 1)) == {"air"}
    assert freed(held, 2, date(2026, 10, 1)) == {"vehicle"}


@given(imposed=SETS, used=DAYS, bought=st.none() | DAYS, code=CODES)
def test_what_is_asked_of_one_measure_is_what_is_reached_on_both_days(
    imposed: list[Imposed], used: date, bought: date | None, code: str
) -> None:
    days = (used if bought is None else bought, used)
    before = [bound(imposed, day).get(code, ()) for day in days]
    after = [reach(imposed, day, Trip(used, bought)).get(code, ()) for day in days]
    answer = asked(imposed, code, used=used, bought=bought)
    assert (answer.at_purchase, answer.at_use) == (bool(after[0]), bool(after[1]))
    assert answer.exempt is (all(before) and not all(after))
    told = {*before[0], *before[1]} if answer.exempt else {*after[0], *after[1]} if all(after) else set()
    assert set(answer.causes) == told
    assert len(answer.causes) == len(told)
    assert list(answer.causes) == sorted(
        answer.causes, key=lambda c: (c.since, c.restriction_id, c.legal_basis)
    )


FAMILY_FLIGHT = Permission(
    permission_id=7,
    items=frozenset({"air"}),
    travel=Window(date(2026, 12, 20), date(2026, 12, 24)),
    purchase=Window(date(2026, 12, 1), date(2026, 12, 10)),
    purpose="private",
)
TRIPS = [
    (date(2026, 12, 5), date(2026, 12, 24), True),
    (date(2026, 12, 10), date(2026, 12, 20), True),
    (date(2026, 12, 11), date(2026, 12, 24), False),
    (date(2026, 11, 30), date(2026, 12, 24), False),
    (date(2026, 12, 5), date(2026, 12, 25), False),
    (None, date(2026, 12, 22), True),
    (None, date(2026, 12, 25), False),
]


@pytest.mark.parametrize(("bought", "used", "exempt"), TRIPS)
def test_scenario_49_a_permission_frees_the_trip_that_it_names(
    bought: date | None, used: date, exempt: bool
) -> None:
    one = restriction(1, 1, ["air", "tourism"], permissions=(FAMILY_FLIGHT,))
    answer = asked([one], "air", bought=bought, used=used)
    assert (answer.exempt, answer.at_purchase and answer.at_use) == (exempt, not exempt)
    assert [cause.restriction_id for cause in answer.causes] == [1]
    assert "tourism" in reach([one], used, Trip(used=used, bought=bought))


def test_scenario_49_one_courts_permission_does_not_open_another_courts_order() -> None:
    held = [restriction(1, 1, ["air"], permissions=(FAMILY_FLIGHT,)), restriction(2, 2, ["air"])]
    answer = asked(held, "air", bought=date(2026, 12, 5), used=date(2026, 12, 22))
    assert (answer.exempt, answer.at_purchase, answer.at_use) == (False, True, True)
    assert [cause.restriction_id for cause in answer.causes] == [2]


def test_a_permission_for_the_only_order_on_the_day_of_purchase_frees_the_trip() -> None:
    ending = restriction(1, 1, ["air"], until=date(2026, 12, 10), permissions=(FAMILY_FLIGHT,))
    coming = restriction(2, 2, ["air"], from_day=date(2026, 12, 15))
    answer = asked([ending, coming], "air", bought=date(2026, 12, 5), used=date(2026, 12, 22))
    assert (answer.exempt, answer.at_purchase, answer.at_use) == (True, False, True)


USES = [
    ({}, date(2026, 12, 24), True, True),
    ({"until": date(2026, 12, 23)}, date(2026, 12, 24), True, False),
    ({"until": date(2026, 12, 24)}, date(2026, 12, 24), True, True),
    ({"from_day": date(2026, 12, 6)}, date(2026, 12, 24), False, True),
]


@pytest.mark.parametrize(("fields", "used", "at_purchase", "at_use"), USES)
def test_purchase_and_use_are_asked_apart(
    fields: dict[str, Any], used: date, at_purchase: bool, at_use: bool
) -> None:
    answer = asked([restriction(1, 1, ["air"], **fields)], "air", bought=date(2026, 12, 5), used=used)
    assert (answer.at_purchase, answer.at_use, answer.exempt) == (at_purchase, at_use, False)
    assert bool(answer.causes) is (at_purchase and at_use)
