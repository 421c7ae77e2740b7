"""What may a partner agency learn."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.disclosure import Memorandum, Scope, Told, check_asked, cut, told
from enforcement.rules.reach import reach
from enforcement.rules.windows import Window
from tests.factories.imposed import restriction

AIRLINE = Memorandum("airline", frozenset({"air"}), Window(date(2026, 1, 1), date(2026, 8, 31)))
TRAVEL = Memorandum(
    "travel",
    frozenset({"tourism", "luxury_venue"}),
    Window(date(2026, 1, 1)),
    (Window(date(2026, 5, 1), date(2026, 5, 31)),),
)
ALL = frozenset({"air", "tourism", "luxury_venue"})
SCOPES = [
    (date(2025, 12, 31), ALL, set()),
    (date(2026, 1, 1), ALL, {"air", "tourism", "luxury_venue"}),
    (date(2026, 5, 1), ALL, {"air"}),
    (date(2026, 5, 31), ALL, {"air"}),
    (date(2026, 6, 1), ALL, {"air", "tourism", "luxury_venue"}),
    (date(2026, 9, 1), ALL, {"tourism", "luxury_venue"}),
    (date(2026, 6, 1), {"tourism"}, {"tourism"}),
]


@pytest.mark.parametrize(("day", "in_force", "expected"), SCOPES)
def test_the_scope_is_what_runs_on_the_day_and_has_law(
    day: date, in_force: frozenset[str], expected: set[str]
) -> None:
    assert Scope.on([AIRLINE, TRAVEL], day, in_force).measures == expected


REFUSED = [
    ("real_estate", date(2026, 6, 1), ALL, Code.MEASURE_OUT_OF_SCOPE),
    ("air", date(2026, 9, 1), ALL, Code.MEMORANDUM_EXPIRED),
    ("air", date(2025, 12, 31), ALL, Code.MEMORANDUM_NOT_IN_FORCE),
    ("tourism", date(2026, 5, 15), ALL, Code.MEMORANDUM_SUSPENDED),
    ("air", date(2026, 6, 1), ALL - {"air"}, Code.MEASURE_WITHOUT_BASIS),
]


@pytest.mark.parametrize(("measure", "day", "in_force", "code"), REFUSED)
def test_scenarios_61_62_72_a_question_outside_the_memoranda_is_refused(
    measure: str, day: date, in_force: frozenset[str], code: Code
) -> None:
    with pytest.raises(DomainError) as refused:
        check_asked(measure, [AIRLINE, TRAVEL], day, in_force)
    assert refused.value.code == code


def test_scenario_62_the_last_day_of_a_memorandum_still_answers() -> None:
    assert check_asked("air", [TRAVEL, AIRLINE], date(2026, 8, 31), ALL) is AIRLINE


def test_a_renewed_memorandum_answers_for_the_expired_one() -> None:
    renewed = replace(AIRLINE, code="airline-2", window=Window(date(2026, 9, 1)))
    assert check_asked("air", [AIRLINE, renewed], date(2026, 9, 1), ALL) is renewed


def test_an_agency_sees_only_its_part_of_a_reach() -> None:
    day = date(2026, 10, 1)
    reached = reach([restriction(1, 1, ["air", "tourism", "vehicle"])], day)
    seen = cut(reached, Scope.on([AIRLINE, TRAVEL], day, ALL))
    assert seen == {"tourism": reached["tourism"]}


def test_what_is_told_holds_no_debt_judgment_or_obligation() -> None:
    assert {field.name for field in fields(Told)} == {
        "decision", "court", "measure", "legal_basis", "since", "until", "review_on",
    }  # fmt: skip


@pytest.mark.parametrize(("sealed", "decision"), [(False, "（2026）京0105执1号"), (True, None)])
def test_a_sealed_case_tells_no_decision_number(sealed: bool, decision: str | None) -> None:
    day = date(2026, 10, 1)
    causes = reach([restriction(1, 1, ["air"], sealed=sealed, review_on=date(2026, 12, 1))], day)["air"]
    assert told("air", causes) == (
        Told(
            decision=decision,
            court="北京市朝阳区人民法院",
            measure="air",
            legal_basis="consumption_3_1",
            since=date(2026, 9, 1),
            until=None,
            review_on=date(2026, 12, 1),
        ),
    )


def test_the_fingerprint_follows_the_measures_and_not_their_order() -> None:
    one, same = Scope(frozenset(["air", "tourism"])), Scope(frozenset(["tourism", "air"]))
    assert one.fingerprint() == same.fingerprint() != Scope(frozenset(["air"])).fingerprint()
