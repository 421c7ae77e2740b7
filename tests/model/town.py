"""The town of the model: two courts under one superior, and the people whom its cases are about.

| case | at | who owes what |
| --- | --- | --- |
| 0 | 京0105 | an adult: a sum and an apology whose own tools have failed |
| 1 | 京0105 | a child, who comes of age on ADULT_ON: a sum |
| 2 | 京0105 | a unit, with somebody who may stand behind it: a sum |
| 3 | 京0106 | the same adult: a small sum |
| 4 | 京0105 | a student with a campus loan |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from courts.models import Case, Circumstance, Posting, Subject, User
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.models import PartnerAgency
from enforcement.services import cases as case_services
from enforcement.services import drafts
from tests.factories import agencies, cases
from tests.factories.cases import NOTICE, World

ROLES: Final = ("clerk", "assistant", "judge", "chief", "president", "auditor")
BORN: Final = date(2008, 11, 24)
ADULT_ON: Final = date(2026, 11, 25)


@dataclass
class Town:
    """Its courts, its cases and everybody whom the feed may be about."""

    places: list[World]
    cases: list[Case]
    people: list[Subject]
    account: PartnerAgency

    def seat(self, case: Case) -> World:
        """The court that enforces this case now."""
        return next(place for place in self.places if place.court.pk == case.court_id)

    def elsewhere(self, case: Case) -> World:
        """The other of the two courts."""
        return next(place for place in self.places if place.court.pk != case.court_id)

    @property
    def today(self) -> date:
        return self.places[0].today

    def wait(self, days: int) -> None:
        """It is half past five in the evening, so many days later."""
        for place in self.places:
            place.on(place.today + timedelta(days=days), 17, 30)


def town(world: World) -> Town:
    """The town on the day on which every debtor was warned and found able to pay."""
    world.on(NOTICE)
    account = agencies.case_account().agency
    world.people["all_hands"] = _all_hands(world)
    other = replace(world, court=world.courts["京0106"], people=_people_of_the_other_court(world))
    adult = moves.person(world, "闻人舟", date(1985, 7, 21))
    child = moves.person(world, "闻人禾", BORN)
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    student = moves.person(world, "宇文稚", date(2005, 3, 4))
    bank = moves.company(world, "同舟商业保理有限公司", "仉督明")
    filed = [
        _filed(world, bank, cases.debt(adult, 86_400), cases.apology(adult)),
        _filed(world, bank, cases.debt(child, 3_000)),
        _filed(world, bank, cases.debt(unit, 3_000_000)),
        _filed(other, bank, cases.debt(adult, 500)),
        _filed(world, bank, cases.debt(student, 8_000)),
    ]
    cases.refused_twice(world, filed[0])
    cases.circumstance(world, filed[4], Circumstance.Kind.CAMPUS_LOAN_STUDENT)
    return Town([world, other], filed, [adult, child, unit, head, student], account)


def _filed(place: World, applicant: Subject, *owed: case_services.NewObligation) -> Case:
    case = moves.filed(place, owed, interest_rule="none", applicant=applicant)
    cases.able(place, case, assets=5_000_000)
    return case


def _people_of_the_other_court(world: World) -> dict[str, User]:
    roles = dict(zip(ROLES, ROLES, strict=True)) | {"second_judge": "judge"}
    return {name: _employed(world, "京0106", f"elsewhere_{name}", [role]) for name, role in roles.items()}


def _all_hands(world: World) -> User:
    """Somebody who holds every post at the court: may write, review and sign, but never one and the same text."""
    return _employed(world, "京0105", "all_hands", ROLES)


def _employed(world: World, court: str, name: str, roles: Sequence[str]) -> User:
    user = User.objects.create_user(username=name, full_name=name, is_staff=True)
    for role in roles:
        Posting.objects.create(user=user, court=world.courts[court], role=role, from_day=cases.HIRED)
    return user


# -- how far a case has come when an example begins --------------------------------------------------------------


def warned(town: Town, case: Case) -> None:
    """Nothing is decided."""


def ordered(town: Town, case: Case) -> Decision:
    """Restricted for the sum, without being listed."""
    place = town.seat(case)
    with place.act("judge") as act:
        draft = drafts.draft_restriction(
            act=act, case_id=case.pk, obligor_ids=[moves.obligors(case)[0].pk], reasons="未按期履行给付义务。"
        )
    return moves.served(place, moves.signed(place, draft))


def listed(town: Town, case: Case) -> None:
    """Listed for an unperformed debt, until it is performed."""
    cases.listed(town.seat(case), case)


def in_grace(town: Town, case: Case) -> None:
    """Listed, and not published for a month."""
    cases.listed(town.seat(case), case, grace_months=1, grace_reasons="正在筹款。")


def listed_for_a_term(town: Town, case: Case) -> None:
    """Listed for conduct, for two years."""
    cases.conduct(town.seat(case), case, "G4")
    cases.listed(town.seat(case), case, ["G4"])


def listed_for_both(town: Town, case: Case) -> None:
    """Listed for the debt and for conduct, each with its own clock."""
    cases.conduct(town.seat(case), case, "G4")
    cases.listed(town.seat(case), case, ["G1", "G4"])


def permitted(town: Town, case: Case) -> None:
    """Listed, with a permission to travel for a fortnight."""
    listed(town, case)
    first, last = (f"{town.today + timedelta(days=days)}" for days in (2, 16))
    moves.relieved(
        town.seat(case), "permit", case.decisions.get(kind="restrict"), "就医。", permission="need",
        items=["tourism"], purpose="就医", buy_from=first, buy_until=last, use_from=first, use_until=last,
    )  # fmt: skip


def reached(town: Town, case: Case) -> None:
    """The order on the unit reaches the person behind it."""
    cases.reached(town.seat(case), case, town.people[3], ordered(town, case))


BEGINNINGS: Final[Sequence[Callable[[Town, Case], object]]] = (
    warned, ordered, listed, permitted, in_grace, listed_for_a_term, listed_for_both, permitted,
)  # fmt: skip
