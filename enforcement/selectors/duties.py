"""What the system owes today: the rows that its timed jobs take up, one act each."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from courts.rules.deadlines import has_passed
from courts.rules.working_days import is_working_day
from courts.selectors.calendar import calendar
from defaulters.models import Listing
from defaulters.rules.endings import BY_SYSTEM
from defaulters.selectors import warnings
from enforcement.models import Restriction
from enforcement.rules.reach import last_days
from enforcement.selectors import catalogue


def grace_over(now: datetime) -> list[int]:
    """Ids of listings whose grace has ended and that are not published; none on a day on which courts rest."""
    day = timezone.localdate(now)
    if not is_working_day(day, calendar()):
        return []
    rows = Listing.objects.filter(state=Listing.State.PENDING, grace_until__lt=day)
    return list(rows.order_by("grace_until", "pk").values_list("pk", flat=True))


def removals(now: datetime) -> list[int]:
    """Ids of untimed listings whose last office hour for the removal is over and on which nobody has decided."""
    local = timezone.localtime(now)
    rows = Listing.objects.filter(
        state__in=[Listing.State.PUBLISHED, Listing.State.SHIELDED],
        removal_due_on__lte=local.date(),
        removal_reason__in=BY_SYSTEM,
    )
    due = rows.order_by("removal_due_on", "pk").values_list("pk", "removal_due_on")
    return [pk for pk, day in due if day is not None and has_passed(day, local.date(), local.time())]


def ended(now: datetime) -> list[int]:
    """Ids of restrictions whose period has ended, or whose provision, or the last one of all their items."""
    day = timezone.localdate(now)
    lapsed = [code for code, last in last_days(catalogue.items().values()).items() if last < day]
    rows = Restriction.objects.filter(
        Q(until_day__lt=day) | Q(legal_basis__valid_until__lt=day) | Q(items__contained_by=lapsed),
        state__in=[Restriction.State.ACTIVE, Restriction.State.STAYED],
    )
    return list(rows.order_by("until_day", "pk").values_list("pk", flat=True))


def waiting(now: datetime) -> int:
    """How many publications, removals and ends are due and not yet recorded."""
    return sum(len(find(now)) for find in (grace_over, removals, ended))


def warnings_over(now: datetime) -> list[int]:
    """Ids of warnings that nobody may know of any more."""
    rows = warnings.to_erase(timezone.localdate(now))
    return list(rows.order_by("avoid_by", "pk").values_list("pk", flat=True))
