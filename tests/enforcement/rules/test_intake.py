"""One case number and one debtor come in once; what contradicts is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from enforcement.rules import exchange, intake
from enforcement.rules.exchange import RowRefused
from enforcement.rules.intake import Courts, Keyed, Standing, Taken
from tests.enforcement.rules.test_exchange import PERSON

FIRST, SECOND = UUID(int=1), UUID(int=2)
COURT = 5
ROW = exchange.read(2, PERSON, date(2026, 11, 24))


def decide(
    standing: Standing, digest: UUID = FIRST, name: UUID = FIRST, court: int = COURT, **changed: Any
) -> Taken | None:
    return intake.decide(Keyed(replace(ROW, **changed), digest, name), court, standing)


def refused(standing: Standing, **changed: Any) -> str:
    with pytest.raises(RowRefused) as refusal:
        decide(standing, **changed)
    return str(refusal.value.code)


@pytest.fixture
def standing() -> Standing:
    """A register in which the row stands."""
    register = Standing()
    taken = decide(register)
    assert taken is not None
    assert (taken.new_subject, taken.new_judgment, taken.new_obligation, taken.new_case) == (True,) * 4
    return register


def test_the_same_row_is_known(standing: Standing) -> None:
    assert decide(standing) is None


def test_another_debtor_of_the_same_duty_joins(standing: Standing) -> None:
    taken = decide(standing, digest=SECOND, name=SECOND)
    assert taken is not None
    assert (taken.new_subject, taken.new_judgment, taken.new_obligation, taken.new_case) == (
        True, False, False, False,
    )  # fmt: skip


def test_another_case_of_the_same_judgment_is_taken(standing: Standing) -> None:
    taken = decide(standing, case_number="（2026）京0105执恢9号")
    assert taken is not None
    assert (taken.new_obligation, taken.new_case) == (False, True)


def test_another_duty_of_the_same_debtor_in_the_same_case_is_refused(standing: Standing) -> None:
    assert refused(standing, duty="赔礼道歉") == "row.duty_differs"


def test_the_same_case_with_another_judgment_is_refused(standing: Standing) -> None:
    assert refused(standing, judgment_number="（2024）京0105民初1号") == "row.case_of_another_judgment"


def test_the_same_number_at_another_court_is_refused(standing: Standing) -> None:
    assert refused(standing, court=6) == "row.case_of_another_court"


def test_the_same_number_with_another_name_is_refused(standing: Standing) -> None:
    assert refused(standing, name=SECOND, case_number="（2026）京0105执恢9号") == "subject.name_differs"


def test_a_draft_needs_grounds_and_a_day_of_publication() -> None:
    for changed in ({"grounds": ()}, {"published_on": None}):
        taken = decide(Standing(), **changed)
        assert taken is not None
        assert not taken.is_draft


COURTS = Courts({"京0105": 5, "京0106": 6}, {"北京市朝阳区人民法院": 5, "北京市丰台区人民法院": 6})


@pytest.mark.parametrize(
    ("code", "name", "court"),
    [
        ("京0105", "北京市朝阳区人民法院", 5),
        ("京0105", "朝阳法院", 5),
        ("京0105", "", 5),
        ("", "北京市丰台区人民法院", 6),
    ],
)
def test_the_court_is_told_by_code_and_name(code: str, name: str, court: int) -> None:
    assert COURTS.of(replace(ROW, court_code=code, court_name=name)) == court


@pytest.mark.parametrize(
    ("code", "name", "field", "reason"),
    [
        ("京0105", "北京市丰台区人民法院", "courtName", "row.court_differs"),
        ("京0199", "北京市丰台区人民法院", "courtName", "row.court_differs"),
        ("京0199", "望澜县人民法院", "caseCode", "court.unknown"),
        ("", "望澜县人民法院", "courtName", "court.unknown"),
    ],
)
def test_a_court_that_is_unknown_or_contradictory_is_refused(
    code: str, name: str, field: str, reason: str
) -> None:
    with pytest.raises(RowRefused) as refusal:
        COURTS.of(replace(ROW, court_code=code, court_name=name))
    assert (refusal.value.field, str(refusal.value.code)) == (field, reason)
