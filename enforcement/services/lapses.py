"""Until when a restriction binds by the provisions that carry it, told to the partners before the day comes.

A lapsed provision ends what it carries on that very day; nobody waits for a job (国办发〔2020〕49号). A partner
that only reads the feed knows the day from the row of the imposition, or from a row `corrected` when the
repeal is entered: for the items it names, its days take the place of those told before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from courts.services.acts import Act
from enforcement.models import Change, Measure, Restriction
from enforcement.rules.reach import last_days
from enforcement.rules.replay import LAPSES
from enforcement.selectors import catalogue
from enforcement.services import feed


def impose(
    act: Act,
    kind: str,
    restriction: Restriction,
    *,
    reason: str = "",
    article: str = "",
    from_day: date | None = None,
) -> None:
    """Tell that the restriction binds (imposed, reinstated), each item to the last day that its law allows.

    `from_day` is the first day, where that is not the restriction's own.
    """
    first = from_day or restriction.from_day or act.today
    cut = {code: last for code, last in _days(restriction).items() if _or_open(last) >= first}
    longest = max(cut.values(), key=_or_open)
    feed.tell(
        act, kind, restriction, reason=reason, article=article, items=list(cut), window=(first, longest)
    )
    _tell_groups(act, restriction, {code: last for code, last in cut.items() if last != longest}, first)


def announce(act: Act, bases: Collection[str]) -> None:
    """Tell anew until when each restriction binds that these provisions carry; `bases` are their codes."""
    measures = Measure.objects.filter(bases__code__in=bases).values_list("code", flat=True)
    touched = Restriction.objects.filter(
        Q(legal_basis__code__in=bases) | Q(items__overlap=list(measures)), state=Restriction.State.ACTIVE
    )
    for restriction in touched.select_related("legal_basis").order_by("pk"):
        _tell_groups(act, restriction, _days(restriction), restriction.from_day)


def last_day(restriction: Restriction) -> date | None:
    """The last day on which any item binds by the order and by the law; None: open."""
    return max(_days(restriction).values(), key=_or_open)


def _days(restriction: Restriction) -> dict[str, date | None]:
    """Item -> its last day: the order's own period, cut by its provision and by those of the item."""
    own = (restriction.until_day, restriction.legal_basis.valid_until)
    found = last_days(catalogue.items(restriction.items).values())
    return {code: _earliest((*own, found.get(code))) for code in restriction.items}


def _tell_groups(
    act: Act, restriction: Restriction, days: dict[str, date | None], first: date | None
) -> None:
    for last in sorted(set(days.values()), key=_or_open):
        items = [code for code, day in days.items() if day == last]
        window = (first, last)
        feed.tell(act, Change.Kind.CORRECTED, restriction, reason=LAPSES, items=items, window=window)


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _or_open(day: date | None) -> date:
    return day or date.max
