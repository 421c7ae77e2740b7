"""What a person reads of the rulings of a case: each with what it works for that person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from courts.models import Case, Ruling, Subject
from courts.rules import deadlines
from courts.rules.working_days import Due
from courts.selectors.calendar import calendar
from defaulters.models import Listing
from defaulters.rules.endings import RULED
from defaulters.selectors import listings
from enforcement.selectors import provinces


@dataclass(frozen=True)
class Ruled:
    """A served ruling: whether it halts the enforcement on the day, by when a listing is to be deleted for it
    (None: no listing, or one with a term, which such an event does not end), and the province's policy on the
    orders that stand without the listing.
    """

    ruling: Ruling
    halts: bool
    removal: Due | None
    policy: str


def about(subject: Subject, case: Case, day: date) -> tuple[Ruled, ...]:
    """The served rulings of `case` that concern `subject`, the newest first."""
    served = case.rulings.about(subject.pk).filter(served_on__lte=day)
    halting = set(served.halting(day).values_list("pk", flat=True))
    return tuple(_ruled(subject, case, day, served.order_by("-made_on", "-pk"), halting))


def _ruled(
    subject: Subject, case: Case, day: date, rows: Iterable[Ruling], halting: set[int]
) -> Iterator[Ruled]:
    live = Listing.objects.filter(case=case, subject=subject, state__in=["published", "shielded"]).first()
    untimed = live is not None and listings.open_grounds(live, day) == {"G1"}
    days = calendar()
    for row in rows:
        halts = row.pk in halting
        ends = halts and untimed and row.kind in RULED
        removal = deadlines.due("listing.delete_ruled", row.made_on, days) if ends else None
        is_bankruptcy = row.kind == Ruling.Kind.SUSPENSION_BANKRUPTCY
        yield Ruled(row, halts, removal, provinces.on_bankruptcy(case.court) if is_bankruptcy else "")
