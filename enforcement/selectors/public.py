"""What anybody may read who knows a person's name and full number, and what a counter's reference opens.

The same queries run whoever is asked about: for nobody they ask about subject 0. What has ended, by a decision
or by its own last day, is as if it had never been.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from courts.models import Case, Court, IdentityDocument, SubjectName
from courts.models.secrets import decrypt
from courts.rules import identity
from courts.rules.errors import DomainError
from courts.selectors.subjects import name_digest, number_digest
from defaulters.models import Listing, ListingGround
from enforcement.models import Change, Hit, Measure, Restriction
from enforcement.rules import reach, stays
from enforcement.selectors import catalogue
from enforcement.selectors.published import performance_of
from enforcement.selectors.reach import imposed_on

NOBODY = 0
_NO_NUMBER = UUID(int=0)


def number_digests(number: str, issuer: str = "CHN") -> list[UUID]:
    """The digests of all documents that `number` can be of; one that nothing bears if it can be of none."""
    found = []
    for id_type in sorted(identity.ID_TYPES):
        try:
            found.append(number_digest(identity.parse(id_type, number, issuer)))
        except DomainError:
            continue
    return found or [_NO_NUMBER]


def holder(name: str, number: str, issuer: str = "CHN") -> int:
    """Who bears both this name, in any of its forms, and this number; 0 for nobody. In one query."""
    found = SubjectName.objects.filter(
        digest=name_digest(name),
        subject__documents__digest__in=number_digests(number, issuer),
        subject__documents__ended_on=None,
    )
    return found.values_list("subject", flat=True).first() or NOBODY


@dataclass(frozen=True)
class Published:
    """One entry of the list: the text that was published, the grounds that run, the age on the day it is read."""

    text: dict[str, Any]
    days: dict[str, date | None]
    grounds: tuple[ListingGround, ...]
    age: int | None


@dataclass(frozen=True)
class Record:
    """What the public reads of a person: entries of the list, and orders that stand without one."""

    listings: tuple[Published, ...]
    orders: tuple[Restriction, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.listings or self.orders)


def record(subject_id: int, day: date) -> Record:
    """The published entries within their term on `day`, and the orders in force beside them; never sealed ones."""
    in_force = sorted(catalogue.in_force(day))
    running = ListingGround.objects.filter(Q(until_day=None) | Q(until_day__gte=day)).order_by("ground")
    shown = list(
        Listing.objects.filter(
            Exists(running.filter(listing=OuterRef("pk"))),
            subject=subject_id,
            state="published",
            published_on__lte=day,
            case__judgment__sealed=False,
        )
        .prefetch_related(Prefetch("grounds", running))
        .order_by("published_on", "pk")
    )
    orders = (
        _not_stayed_by_a_claim(Restriction.objects.binding(day), day)
        .filter(subject=subject_id, items__overlap=in_force, case__judgment__sealed=False)
        .select_related("case__court")
        .order_by("from_day", "pk")
    )
    return Record(tuple(_published(row, day) for row in shown), tuple(_beside(orders, shown)))


def _not_stayed_by_a_claim(rows: QuerySet[Restriction], day: date) -> QuerySet[Restriction]:
    """Without those that an undecided claim "that is not me" stays on `day`."""
    told = Change.objects.filter(restriction=OuterRef("pk"), reason__in=stays.OF_CLAIMS).order_by("-entry")
    rows = rows.alias(claim=Subquery(told.values("kind")[:1]), since=Subquery(told.values("from_day")[:1]))
    binds = Q(claim=Change.Kind.STAYED, since__gt=day) | Q(claim=Change.Kind.REINSTATED, since__lte=day)
    return rows.filter(Q(claim=None) | binds)


def _beside(orders: Iterable[Restriction], shown: Iterable[Listing]) -> Iterable[Restriction]:
    """One order a case, of the cases that no entry shows."""
    seen = {listing.case_id for listing in shown}
    for order in orders:
        if order.case_id not in seen:
            seen.add(order.case_id)
            yield order


def _published(listing: Listing, day: date) -> Published:
    # How far it is performed must be accurate on the day it is read (list rules art.9); the rest is as published.
    text = {**(listing.published or {}), "performance": performance_of(listing)}
    days = {
        name: date.fromisoformat(text[name]) if text.get(name) else None
        for name in ("born_on", "filed_on", "published_on", "term_until")
    }
    born = days.pop("born_on")
    age = identity.age_on(born, day) if born else None
    return Published(text, days, tuple(listing.grounds.all()), age)


@dataclass(frozen=True)
class Refusing:
    """A case on which a counter's refusal rested: whom to turn to. No debt, no number of a case."""

    case: Case
    court: Court
    since: date


@dataclass(frozen=True)
class Refusal:
    """A refusal at a counter, and whether the same measure binds today."""

    hit: Hit
    measure: Measure
    cases: tuple[Refusing, ...]
    binds_today: bool

    @property
    def courts(self) -> tuple[Court, ...]:
        """Each court once."""
        return tuple({one.court.pk: one.court for one in self.cases}.values())


def last_characters(subject_id: int, count: int = 4) -> list[str]:
    """The last characters of each live document of a person."""
    rows = IdentityDocument.objects.filter(subject=subject_id, ended_on=None)
    return [decrypt(row.number)[-count:] for row in rows]


def refusal(hit_id: int, day: date) -> Refusal:
    """What stood behind a refusal when it was made; where that has been taken back since, who had ordered it."""
    hit = Hit.objects.select_related("check_row__measure").get(pk=hit_id)
    measure, asked_on = hit.check_row.measure, timezone.localdate(hit.asked_at)
    held = imposed_on([hit.subject_id], carrying=measure.code).get(hit.subject_id, ())
    used = hit.check_row.use_on or asked_on
    causes = reach.asked(held, measure.code, used=used, bought=asked_on).causes
    ids = [cause.restriction_id for cause in causes]
    rows = Restriction.objects.filter(subject=hit.subject_id, items__contains=[measure.code])
    rows = rows.filter(pk__in=ids) if ids else rows.filter(from_day__lte=asked_on)
    cases: dict[int, Refusing] = {}
    for row in rows.select_related("case__court").order_by("from_day", "pk"):
        cases.setdefault(row.case_id, Refusing(row.case, row.case.court, row.from_day or asked_on))
    binds = measure.code in reach.reach(held, day)
    return Refusal(hit, measure, tuple(cases.values()), binds)
