"""Timed jobs; without `now` they act at this moment.

Each finds what is due and opens one act a row; a row that is barred waits and is shown in the queue.

| job | schedule | service | if it runs twice | if it never runs |
| --- | --- | --- | --- | --- |
| publish_due | every minute | consequences.publish_due | the second finds nothing | a grace lasts longer; nobody is bound |
| remove_due | every minute | consequences.remove_due | the second finds nothing | stayed and shielded anyway; the record waits |
| end_by_time | every minute | consequences.end_by_time | the second finds nothing | windows have ended anyway; the record waits |
| erase_warnings | every hour | warnings.erase | the second finds nothing | shown to nobody anyway; the row stays |
| ask_assistance | every minute | assistance.issue, .end | the second finds nothing | the feed and every check tell it too |
| set_papers | every minute | renditions.keep, warning_papers.keep, print_faults.report | finds nothing | a download sets it |
| tell_partners | every 5 seconds | deliveries.announce | the second finds nothing | partners read the feed unasked |
| send_notice | one for each endpoint that is due | deliveries.claim, .settle | one holds the lease | the next sweep has it sent |
| build_snapshots | every 10 seconds | snapshots.build | the second finds nothing | who asked for one waits |
| forget_answers | every hour | kept_answers.forget | the second finds nothing | rows stay; an old key does the work anew |
| forget_tokens | every hour | credentials.forget_tokens | the second finds nothing | rows stay; none lets anybody in |
| tend_snapshots | every hour | snapshots.renew, .remove | the second finds nothing | an old one is served |

A paper is looked for here and not announced by the signature: a broker or a press that is down would hold up
whoever signs.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.documents import faults, press
from enforcement.rules import webhooks
from enforcement.rules.webhooks import Outcome
from enforcement.selectors import assistance as assistance_notices
from enforcement.selectors import duties, endpoints, papers
from enforcement.selectors import snapshots as kept
from enforcement.services import (
    assistance,
    consequences,
    credentials,
    deliveries,
    kept_answers,
    renditions,
    snapshots,
    warning_papers,
    warnings,
)
from enforcement.webhooks import sender

logger = logging.getLogger(__name__)

# Seconds. What has not been taken up by then, the next sweep finds again.
UNTIL_THE_NEXT_SWEEP = 5.0


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


@shared_task
def ask_assistance(now: datetime | None = None) -> int:
    """Ask agencies to assist with what binds, and tell them to stop with what is over; how many papers were issued."""
    moment = now or timezone.now()
    asked = _each(
        "assistance",
        moment,
        lambda at: assistance_notices.owed(timezone.localdate(at)),
        lambda act, pair: assistance.issue(act=act, order_id=pair[0], agency_id=pair[1]),
    )
    ended = _each(
        "assistance",
        moment,
        lambda _: assistance_notices.over().values_list("pk", flat=True),
        lambda act, pk: assistance.end(act=act, notice_id=pk),
    )
    return asked + ended


@shared_task
def set_papers(now: datetime | None = None) -> int:
    """Set what was issued and keep it; how many papers were."""
    moment = now or timezone.now()
    documents = _set_each(
        moment,
        papers.unset(),
        press.printed,
        lambda act, pk, printed: renditions.keep(act=act, document_id=pk, printed=printed),
    )
    letters = _set_each(
        moment,
        papers.unset_warnings(timezone.localdate(moment)),
        press.printed_warning,
        lambda act, pk, printed: warning_papers.keep(act=act, warning_id=pk, printed=printed),
    )
    return documents + letters


Paper = TypeVar("Paper", bound=faults.Paper)


def _set_each(
    now: datetime,
    found: Iterable[Paper],
    print_: Callable[[Paper], renditions.Printed],
    keep: Callable[[acts.Act, int, renditions.Printed], object],
) -> int:
    """Setting a page is slow: never within an act."""
    done = 0
    for paper in found:
        try:
            with faults.told(paper, now):
                printed = print_(paper)
            with acts.begin(actor=acts.system("papers"), now=now) as act:
                keep(act, paper.pk, printed)
        except DomainError as refusal:
            logger.warning("%s %s is not set: %s", paper._meta.label_lower, paper.pk, refusal.code)
        else:
            done += 1
    return done


Due = TypeVar("Due")


@shared_task
def build_snapshots(now: datetime | None = None) -> int:
    """Build the snapshots that partners have asked for; how many were."""
    return _each(
        "snapshot",
        now or timezone.now(),
        kept.wanted,
        lambda act, pk: snapshots.build(act=act, snapshot_id=pk),
    )


@shared_task
def tend_snapshots(now: datetime | None = None) -> int:
    """Ask for new snapshots in the place of old ones, and take away the oldest; how many of either."""
    at = now or timezone.now()
    renewed = _each("snapshot", at, kept.old, lambda act, pk: snapshots.renew(act=act, snapshot_id=pk))
    removed = _each("snapshot", at, kept.over, lambda act, pk: snapshots.remove(act=act, snapshot_id=pk))
    return renewed + removed


@shared_task
def tell_partners(now: datetime | None = None) -> int:
    """Open a notice where an agency may learn of something, and have sent what is due; how many endpoints that is."""
    moment = now or timezone.now()
    _each(
        "webhooks",
        moment,
        lambda _: endpoints.idle(),
        lambda act, pk: deliveries.announce(act=act, endpoint_id=pk),
    )
    due = endpoints.due(moment)
    for endpoint_id in due:
        send_notice.apply_async((endpoint_id,), expires=UNTIL_THE_NEXT_SWEEP)
    return len(due)


@shared_task
def send_notice(endpoint_id: int) -> str | None:
    """Send what is due at one endpoint, between two acts and in none; how it ended, None if nothing was due."""
    with acts.begin(actor=acts.system("webhooks")) as act:
        sending = deliveries.claim(act=act, endpoint_id=endpoint_id)
    if sending is None:
        return None
    in_house = settings.LUYUE_WEBHOOKS_IN_HOUSE
    answer = sender.post(sending.url, sending.message.body, sending.headers, in_house=in_house)
    outcome = answer.outcome
    if outcome == Outcome.DELIVERED and sending.challenge:
        right = webhooks.answers_challenge(answer.body, sending.challenge)
        outcome = Outcome.DELIVERED if right else Outcome.WRONG_ANSWER
    reply = deliveries.Reply(outcome, round(answer.seconds * 1000), answer.status)
    with acts.begin(actor=acts.system("webhooks")) as act:
        deliveries.settle(act=act, sending=sending, reply=reply)
    return outcome


@shared_task
def forget_answers(now: datetime | None = None) -> int:
    """Delete the answers that no `Idempotency-Key` brings back any more; how many were."""
    with acts.begin(actor=acts.system("answers"), now=now or timezone.now()) as act:
        return kept_answers.forget(act=act)


@shared_task
def forget_tokens(now: datetime | None = None) -> int:
    """Delete the tokens of partners that have expired; how many were."""
    with acts.begin(actor=acts.system("tokens"), now=now or timezone.now()) as act:
        return credentials.forget_tokens(act=act)


def _each(
    duty: str,
    now: datetime,
    find: Callable[[datetime], Iterable[Due]],
    do: Callable[[acts.Act, Due], object],
) -> int:
    done = 0
    for due in find(now):
        try:
            with acts.begin(actor=acts.system(duty), now=now) as act:
                do(act, due)
        except DomainError as refusal:
            # Not an error: not yet the hour, another worker was first, or a bar that the queue shows.
            logger.info("%s %s waits: %s", duty, due, refusal.code)
        else:
            done += 1
    return done
