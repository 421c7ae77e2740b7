"""What holds for every history: the quote is full performance, and the feed replayed is what binds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courts.models import Case, Performance, Subject
from courts.rules.errors import DomainError
from courts.selectors import payoffs
from courts.services import acts
from defaulters.models import Listing, Objection
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.models import Change
from enforcement.services import filings, performances
from tests.factories import cases, remedies
from tests.factories.cases import LISTED, World

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CENTS = st.decimals(min_value=Decimal(10), max_value=Decimal(10**7), places=2)


@contextmanager
def undone(world: World) -> Iterator[None]:
    """What happens within is rolled back, so that one database serves all examples."""
    world.serials = count(1)
    with transaction.atomic():
        # The acts within take part as they do in any test.
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        yield
        transaction.set_rollback(True)


@FEW
@given(
    amount=CENTS,
    costs=st.decimals(min_value=0, max_value=5_000, places=2),
    rate=st.sampled_from([None, Decimal("0.0345"), Decimal("0.154")]),
    late=st.integers(min_value=0, max_value=900),
    short=st.sampled_from([Decimal(0), Decimal("1.00"), Decimal("1.01")]),
)
def test_paying_the_quote_on_its_day_leaves_nothing_owed_and_stays_the_restriction(
    world: World, amount: Decimal, costs: Decimal, rate: Decimal | None, late: int, short: Decimal
) -> None:
    with undone(world):
        interest: dict[str, Any] = {"ordinary_rate": rate, "ordinary_from": date(2025, 1, 1)} if rate else {}
        case = cases.debtor(
            world.on(cases.NOTICE), str(amount), interest_rule="civil_double", costs=costs, **interest
        )
        row = cases.ordered(world.on(LISTED), case).restrictions.get()
        day = LISTED + timedelta(days=late)
        quote = payoffs.quote(case, row.subject, day)
        cases.paid(world.on(day), case, str(quote.total - short))
        owed = payoffs.outstanding(case.judgment.obligations.get(), day)
        row.refresh_from_db()
        assert (owed, row.state) == ((Decimal(0), "stayed") if short <= 1 else (short, "active"))
        cases.assert_sound()


# -- the feed ---------------------------------------------------------------------------------------------------


@dataclass
class Mirror:
    """What a partner that only reads the feed knows: restriction -> the window of each item, and what is exempt."""

    held: dict[int, dict[str, tuple[date, date | None]]] = field(default_factory=dict)
    exempt: dict[int, list[tuple[list[str], date, date]]] = field(default_factory=dict)

    def read(self, change: Change) -> None:
        key = change.restriction_id
        assert key is not None
        told = dict.fromkeys(change.items, (change.from_day, change.until_day))
        if change.kind in ("imposed", "reinstated"):
            self.held[key] = told
        elif change.kind == "exempted":
            assert change.until_day is not None
            self.exempt.setdefault(key, []).append((change.items, change.from_day, change.until_day))
        elif change.kind == "stayed" and key in self.held:
            before = change.from_day - timedelta(days=1)
            self.held[key] = {
                code: (first, before if last is None else min(last, before))
                for code, (first, last) in self.held[key].items()
            }
        elif change.kind != "corrected":
            self.held.pop(key, None)
        elif key in self.held and change.reason == "basis_lapsed":
            self.held[key] |= told

    def bound(self, day: date) -> set[str]:
        found: set[str] = set()
        for key, windows in self.held.items():
            freed = {code for codes, a, b in self.exempt.get(key, ()) if a <= day <= b for code in codes}
            binding = {code for code, (a, b) in windows.items() if a <= day and (b is None or day <= b)}
            found |= binding - freed
        return found


@dataclass
class History:
    """One person, two cases: G1 and a timed ground."""

    world: World
    subject: Subject
    cases: list[Case]

    def listing(self, which: int) -> Listing:
        return Listing.objects.filter(case=self.cases[which]).latest("pk")


def history(world: World) -> History:
    untimed = cases.debtor(world.on(cases.NOTICE), 1_000_000)
    subject = moves.obligors(untimed)[0].subject
    timed = moves.filed(world, [cases.debt(subject, 300)], interest_rule="none")
    cases.able(world, timed)
    cases.conduct(world, timed, "G4")
    cases.listed(world.on(LISTED), untimed, grace_months=1)
    cases.listed(world, timed, ["G4"])
    return History(world, subject, [untimed, timed])


def pay(of: History, which: int) -> None:
    cases.paid(of.world, of.cases[which], 2_000_000)


def reverse(of: History, which: int) -> None:
    last = Performance.objects.filter(case=of.cases[which], state="confirmed").last()
    if last is not None:
        with of.world.act("chief") as act:
            performances.reverse(act=act, performance_id=last.pk, reason="退汇。")


def permit(of: History, which: int) -> None:
    today = of.world.today
    window = {f"{verb}_{end}": (today + timedelta(days=2 + plus)).isoformat()
              for verb in ("buy", "use") for end, plus in (("from", 0), ("until", 9))}  # fmt: skip
    order = of.listing(which).decision.pair
    moves.relieved(
        of.world, "permit", order, "就医。", permission="need", items=["tourism"], purpose="就医", **window
    )


def consent(of: History, which: int) -> None:
    moves.relieved(of.world, "delete", of.listing(which).decision, "同意。", reason="D3")


def cancel(of: History, which: int) -> None:
    moves.relieved(of.world, "cancel", of.listing(which).decision, "同名。")


def delete_early(of: History, which: int) -> None:
    moves.relieved(of.world, "early_delete", of.listing(which).decision, "已履行。")


def correct(of: History, which: int) -> None:
    moves.relieved(of.world, "correct", of.listing(which).decision, "有误。", after={"sex": "female"})


def list_again(of: History, which: int) -> None:
    cases.able(of.world, of.cases[which], 3_000_000)
    cases.listed(of.world, of.cases[which])


def claim(of: History, which: int) -> None:
    with acts.begin(actor=acts.party(of.subject.pk), now=of.world.now) as act:
        filings.lodge(
            act=act, kind="not_me", subject_id=of.subject.pk, case_id=of.cases[which].pk, text="同名。",
            contact="电话",
        )  # fmt: skip


def object_(of: History, which: int) -> None:
    remedies.lodged(of.world, of.listing(which).decision, "not_me")


def dismiss(of: History, which: int) -> None:
    found = Objection.objects.filter(case=of.cases[which], state="lodged").last()
    if found is not None:
        remedies.dismissed(of.world, remedies.admitted(of.world, found))


def evening(of: History, which: int) -> None:
    for job in (tasks.publish_due, tasks.remove_due, tasks.end_by_time):
        job(of.world.now)


STEPS: list[Callable[[History, int], None]] = [
    pay, reverse, permit, consent, cancel, delete_early, correct, list_again, claim, object_, dismiss, evening,
]  # fmt: skip
A_STEP = st.tuples(st.sampled_from(STEPS), st.integers(0, 1), st.integers(0, 400))


@FEW
@given(steps=st.lists(A_STEP, min_size=1, max_size=6))
def test_the_feed_replayed_is_what_binds_on_that_day_and_later(
    world: World, steps: list[tuple[Callable[[History, int], None], int, int]]
) -> None:
    with undone(world):
        told, mirror, position = history(world), Mirror(), 0
        for step, which, days in steps:
            world.on(world.today + timedelta(days=days), 17, 30)
            try:
                with transaction.atomic():
                    transaction.get_connection().atomic_blocks[-1]._from_testcase = True
                    step(told, which)
            except DomainError:
                pass  # not possible in this state: nothing has changed, which the mirror shows
            for change in Change.objects.filter(entry__gt=position).order_by("entry"):
                mirror.read(change)
                position = change.pk
            asked = [world.today, world.today + timedelta(days=3), world.today + timedelta(days=40)]
            assert [mirror.bound(day) for day in asked] == [cases.bound(told.subject, day) for day in asked]
        cases.assert_sound()
