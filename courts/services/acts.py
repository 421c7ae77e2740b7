"""The act: the one transaction in which anything changes.

| step | what happens |
| --- | --- |
| begin | `atomic(durable=True)` at READ COMMITTED opens; the act carries actor, instant, day and request id |
| lock | the judgments concerned, ascending by pk, `FOR NO KEY UPDATE`; then nothing else row by row |
| work | services write rows and call `act.record(...)`; nobody else touches the ledger |
| end | the head row is locked, entries get consecutive positions and hashes, attached rows their entry, commit |

Gotchas: the head is the last lock by construction, so no two acts can wait for each other; an act inside an
act is refused by Django (`durable`); a refusal with `audit=True` rolls back and is recorded by a second act.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from courts.models import Judgment, LedgerEntry, User
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services import ledger


@dataclass(frozen=True)
class Actor:
    """Who acts: a user of a court, the system, a partner's system, or a party on the site."""

    kind: str
    id: str
    user: User | None = None


def of_user(user: User) -> Actor:
    """The actor that is this member of a court's staff."""
    return Actor(LedgerEntry.ActorKind.USER, str(user.pk), user)


def system(duty: str) -> Actor:
    """The system in one of its named duties (`deadline`, `grace`, `import` ...)."""
    return Actor(LedgerEntry.ActorKind.SYSTEM, duty)


def partner(code: str) -> Actor:
    """A partner agency's system by its code."""
    return Actor(LedgerEntry.ActorKind.PARTNER, code)


def party(subject_id: int) -> Actor:
    """A person who acts for himself or herself on the public site."""
    return Actor(LedgerEntry.ActorKind.PARTY, str(subject_id))


@dataclass
class Record:
    """What one ledger entry will say, and the row (a Change) that takes the entry as its key."""

    code: str
    noun: str
    row_id: int
    state: str
    case_id: int | None
    payload: dict[str, Any]
    attached: models.Model | None = None


@dataclass
class Act:
    """One act in progress. `now` is aware, `today` is the day in Asia/Shanghai on which the law counts."""

    actor: Actor
    now: datetime
    today: date
    request_id: str
    records: list[Record] = field(default_factory=list)

    @property
    def user(self) -> User:
        """The user who acts; raises `actor.user_needed` where a system or a partner does."""
        if self.actor.user is None:
            raise DomainError(Code.ACTOR_USER_NEEDED)
        return self.actor.user

    def lock(self, judgment_ids: Iterable[int]) -> None:
        """Lock these judgments, ascending; must come before anything else is read to decide."""
        ids = sorted(set(judgment_ids))
        rows = Judgment.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")
        if len(rows) != len(ids):
            raise DomainError(Code.JUDGMENT_UNKNOWN)

    def record(
        self,
        code: str,
        row: models.Model,
        *,
        case_id: int | None = None,
        attach: models.Model | None = None,
        **payload: Any,
    ) -> None:
        """Say that this act did `code` to `row`, whose state (if it has one) the entry keeps.

        `payload` holds ids, codes, days and amounts (as text), never a name or a number. `attach` is an
        unsaved row whose `entry` becomes the ledger entry.
        """
        case = case_id if case_id is not None else getattr(row, "case_id", None)
        state = str(getattr(row, "state", ""))
        self.records.append(Record(code, row._meta.label_lower, _key(row), state, case, payload, attach))


def _key(row: models.Model) -> int:
    """The row's number; a calendar day, which is its own key, as yyyymmdd."""
    return int(f"{row.pk:%Y%m%d}") if isinstance(row.pk, date) else int(row.pk)


@contextmanager
def begin(*, actor: Actor | User, now: datetime | None = None, request_id: str = "") -> Iterator[Act]:
    """Open an act. Raises whatever the services raise; then nothing of it stands but an audited refusal."""
    instant = now or timezone.now()
    who = of_user(actor) if isinstance(actor, User) else actor
    act = Act(who, instant, timezone.localdate(instant), request_id or uuid.uuid4().hex)
    try:
        with transaction.atomic(durable=True):
            yield act
            ledger.write(act.records, actor=who, at=instant, day=act.today, request_id=act.request_id)
    except DomainError as refusal:
        if refusal.audit:
            _record_refusal(act, refusal)
        raise


def _record_refusal(act: Act, refusal: DomainError) -> None:
    noun = str(refusal.context.get("noun", ""))
    row_id = int(str(refusal.context.get("row_id", 0)))
    record = Record("refused", noun, row_id, "", None, {"refusal": str(refusal.code)})
    with transaction.atomic(durable=True):
        ledger.write([record], actor=act.actor, at=act.now, day=act.today, request_id=act.request_id)
