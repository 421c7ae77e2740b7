"""What does a performance set free, and what does its reversal bring back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from enforcement.rules.release import (
    Duty,
    HeldListing,
    HeldRestriction,
    Reinstatement,
    Release,
    Removal,
    on_performance,
    on_reversal,
)

PAID, OWED = Duty(1, Decimal(0)), Duty(1, Decimal("0.01"))
APOLOGY_OWED, APOLOGY_MADE = Duty(2, None), Duty(2, None, done=True)
MONEY, APOLOGY = HeldRestriction(11, 1, "active"), HeldRestriction(12, 2, "active")


def listing(
    grounds: set[str], *, state: str = "published", obligations: frozenset[int] = frozenset({1, 2})
) -> HeldListing:
    return HeldListing(obligations, frozenset(grounds), state)


def test_scenario_44_the_money_is_paid_and_only_its_own_restriction_stops() -> None:
    release = on_performance([PAID, APOLOGY_OWED], [APOLOGY, MONEY], listing({"G1"}))
    assert release == Release(stay=(11,), drop=(), shield=False, removal=Removal.NONE)


def test_one_fen_owed_sets_nothing_free() -> None:
    release = on_performance([OWED, APOLOGY_OWED], [MONEY, APOLOGY], listing({"G1"}))
    assert release == Release(stay=(), drop=(), shield=False, removal=Removal.NONE)


FULL = [
    ({"G1"}, False, Removal.DELETE, "D1"),
    ({"G1"}, True, Removal.DELETE, "D2"),
    ({"G4"}, False, Removal.EARLY_DELETION, ""),
    ({"G1", "G4"}, False, Removal.EARLY_DELETION, ""),
]


@pytest.mark.parametrize(("grounds", "settled", "removal", "event"), FULL)
def test_scenarios_21_26_full_performance_shields_and_makes_the_removal_due(
    grounds: set[str], settled: bool, removal: Removal, event: str
) -> None:
    release = on_performance([PAID, APOLOGY_MADE], [MONEY, APOLOGY], listing(grounds), settled=settled)
    assert release == Release(stay=(11, 12), drop=(), shield=True, removal=removal, event=event)


def test_scenario_18_performed_in_grace_nothing_is_published() -> None:
    pending = HeldRestriction(11, 1, "pending")
    waiting = listing({"G1"}, state="pending", obligations=frozenset({1}))
    release = on_performance([PAID], [pending], waiting)
    assert release == Release(stay=(), drop=(11,), shield=False, removal=Removal.DROP)


def test_scenario_52_an_order_without_a_listing_stops_with_its_debt() -> None:
    assert on_performance([PAID], [MONEY], None) == Release((11,), (), shield=False, removal=Removal.NONE)


@pytest.mark.parametrize(
    ("state", "stayed_for", "stay"),
    [("stayed", "performance", ()), ("stayed", "security", (11,)), ("lifted", "", ()), ("cancelled", "", ())],
)
def test_what_stops_already_is_not_stopped_twice(state: str, stayed_for: str, stay: tuple[int, ...]) -> None:
    held = HeldRestriction(11, 1, state, stayed_for)
    assert on_performance([PAID], [held], None).stay == stay


@pytest.mark.parametrize(
    ("state", "shield", "removal"),
    [("shielded", False, Removal.DELETE), ("deleted", False, Removal.NONE), ("dropped", False, Removal.NONE)],
)
def test_a_listing_is_shielded_once_and_never_after_its_end(
    state: str, shield: bool, removal: Removal
) -> None:
    release = on_performance([PAID, APOLOGY_MADE], [], listing({"G1"}, state=state))
    assert (release.shield, release.removal) == (shield, removal)


STAYED = HeldRestriction(11, 1, "stayed", "performance")


def test_a_reversal_before_the_removal_brings_back_what_the_performance_had_stopped() -> None:
    apology = HeldRestriction(12, 2, "stayed", "performance")
    back = on_reversal([OWED, APOLOGY_MADE], [STAYED, apology], listing({"G1"}, state="shielded"))
    assert back == Reinstatement((11,), unshield=True, withdraw_removal=True, needs_new_decision=False)


def test_a_reversal_leaves_a_stay_for_another_reason_alone() -> None:
    back = on_reversal([OWED], [HeldRestriction(11, 1, "stayed", "security")], None)
    assert back == Reinstatement((), unshield=False, withdraw_removal=False, needs_new_decision=False)


@pytest.mark.parametrize("state", ["deleted", "dropped"])
def test_after_the_removal_only_a_new_decision_binds(state: str) -> None:
    lifted = HeldRestriction(11, 1, "lifted", "performance")
    back = on_reversal([OWED, APOLOGY_MADE], [lifted], listing({"G1"}, state=state))
    assert back == Reinstatement((), unshield=False, withdraw_removal=False, needs_new_decision=True)
