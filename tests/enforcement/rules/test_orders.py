"""May this restriction order be made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.orders import Order, check_order

ORDER = Order(
    items=frozenset({"air"}),
    from_day=date(2026, 9, 1),
    until=None,
    review_on=date(2026, 12, 1),
    consequences="违反限制消费令的，依法予以罚款、拘留；情节严重，构成犯罪的，追究刑事责任。",
    basis="art1_1",
    kind="OB1",
    performed=False,
    listed=False,
)
ALLOWED = [
    {},
    {"kind": "OB2"},
    {"until": date(2027, 3, 1), "review_on": None},
    {"until": date(2026, 9, 1)},
    {"basis": "art1_2", "listed": True, "kind": "OB6"},
]
REFUSED = [
    ({"basis": "art1_1", "kind": "OB6"}, Code.ORDER_NO_DUTY_TO_PAY, "44"),
    ({"performed": True}, Code.ORDER_NO_DUTY_TO_PAY, "44"),
    ({"basis": "art1_2"}, Code.ORDER_NOT_LISTED, "44"),
    ({"basis": "art9"}, Code.ORDER_BASIS_UNKNOWN, "44"),
    ({"items": frozenset()}, Code.ORDER_NO_ITEMS, "47"),
    ({"basis": "art1_2", "listed": True, "items": frozenset()}, Code.ORDER_NO_ITEMS, "47"),
    ({"review_on": None}, Code.ORDER_NO_PERIOD, "48"),
    ({"until": date(2026, 8, 31)}, Code.ORDER_PERIOD_REVERSED, "48"),
    ({"consequences": " "}, Code.ORDER_NO_CONSEQUENCES, "48"),
    ({"minor": True}, Code.ORDER_ON_MINOR, "53"),
]


@pytest.mark.parametrize("given", ALLOWED)
def test_an_order_with_person_content_and_ground_is_made(given: dict[str, Any]) -> None:
    check_order(replace(ORDER, **given))


@pytest.mark.parametrize(
    ("given", "code"), [row[:2] for row in REFUSED], ids=[f"scenario_{row[2]}-{row[1]}" for row in REFUSED]
)
def test_an_order_that_lacks_something_is_refused(given: dict[str, Any], code: Code) -> None:
    with pytest.raises(DomainError) as refused:
        check_order(replace(ORDER, **given))
    assert refused.value.code == code


def test_scenario_44_the_thousand_yuan_are_paid_and_the_apology_alone_grounds_no_order() -> None:
    with pytest.raises(DomainError) as refused:
        check_order(replace(ORDER, kind="OB6"))
    assert refused.value.article == "法释〔2015〕17号 art.1(1)"
