"""Timed jobs; without `now` they act at this moment.

Each finds what is due and opens one act a row; a row that is barred waits and is shown in the queue.

| job | schedule | service | if it runs twice | if it never runs |
| --- | --- | --- | --- | --- |
| publish_due | every minute | consequences.publish_due | the second finds nothing | a grace lasts longer; nobody is bound |
| remove_due | every minute | consequences.remove_due | the second finds nothing | stayed and shielded anyway; the record waits |
| end_by_time | every minute | consequences.end_by_time | the second finds nothing | windows have ended anyway; the record waits |
| erase_warnings | every hour | warnings.erase | the second finds nothing | shown to nobody anyway; the row stays |
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from celery import shared_task
from django.utils import timezone

from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.selectors import duties
from enforcement.services import consequences, warnings

logger = logging.getLogger(__name__)


@shared_task
def publish_due(now: datetime | None = None) -> int:
    """Publish listings whose grace has ended; how many were."""
    return _each(
        "grace",
        now or timezone.now(),
        duties.grace_over,
        lambda act, pk: consequences.publish_due(act=act, listing_id=pk),
    )


@shared_task
def remove_due(now: datetime | None = None) -> int:
    """Delete untimed listings on the last day of their removal; how many were."""
    return _each(
        "deadline",
        now or timezone.now(),
        duties.removals,
        lambda act, pk: consequences.remove_due(act=act, listing_id=pk),
    )


@shared_task
def end_by_time(now: datetime | None = None) -> int:
    """Record the end of what has ended by time; how many were."""
    return _each(
        "time",
        now or timezone.now(),
        duties.ended,
        lambda act, pk: consequences.end_by_time(act=act, restriction_id=pk),
    )


@shared_task
def erase_warnings(now: datetime | None = None) -> int:
    """Erase the warnings whose time is over; how many were."""
    return _each(
        "erasure",
        now or timezone.now(),
        duties.warnings_over,
        lambda act, pk: warnings.erase(act=act, warning_id=pk),
    )


def _each(
    duty: str,
    now: datetime,
    find: Callable[[datetime], Iterable[int]],
    do: Callable[[acts.Act, int], object],
) -> int:
    done = 0
    for pk in find(now):
        try:
            with acts.begin(actor=acts.system(duty), now=now) as act:
                do(act, pk)
        except DomainError as refusal:
            # Not an error: not yet the hour, another worker was first, or a bar that the queue shows.
            logger.info("%s %s waits: %s", duty, pk, refusal.code)
        else:
            done += 1
    return done
