"""What holds for every history: the quote is full performance, and a partner's mirror answers as the court does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courts.models import Case, Performance, Subject
from courts.models.secrets import decrypt
from courts.rules.errors import DomainError
from courts.selectors import payoffs
from courts.selectors.subjects import display_name
from courts.services import acts
from defaulters.models import Listing, Objection
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.mirror import answers
from enforcement.mirror.config import Config
from enforcement.mirror.store import Store
from enforcement.models import PartnerAgency
from enforcement.rules.purposes import Purpose
from enforcement.rules.questions import Person, Question
from enforcement.services import checks, filings, performances
from tests.factories import agencies, cases, mirrors, remedies
from tests.factories.cases import LISTED, World
from tests.factories.undoing import nested, undone

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CENTS = st.decimals(min_value=Decimal(10), max_value=Decimal(10**7), places=2)


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


MEASURES = ("air", "tourism", "luxury_venue")
ASKED = list(product(MEASURES, (Purpose.SALE, Purpose.CHECK_IN), (0, 3, 40)))


@dataclass
class Partner:
    """An agency that asks the court and its own mirror the same."""

    agency: PartnerAgency
    config: Config
    store: Store
    person: Person

    def caught_up(self, world: World) -> None:
        with time_machine.travel(world.now, tick=False):
            if not mirrors.follower(self.config, self.store).catch_up():
                tasks.build_snapshots(world.now)
                assert mirrors.follower(self.config, self.store).catch_up()

    def live(self, world: World) -> list[str]:
        return [
            checks.answer(agency=self.agency, question=question, now=world.now).replies[0].verdict
            for question in self._questions(world)
        ]

    def mirrored(self, world: World) -> list[str]:
        return [
            answers.answer(self.store, self.config, question, world.now)[0].verdict
            for question in self._questions(world)
        ]

    def _questions(self, world: World) -> Iterator[Question]:
        for measure, purpose, days in ASKED:
            yield Question(measure, purpose, "counter", [self.person], world.today + timedelta(days=days))


def partner(of: Subject, folder: Path) -> Partner:
    """With an empty mirror."""
    credential = agencies.enlisted("tours", "hotel", MEASURES, valid_from=date(2020, 1, 1), binds="carriage")
    config = mirrors.config(credential, folder)
    config.database.unlink(missing_ok=True)
    document = of.documents.get()
    person = Person(document.id_type, decrypt(document.number), display_name(of), document.issuer)
    return Partner(credential.agency, config, Store(config.database), person)


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
@given(steps=st.lists(A_STEP, min_size=1, max_size=6), begins=st.integers(0, 3))
def test_a_mirror_of_snapshot_and_feed_answers_as_the_court_does(
    world: World,
    tmp_path: Path,
    steps: list[tuple[Callable[[History, int], None], int, int]],
    begins: int,
) -> None:
    with undone(world):
        told = history(world)
        tours = partner(told.subject, tmp_path)
        for number, (step, which, days) in enumerate(steps):
            world.on(world.today + timedelta(days=days), 17, 30)
            try:
                with nested():
                    step(told, which)
            except DomainError:
                pass  # not possible in this state: nothing has changed, which the mirror shows
            if number >= begins:
                tours.caught_up(world)
                assert tours.mirrored(world) == tours.live(world)
        tours.store.close()
        cases.assert_sound()
