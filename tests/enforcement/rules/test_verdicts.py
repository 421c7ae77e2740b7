"""What does a check answer, and what is the counter to do."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from enforcement.rules.purposes import Binds, Purpose, binding, buys
from enforcement.rules.reach import Asked, asked
from enforcement.rules.verdicts import DO, NOTHING, Answer, decide
from tests.factories.imposed import restriction

BOTH = Asked(at_purchase=True, at_use=True, exempt=False, causes=())
ENDS_BEFORE_USE = Asked(at_purchase=True, at_use=False, exempt=False, causes=())
BEGINS_AFTER_SALE = Asked(at_purchase=False, at_use=True, exempt=False, causes=())
EXEMPT = Asked(at_purchase=False, at_use=False, exempt=True, causes=())
KNOWN = {"identity_valid": True, "found": True, "name_matches": True}
TABLE = [
    ({"asked": BOTH}, "restricted", "refuse_sale"),
    ({"asked": ENDS_BEFORE_USE}, "clear", "sell"),
    ({"asked": BEGINS_AFTER_SALE}, "clear", "sell"),
    ({"asked": NOTHING}, "clear", "sell"),
    ({"asked": EXEMPT}, "exempt", "sell"),
    ({"asked": BOTH, "binding": False}, "clear", "sell"),
    ({"asked": BOTH, "name_matches": False}, "name_mismatch", "sell_and_report"),
    ({"asked": EXEMPT, "name_matches": False}, "name_mismatch", "sell_and_report"),
    ({"asked": NOTHING, "name_matches": False}, "clear", "sell"),
    ({"found": False}, "clear", "sell"),
    ({"identity_valid": False, "found": False, "name_matches": False}, "invalid", "sell"),
]


@pytest.mark.parametrize(("given", "verdict", "do"), TABLE)
def test_the_table_of_verdicts(given: dict[str, Any], verdict: str, do: str) -> None:
    answer = decide(**KNOWN | given)
    assert (answer.verdict, answer.do) == (verdict, do)


def test_scenario_63_a_restriction_in_its_grace_is_clear() -> None:
    pending = asked([restriction(1, 1, ["air"], state="pending")], "air", used=date(2026, 10, 1))
    assert decide(**KNOWN, asked=pending).verdict == Answer.CLEAR


def test_scenario_65_a_name_with_another_number_is_clear() -> None:
    assert decide(identity_valid=True, found=False, name_matches=True).verdict == Answer.CLEAR


def test_only_a_sure_hit_refuses_whatever_the_input() -> None:
    cases = [BOTH, ENDS_BEFORE_USE, BEGINS_AFTER_SALE, EXEMPT, NOTHING]
    for case, (valid, found, name, bites) in product(cases, product([True, False], repeat=4)):
        answer = decide(identity_valid=valid, found=found, name_matches=name, asked=case, binding=bites)
        sure = valid and found and name and bites and case is BOTH
        assert (answer.do == "refuse_sale") is sure


def test_every_verdict_has_its_deed() -> None:
    assert set(DO) == set(Answer)


BITES = [
    ("sale", True, True),
    ("change", True, True),
    ("group", True, True),
    ("check_in", False, True),
    ("return_leg", False, False),
    ("transit", False, False),
    ("rebooking", False, False),
]


@pytest.mark.parametrize(("purpose", "sale", "carriage"), BITES)
def test_a_memorandum_binds_the_sale_or_the_carriage(purpose: str, sale: bool, carriage: bool) -> None:
    assert binding(Purpose(purpose), Binds.SALE) is sale
    assert binding(Purpose(purpose), Binds.CARRIAGE) is carriage


def test_a_sale_a_change_and_a_group_buy_now() -> None:
    assert {purpose.value for purpose in Purpose if buys(purpose)} == {"sale", "change", "group"}


def test_every_purpose_is_in_the_table() -> None:
    assert {row[0] for row in BITES} == set(Purpose)
