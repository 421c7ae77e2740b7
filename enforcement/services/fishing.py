"""Watching for agencies that look for numbers (rules/fishing.py), in the memory of this process."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from threading import Lock
from typing import Final

from courts.services.acts import Act
from enforcement.models import FishingAlarm, PartnerAgency
from enforcement.rules.fishing import Sign, Watch
from enforcement.rules.verdicts import Answer as Verdict
from enforcement.services.checks import Answer

logger = logging.getLogger("luyue.fishing")

_WATCHES: Final[dict[int, Watch]] = {}
_LOCK: Final = Lock()


def watch(*, agency: PartnerAgency, answer: Answer) -> tuple[Sign, ...]:
    """Count a question that was answered; the signs that it completes, for `alarm`."""
    invalid = [reply.verdict for reply in answer.replies].count(Verdict.INVALID)
    misses = [reply.subject_id for reply in answer.replies].count(None)
    with _LOCK:
        current = _WATCHES.get(agency.pk)
        if current is None or current.is_over(answer.as_of):
            current = _WATCHES[agency.pk] = Watch(answer.as_of)
        return current.see(asked=len(answer.replies), invalid=invalid, misses=misses, numbers=answer.ordinals)


def alarm(*, act: Act, agency: PartnerAgency, signs: Iterable[Sign]) -> None:
    """Keep an alarm for each sign, unless one is open already, and say it in the ledger and the log."""
    for sign in signs:
        row, is_new = FishingAlarm.objects.get_or_create(
            agency=agency, sign=sign, noted_at=None, defaults={"raised_at": act.now}
        )
        if is_new:
            act.record("fishing.alarm", row, agency=agency.code, sign=str(sign))
        logger.critical("%s asks like somebody who looks for numbers: %s", agency.code, sign)
