"""Where somebody works and what he or she may do there on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from courts.models import Authorisation, Court, Posting, User
from courts.rules.permissions import PERMITTED


def courts_of(user: User, day: date) -> set[int]:
    """Ids of the courts at which `user` holds any posting on `day`: whose cases he or she sees."""
    return set(Posting.objects.on(day).filter(user=user).values_list("court_id", flat=True))


def roles_at(user: User, court: Court, day: date) -> set[str]:
    """The roles of `user` at `court` on `day`."""
    return set(Posting.objects.on(day).filter(user=user, court=court).values_list("role", flat=True))


def may(user: User, code: str, court: Court, day: date) -> bool:
    """Whether a role of `user` at `court` allows the act `code` on `day`. Raises KeyError for an unknown act."""
    return not PERMITTED[code].isdisjoint(roles_at(user, court, day))


def authorisation(user: User, kind: str, court: Court, day: date) -> Authorisation | None:
    """The president's authority by which `user` may sign decisions of `kind` at `court` on `day`."""
    in_force = Q(from_day__lte=day, until_day__gte=day)
    held = Authorisation.objects.filter(in_force, deputy=user, court=court, kinds__contains=[kind])
    for one in held.select_related("president"):
        if "president" in roles_at(one.president, court, day):
            return one
    return None
