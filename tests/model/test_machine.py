"""The town under random deeds, lawful and not, on random days: after each step everything that must hold holds.

Beat is switched off: the system's own duties run only when the example happens to run them, and what binds is
right nevertheless. The steps that were run are counted by what came of them; `pytest -rP` shows the numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from psycopg.pq import TransactionStatus

from courts.models import Case, LedgerEntry, User
from courts.rules.chain import GENESIS, entry_hash
from courts.selectors import ledger
from courts.services import acts
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.models import Change
from enforcement.rules.reach import Imposed, reach
from enforcement.selectors.reach import imposed_on
from enforcement.services import filings, performances
from tests.factories import cases, mirror
from tests.factories.cases import World
from tests.factories.standing import Standing
from tests.factories.undoing import undone
from tests.model import laws
from tests.model.deeds import DEEDS, Deed, Moment, NothingToDo
from tests.model.deeds.performed import reference
from tests.model.deeds.waiting import coming_up, waiting
from tests.model.town import BEGINNINGS, Town, reached, town
from tests.model.tried import tried

# The case that the example is mostly about, or another, counted from there.
WHICH: Final = st.sampled_from([0, 0, 0, 0, 1, 2, 3, 4])
NAMES: Final = st.sampled_from(sorted(DEEDS))
HANDED_IN: Final = st.sampled_from(["paid", "travel", "not_me", "not_me", "objection"])
DUTIES: Final = (tasks.publish_due, tasks.remove_due, tasks.end_by_time, tasks.erase_warnings)
NIGHT: Final = st.sampled_from([DUTIES, *((duty,) for duty in DUTIES)])
# The way from a draft to a listing, and on to its end, is long: a step along it is taken more often than the rest.
MOVES: Final = st.sampled_from(
    ["it_goes_on"] * 12
    + ["anything_is_done", "something_comes_up", "time_passes"] * 2
    + ["somebody_else_tries", "one_person_does_it", "somebody_hands_in"]
    + ["the_case_account_is_credited", "the_system_does_its_duty"]
)
# Who does what waits takes care, and errs now and then.
CAREFUL: Final = 12

COMMON: Final[dict[str, Any]] = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "database": None,
    "derandomize": True,
    # Shrinking takes minutes here: the steps that failed are printed as they are.
    "phases": [Phase.explicit, Phase.generate],
}
SHORT: Final = settings(max_examples=20, stateful_step_count=40, **COMMON)
LONG: Final = settings(max_examples=100, stateful_step_count=80, **COMMON)


@dataclass
class Tally:
    """The steps of all examples by (what was tried, what came of it), and what partners were told, by kind."""

    steps: Counter[tuple[str, str]] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)

    def done(self) -> int:
        """How many steps changed something."""
        return sum(number for (_, outcome), number in self.steps.items() if outcome == "done")


class Machine(RuleBasedStateMachine):
    """One example: a town that is rolled back at its end."""

    def __init__(self, start: Town, tally: Tally) -> None:
        super().__init__()
        self.town, self.tally, self.asked, self.main = start, tally, cases.LISTED, 0
        self.changed, self.standing, self.chained = True, Standing(), (0, GENESIS)
        self.changes: list[Change] = []
        self.imposed: dict[int, tuple[Imposed, ...]] = {}
        self.undo = undone(start.places[0])
        self.undo.__enter__()
        serials = count(1000)  # those below are the town's own
        for place in start.places:
            place.on(cases.LISTED).serials = serials

    def teardown(self) -> None:
        """Ask the product whether all of its ledger holds, and undo all.

        Where the database refused the last statement it gives no answer, and the example has failed already.
        """
        try:
            if connection.connection.info.transaction_status is not TransactionStatus.INERROR:
                cases.assert_sound()
        finally:
            self.undo.__exit__(None, None, None)
        self.tally.told.update(change.kind for change in self.changes)

    @initialize(
        adult=st.sampled_from(BEGINNINGS),
        unit=st.sampled_from([*BEGINNINGS, reached]),
        main=st.sampled_from([0, 0, 0, 2, 2, 3]),
    )
    def it_begins(self, adult: Callable[..., None], unit: Callable[..., None], main: int) -> None:
        """So far have the cases of the adult and of the unit come; one of the cases is what the example is about."""
        self.main = main
        adult(self.town, self.town.cases[0])
        unit(self.town, self.town.cases[2])

    @rule(move=MOVES, which=WHICH, days=st.integers(-300, 800), data=st.data())
    def something_happens(self, move: str, which: int, days: int, data: Any) -> None:
        """One step; the replay is asked about another day after each."""
        self.asked = self.town.today + timedelta(days=days)
        done = self.tally.done()
        getattr(self, move)(which, data)
        self.changed = self.tally.done() > done

    # -- what may happen -----------------------------------------------------------------------------------------

    def it_goes_on(self, which: int, data: Any) -> None:
        """What waits in the case is done by who may do it."""
        self.attempt(self.next(which, data), which, data, self.entitled, CAREFUL)

    def something_comes_up(self, which: int, data: Any) -> None:
        """Beside the way that a case usually takes."""
        name = data.draw(st.sampled_from(coming_up(self.case(which))))
        self.attempt(name, which, data, self.entitled, CAREFUL)

    def one_person_does_it(self, which: int, data: Any) -> None:
        """What waits in the case is tried by somebody with every role, whoever did the step before."""
        self.attempt(self.next(which, data), which, data, self.all_hands, CAREFUL)

    def anything_is_done(self, which: int, data: Any) -> None:
        """At the right moment or not, by who may do it."""
        self.attempt(data.draw(NAMES), which, data, self.entitled)

    def somebody_else_tries(self, which: int, data: Any) -> None:
        """Somebody without the role, or with it at another court."""
        name, who = data.draw(NAMES), data.draw(st.sampled_from([self.auditor, self.elsewhere]))
        assert self.attempt(name, which, data, who) != "done", name

    def somebody_hands_in(self, which: int, data: Any) -> None:
        """On the site, in an own case or another's."""
        case = self.case(which)
        person = data.draw(st.sampled_from([moves.obligors(case)[0].subject] * 5 + self.town.people))
        with (
            tried("hand_in", self.tally.steps, self.standing),
            acts.begin(actor=acts.party(person.pk), now=self.now) as act,
        ):
            filings.lodge(
                act=act, kind=data.draw(HANDED_IN), subject_id=person.pk, case_id=case.pk,
                text="请看。", contact="电话",
            )  # fmt: skip

    def the_case_account_is_credited(self, which: int, data: Any) -> None:
        """By the bank, in full or not."""
        case, account = self.case(which), self.town.account
        with (
            tried("credit", self.tally.steps, self.standing),
            acts.begin(actor=acts.partner(account.code), now=self.now) as act,
        ):
            moment = Moment(act, case, self.town, data)
            performances.credit(
                act=act, agency=account, case_number=case.number, amount=moment.amount(),
                value_day=moment.day(), reference=reference(),
            )  # fmt: skip

    def the_system_does_its_duty(self, which: int, data: Any) -> None:
        """The jobs run, or one of them, as late as it happens to."""
        with tried("duty", self.tally.steps, self.standing):
            if not sum(duty(self.now) for duty in data.draw(NIGHT)):
                raise NothingToDo

    def time_passes(self, which: int, data: Any) -> None:
        """A day, a week, half a year."""
        self.town.wait(data.draw(st.sampled_from([1, 1, 3, 3, 10, 40, 190])))
        self.tally.steps["time passes", "done"] += 1

    # -- who tries, and how --------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self.town.places[0].now

    def case(self, which: int) -> Case:
        found = self.town.cases[(self.main + which) % len(self.town.cases)]
        return Case.objects.get(pk=found.pk)

    def next(self, which: int, data: Any) -> str:
        """One of the deeds that wait in the case."""
        name: str = data.draw(st.sampled_from(waiting(self.case(which))))
        return name

    def entitled(self, deed: Deed, case: Case) -> User:
        """Somebody of the role at the right court."""
        if deed.court == "higher":
            return self.town.places[0].people["higher_judge"]
        place = self.town.seat(case) if deed.court == "own" else self.town.elsewhere(case)
        return place.people[deed.role]

    def elsewhere(self, deed: Deed, case: Case) -> User:
        """Somebody of the role at a court that has no say."""
        place = self.town.seat(case) if deed.court == "other" else self.town.elsewhere(case)
        return place.people[deed.role]

    def auditor(self, deed: Deed, case: Case) -> User:
        return self.town.seat(case).people["auditor"]

    def all_hands(self, deed: Deed, case: Case) -> User:
        return self.town.places[0].people["all_hands"]

    def attempt(
        self, name: str, which: int, data: Any, who: Callable[[Deed, Case], User], care: int = 3
    ) -> str:
        """Let somebody try; what came of it."""
        deed, case = DEEDS[name], self.case(which)
        with (
            tried(name, self.tally.steps, self.standing) as attempt,
            acts.begin(actor=who(deed, case), now=self.now) as act,
        ):
            deed.does(Moment(act, case, self.town, data, care))
        return attempt.outcome

    # -- what holds after each -----------------------------------------------------------------------------------

    # A step that did nothing was seen to leave every row as it was (`tried`): what held before it holds.

    @invariant()
    @precondition(lambda self: self.changed)
    def the_laws_hold(self) -> None:
        cases.commit()
        assert laws.broken() == {}

    @invariant()
    def the_feed_replays_to_what_binds(self) -> None:
        people, today = self.town.people, self.town.today
        if self.changed:
            self.changes = list(Change.objects.select_related("entry").order_by("entry"))
            self.imposed = imposed_on([person.pk for person in people])
        for person in people:
            mine = [change for change in self.changes if change.subject_id == person.pk]
            for day in (self.asked, today, today + timedelta(days=3)):
                binding = set(reach(self.imposed.get(person.pk, ()), day))
                assert mirror.at_the_end_of(day, mine).bound(day) == binding, (person.pk, day)

    @invariant()
    def the_chain_goes_on(self) -> None:
        """With each entry since the step before; those were not altered (`laws`)."""
        position, previous = self.chained
        for entry in LedgerEntry.objects.filter(position__gt=position).order_by("position"):
            assert (entry.position, entry.previous_hash) == (position + 1, previous)
            assert entry.hash == entry_hash(ledger.content(entry), previous)
            position, previous = entry.position, entry.hash
        head = ledger.head()
        assert (head.position, head.hash) == (position, previous)
        self.chained = position, previous


def run(world: World, profile: settings) -> Tally:
    """Run the machine, print what was tried and what came of it."""
    start, tally = town(world), Tally()

    class Started(Machine):
        def __init__(self) -> None:
            super().__init__(start, tally)

    run_state_machine_as_test(Started, settings=profile)
    print(f"{tally.steps.total()} steps, of which {tally.done()} did something")
    for name, number in sorted(tally.steps.items()):
        print(f"{number:6} {' '.join(name)}")
    print("told:", ", ".join(f"{number} {kind}" for kind, number in sorted(tally.told.items())))
    return tally


def test_what_must_hold_holds_after_every_step(world: World) -> None:
    tally = run(world, SHORT)
    assert tally.steps.total() >= 700
    assert tally.done() >= 400
    assert set(tally.told) >= {"imposed", "stayed", "lifted", "exempted", "cancelled"}


@pytest.mark.long
def test_what_must_hold_holds_after_every_step_of_many(world: World) -> None:
    tally = run(world, LONG)
    assert tally.steps.total() >= 7_500
    assert tally.done() >= 2_500
    assert set(tally.told) == set(Change.Kind.values)
    assert {name for name, _ in tally.steps} >= set(DEEDS)
