"""As whom a unit's order reaches a person, and what the person may ask for because of that."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from defaulters.models import Decision
from enforcement.models import LinkedPerson, Restriction
from enforcement.rules import links


def reaching(subject_id: int, case_ids: Iterable[int]) -> QuerySet[LinkedPerson]:
    """The findings by which orders that have not ended reach this person in these cases."""
    live = Restriction.objects.live().filter(subject=subject_id, case__in=list(case_ids))
    return LinkedPerson.objects.filter(pk__in=live.values("linked_person"))


def open_to(subject_id: int, case_ids: Iterable[int]) -> frozenset[str]:
    """The requests of linked people that stand open to this person in one of these cases."""
    roles = reaching(subject_id, case_ids).values_list("role", flat=True)
    return frozenset().union(*(links.requests_of(role) for role in roles))


def of_decision(decision: Decision) -> LinkedPerson | None:
    """The finding on which a decision rests by which an order reaches a person; None for other kinds."""
    if decision.kind != Decision.Kind.REACH:
        return None
    return LinkedPerson.objects.get(pk=decision.content["linked_person"])
