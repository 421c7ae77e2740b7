"""The limits of the three permissions, each of its own provision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courts.rules.errors import DomainError
from enforcement.models import Permission
from enforcement.rules import exemptions
from enforcement.rules.codes import Code
from enforcement.rules.exemptions import Exemption

DAY = date(2026, 1, 31)
NEED: dict[str, Any] = {"kind": "need", "items": frozenset({"tourism"})}
TEMPORARY: dict[str, Any] = {"kind": "temporary", "reason": "funeral", "evidence": "死亡证明"}
OWN_MONEY: dict[str, Any] = {"kind": "own_money", "reaches_linked": True, "evidence": "银行流水"}


def exemption(**given: Any) -> Exemption:
    asked: dict[str, Any] = {
        "kind": "need", "items": frozenset({"air"}), "purpose": "就医", "reaches_linked": False,
        "order_items": frozenset({"air", "rail_sleeper", "rail_high_speed", "tourism"}),
        "buy_from": DAY, "buy_until": DAY, "use_from": DAY, "use_until": DAY,
    }  # fmt: skip
    return Exemption(**asked | given)


ALLOWED = [
    NEED,
    NEED | {"use_until": date(2026, 12, 31)},
    TEMPORARY,
    TEMPORARY | {"items": exemptions.TRAVEL, "use_until": date(2026, 2, 28)},
    TEMPORARY | {"evidence": "", "evidence_follows": True},
    OWN_MONEY | {"items": frozenset({"tourism"}), "use_until": date(2026, 12, 31)},
]


@pytest.mark.parametrize("given", ALLOWED)
def test_what_its_provision_allows_passes(given: dict[str, Any]) -> None:
    exemptions.check(exemption(**given))


REFUSED = [
    ({"kind": "favour"}, Code.PERMISSION_KIND_UNKNOWN),
    (NEED | {"items": frozenset()}, Code.PERMISSION_BEYOND_ORDER),
    (NEED | {"items": frozenset({"luxury_venue"})}, Code.PERMISSION_BEYOND_ORDER),
    (NEED | {"purpose": " "}, Code.PERMISSION_NEEDS_PURPOSE),
    (TEMPORARY | {"items": frozenset({"air", "tourism"})}, Code.PERMISSION_ONLY_TRAVEL),
    (TEMPORARY | {"reason": ""}, Code.PERMISSION_NEEDS_REASON),
    (TEMPORARY | {"use_until": date(2026, 3, 1)}, Code.PERMISSION_BEYOND_MONTH),
    (
        TEMPORARY | {"use_from": date(2026, 2, 20), "use_until": date(2026, 3, 1)},
        Code.PERMISSION_BEYOND_MONTH,
    ),
    (TEMPORARY | {"evidence": ""}, Code.PERMISSION_NEEDS_EVIDENCE),
    (
        TEMPORARY | {"evidence": "", "evidence_follows": True, "reason": "important_exam"},
        Code.PERMISSION_NEEDS_EVIDENCE,
    ),
    (OWN_MONEY | {"reaches_linked": False}, Code.PERMISSION_ONLY_LINKED),
    (OWN_MONEY | {"evidence": ""}, Code.PERMISSION_NEEDS_EVIDENCE),
]


@pytest.mark.parametrize(("given", "code"), REFUSED)
def test_what_is_beyond_its_provision_is_refused(given: dict[str, Any], code: Code) -> None:
    with pytest.raises(DomainError) as caught:
        exemptions.check(exemption(**given))
    assert caught.value.code == code


def test_the_choices_of_the_table_are_those_of_the_rules() -> None:
    assert set(Permission.Kind.values) == set(exemptions.ARTICLES)
    assert tuple(Permission.Reason.values) == exemptions.REASONS


SIGNED_BY = [
    ("permit", {"permission": "need"}, "decisions.sign_relief"),
    ("permit", {"permission": "own_money"}, "decisions.sign_relief"),
    ("permit", {"permission": "temporary"}, "decisions.sign"),
    ("lift", {}, "decisions.sign_relief"),
    ("restrict", {}, "decisions.sign"),
]


@pytest.mark.parametrize(("kind", "content", "act"), SIGNED_BY)
def test_a_temporary_lifting_is_signed_as_burdens_are(kind: str, content: dict[str, str], act: str) -> None:
    assert exemptions.signing(kind, content) == act
