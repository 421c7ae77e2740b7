"""What the law itself attaches to a person's defaults, from rows to `rules.statutory`; no court imposes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from courts.models import Judgment, Obligation, Subject
from courts.selectors import payoffs
from defaulters.models import Listing
from enforcement.models import StatutoryConsequence
from enforcement.rules import statutory
from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.statutory import Consequence, Criterion, Default
from enforcement.rules.windows import Window


@dataclass(frozen=True)
class ByLaw:
    """One consequence that the law attaches, and the judgments it rests on."""

    consequence: StatutoryConsequence
    judgments: tuple[Judgment, ...]


def attached_to(subject: Subject, day: date) -> tuple[ByLaw, ...]:
    """The consequences that attach to `subject` on `day`; of own debts only, never through a company; none to the dead."""
    if subject.died_on is not None and subject.died_on <= day:
        return ()
    rows = {
        row.code: row for row in StatutoryConsequence.objects.select_related("legal_basis").order_by("code")
    }
    figures = [row.threshold for row in rows.values() if row.threshold is not None]
    judgments = {
        row.pk: row for row in Judgment.objects.filter(obligations__obligors__subject=subject).distinct()
    }
    found = statutory.attached(
        [_consequence(row) for row in rows.values()],
        [_default(judgment, subject, day) for judgment in judgments.values()],
        day,
        natural_person=subject.kind == Subject.Kind.NATURAL,
        large_sum=min(figures, default=Decimal("Infinity")),
    )
    return tuple(
        ByLaw(rows[one.code], tuple(judgments[pk] for pk in one.judgment_ids))
        for one in sorted(found, key=lambda one: one.code)
    )


def _consequence(row: StatutoryConsequence) -> Consequence:
    basis = row.legal_basis
    return Consequence(
        row.code,
        LegalBasis(basis.code, basis.level, basis.valid_from, basis.valid_until),
        frozenset(Criterion(test) for test in row.tests),
    )


def _default(judgment: Judgment, subject: Subject, day: date) -> Default:
    owed = judgment.obligations.filter(obligors__subject=subject).select_related("judgment")
    listings = list(
        Listing.objects.filter(subject=subject, case__judgment=judgment)
        .exclude(published_on=None)
        .exclude(state=Listing.State.CANCELLED)
        .select_related("shielded_by")
    )
    return Default(
        judgment_id=judgment.pk,
        outstanding=sum((_overdue(one, day) for one in owed), Decimal(0)),
        own=True,
        listed=tuple(_listed(listings)),
        shields=tuple(_shields(listings)),
    )


def _overdue(obligation: Obligation, day: date) -> Decimal:
    last_day = obligation.due_on or obligation.judgment.in_force_on
    if last_day is None or day <= last_day:
        return Decimal(0)
    return payoffs.outstanding(obligation, day) or Decimal(0)


def _listed(listings: Iterable[Listing]) -> Iterable[Window]:
    for listing in listings:
        ends = [listing.term_until, listing.ended_on and listing.ended_on - timedelta(days=1)]
        known = [end for end in ends if end is not None]
        if listing.published_on is not None and all(end >= listing.published_on for end in known):
            yield Window(listing.published_on, min(known, default=None))


def _shields(listings: Iterable[Listing]) -> Iterable[Window]:
    for listing in listings:
        shielded = listing.state == Listing.State.SHIELDED and listing.shielded_by is not None
        confirmed = listing.shielded_by.confirmed_at if shielded and listing.shielded_by else None
        if confirmed is not None:
            yield Window(timezone.localdate(confirmed))
