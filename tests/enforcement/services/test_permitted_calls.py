"""Every act, called by every role of its court and of another, by a partner and by a party: who is let in.

Who is refused has changed nothing; the ledger keeps that it was tried. What is said to those who are let in
is not asked here: the calls name as little as they can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Final

import pytest

from courts.models import LedgerEntry, Posting, User
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.permissions import PERMITTED
from courts.services import acts
from enforcement.services import assistance, consequences, print_faults, renditions, warning_papers, warnings
from tests.enforcement.services.calls import CALLS
from tests.enforcement.services.desk import Call, Desk
from tests.enforcement.services.test_permitted import ALLOWED, ROLES
from tests.factories import cases
from tests.factories.cases import World
from tests.factories.standing import fingerprint, position
from tests.factories.undoing import rolled_back

PRINTED: Final = renditions.Printed(b"%PDF", "1")
COURTS: Final = ("京0105", "京0106", "京03")
# Asked at another court than the one that enforces the case.
ASKED_AT: Final = {
    "transfers.accept": "京0106",
    "reconsiderations.uphold": "京03",
    "reconsiderations.dismiss": "京03",
    "party_remedies.decide": "京03",
}
# What a party may do for itself on the site, and the desk for it.
BY_PARTY: Final = frozenset({"reconsiderations.lodge"})

Staff = dict[tuple[str, str], User]


def staff(world: World) -> Staff:
    """Somebody of every role at each court."""
    return {(court, role): _employed(world, court, role) for court, role in product(COURTS, ROLES)}


def _employed(world: World, court: str, role: str) -> User:
    user = User.objects.create_user(username=f"{court}{role}", full_name=role, is_staff=True)
    Posting.objects.create(user=user, court=world.courts[court], role=role, from_day=cases.HIRED)
    return user


def people(code: str, desk: Desk, staff: Staff) -> Iterator[tuple[str, acts.Actor, bool]]:
    """Who tries this act: a name, the actor, whether the table lets it in."""
    home = ASKED_AT.get(code, "京0105")
    for (court, role), user in staff.items():
        yield f"{role} {court}", acts.of_user(user), court == home and role in ALLOWED[code].split()
    yield "partner", acts.partner("airline"), False
    yield "party", acts.party(desk.served.subject_id), code in BY_PARTY


def answer(desk: Desk, actor: acts.Actor, call: Call) -> str:
    """The code of the refusal, `done`, or what else came of the little that the call says."""
    try:
        with acts.begin(actor=actor, now=desk.world.now) as act:
            call(desk, act)
    except DomainError as refusal:
        return str(refusal.code)
    except Exception as problem:
        return type(problem).__name__
    return "done"


def wrongly_answered(code: str, desk: Desk, staff: Staff) -> Iterator[str]:
    """Who is let in against the table or kept out against it; each attempt is undone."""
    rows, before = fingerprint(), position()
    for name, actor, allowed in people(code, desk, staff):
        with rolled_back():
            said = answer(desk, actor, CALLS[code])
            if (said != Code.PERMISSION_DENIED) != allowed:
                yield f"{code} by {name}: {said}"
            elif not allowed:
                assert (fingerprint(), position()) == (rows, before + 1), f"{code} by {name}"
                assert _last() == ("refused", actor.kind, actor.id, {"refusal": said}), f"{code} by {name}"


def _last() -> tuple[str, str, str, dict[str, str]]:
    entry = LedgerEntry.objects.latest("position")
    return entry.code, entry.actor_kind, entry.actor_id, entry.payload


def test_every_act_lets_in_whom_the_table_names_and_a_refusal_changes_nothing(world: World) -> None:
    desk, everybody = Desk(world), staff(world)
    assert set(CALLS) == set(ALLOWED) == set(PERMITTED)
    assert [wrong for code in CALLS for wrong in wrongly_answered(code, desk, everybody)] == []


def test_the_duties_of_the_system_are_nobody_elses(world: World) -> None:
    listing = cases.listed_debtor(world)
    restriction = listing.restrictions.get()
    calls: list[Callable[[acts.Act], object]] = [
        lambda act: consequences.publish_due(act=act, listing_id=listing.pk),
        lambda act: consequences.remove_due(act=act, listing_id=listing.pk),
        lambda act: consequences.end_by_time(act=act, restriction_id=restriction.pk),
        lambda act: warnings.erase(act=act, warning_id=0),
        lambda act: assistance.issue(act=act, order_id=0, agency_id=0),
        lambda act: assistance.end(act=act, notice_id=0),
        lambda act: renditions.keep(act=act, document_id=0, printed=PRINTED),
        lambda act: warning_papers.keep(act=act, warning_id=0, printed=PRINTED),
        lambda act: print_faults.report(act=act, paper=listing.case.documents.all()[0], characters="U+1F600"),
    ]
    others = [
        *map(acts.of_user, staff(world).values()),
        acts.partner("airline"),
        acts.party(listing.subject_id),
    ]
    for call, actor in product(calls, others):
        with pytest.raises(DomainError, match=r"permission\.denied"), acts.begin(actor=actor) as act:
            call(act)
