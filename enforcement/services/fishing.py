"""Watching for agencies that look for numbers (rules/fishing.py), in the memory of this process."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter
from threading import Lock
from typing import Final

from courts.services.acts import Act
from enforcement.models import FishingAlarm, PartnerAgency
from enforcement.rules.fishing import Sign, Watch, ordinals
from enforcement.rules.questions import Person
from enforcement.rules.verdicts import Answer as Verdict
from enforcement.services.checks import Reply

logger = logging.getLogger("luyue.fishing")

_WATCHES: Final[dict[int, Watch]] = {}
_LOCK: Final = Lock()
_NUMBERED: Final = attrgetter("id_type", "id_number")


def watch(
    *, agency: PartnerAgency, people: Sequence[Person], replies: Sequence[Reply], now: datetime
) -> tuple[Sign, ...]:
    """Count a question that was answered; the signs that it completes, for `alarm`."""
    numbers = ordinals(map(_NUMBERED, people))
    invalid = [reply.verdict for reply in replies].count(Verdict.INVALID)
    misses = [reply.subject_id for reply in replies].count(None)
    with _LOCK:
        current = _WATCHES.get(agency.pk)
        if current is None or current.is_over(now):
            current = _WATCHES[agency.pk] = Watch(now)
        return current.see(asked=len(people), invalid=invalid, misses=misses, numbers=numbers)


def alarm(*, act: Act, agency: PartnerAgency, signs: Iterable[Sign]) -> None:
    """Keep an alarm for each sign, unless one is open already, and say it in the ledger and the log."""
    for sign in signs:
        row, is_new = FishingAlarm.objects.get_or_create(
            agency=agency, sign=sign, noted_at=None, defaults={"raised_at": act.now}
        )
        if is_new:
            act.record("fishing.alarm", row, agency=agency.code, sign=str(sign))
        logger.critical("%s asks like somebody who looks for numbers: %s", agency.code, sign)
