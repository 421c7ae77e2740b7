"""Answering a partner: may this be sold to these people?

A check writes no ledger entry, so that a busy counter never waits for the ledger's head. What it leaves
behind is one Check, and one Hit per person restricted, exempt or of another name; of everybody else nothing
that can be found by person (rules/receipts.py).
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from courts.rules.errors import DomainError
from courts.rules.keyed_hash import KeyedHash
from courts.selectors.subjects import name_digest, number_digest_hex
from enforcement.models import PartnerAgency
from enforcement.rules import purposes, reach, receipts, references, verdicts
from enforcement.rules.codes import Code
from enforcement.rules.disclosure import Told, told
from enforcement.rules.failures import CLEAR_FOR, HIT_FOR
from enforcement.rules.questions import Person, Question
from enforcement.rules.verdicts import Answer as Verdict
from enforcement.rules.verdicts import Do
from enforcement.selectors import disclosure, registers
from enforcement.selectors.checks import Known
from enforcement.selectors.credentials import Outdated
from enforcement.services import check_log

LEAVES_A_HIT = frozenset({Verdict.RESTRICTED, Verdict.EXEMPT, Verdict.NAME_MISMATCH})


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer about one person; `because` only for a refusal, `subject_id` only for a hit."""

    verdict: Verdict
    do: Do
    valid_until: datetime
    reference: str | None = None
    because: tuple[Told, ...] = ()
    subject_id: int | None = None


@dataclass(frozen=True)
class Answer:
    """The answer to a question, in the order of its people. The receipt exists nowhere else.

    `canaries`: the invented people among them, about whom nobody has a reason to ask (`canaries.alarm`).
    """

    receipt: str
    as_of: datetime
    register_version: int
    replies: tuple[Reply, ...]
    canaries: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Asking:
    """What is the same for all people of one question."""

    measure: str
    used: date
    bought: date | None
    binding: bool
    now: datetime


def answer(
    *, agency: PartnerAgency, question: Question, now: datetime, entered: bytes | None = None
) -> Answer:
    """Answer for 1 to 10,000 people; one Check and its hits are durable before this returns.

    `entered`: the stamp under which `agency` was let in, where that is remembered from an earlier request;
    raises `Outdated` if terms have changed since.

    No act: nothing of the court's record changes. Raises `measure.out_of_scope` (to be kept in the ledger),
    `memorandum.expired`, `.not_in_force`, `.suspended`, `measure.without_basis`, `check.use_in_past`.
    """
    today = timezone.localdate(now)
    used = question.day_of_use(today)
    identities = [person.identity() for person in question.people]
    digests = [number_digest_hex(identity) if identity else None for identity in identities]
    source = registers.of(agency)
    register = source.register(set(filter(None, digests)))
    if entered not in (None, register.stamp):
        raise Outdated
    terms = _terms(agency, question.measure, today, register.stamp)
    bought = today if purposes.buys(question.purpose) else None
    binding = purposes.binding(question.purpose, terms.binds)
    asking = _Asking(question.measure, used, bought, binding, now)
    known = source.known(register, question.measure)
    strangers = {valid: _stranger(asking, valid=valid) for valid in (True, False)}
    replies = tuple(
        _reply(asking, person, known[digest]) if digest in known else strangers[digest is not None]
        for person, digest in zip(question.people, digests, strict=True)
    )
    salt = secrets.token_bytes(receipts.SALT_BYTES)
    salted = KeyedHash(salt)
    leaves = [
        receipts.leaf_of(salted, person, identity, reply.verdict)
        for person, identity, reply in zip(question.people, identities, replies, strict=True)
    ]
    asked = _asked(agency, question, terms.measure_id, register.version, receipts.root(leaves), now)
    check_log.write(asked, _found(asked.receipt, replies))
    return Answer(receipts.issue(asked.receipt, salt), now, register.version, replies, register.canaries)


def _terms(agency: PartnerAgency, measure: str, today: date, stamp: bytes | None) -> disclosure.Terms:
    try:
        return disclosure.asked(agency, measure, today, stamp)
    except DomainError as refusal:
        if refusal.code is not Code.MEASURE_OUT_OF_SCOPE:
            raise
        raise DomainError(
            Code.MEASURE_OUT_OF_SCOPE,
            audit=True,
            noun=agency._meta.label_lower,
            row_id=agency.pk,
        ) from None


def _stranger(asking: _Asking, *, valid: bool) -> Reply:
    """The one answer for everybody of whom the register knows nothing, or whose number cannot be read."""
    verdict = verdicts.decide(identity_valid=valid, found=False, name_matches=False)
    return Reply(verdict.verdict, verdict.do, asking.now + _lasts(verdict.verdict))


def _reply(asking: _Asking, person: Person, who: Known) -> Reply:
    asked = reach.asked(who.imposed, asking.measure, used=asking.used, bought=asking.bought)
    verdict = verdicts.decide(
        identity_valid=True,
        found=True,
        name_matches=name_digest(person.name) in who.names,
        asked=asked,
        binding=asking.binding,
    )
    refused = verdict.verdict is Verdict.RESTRICTED
    return Reply(
        verdict=verdict.verdict,
        do=verdict.do,
        valid_until=asking.now + _lasts(verdict.verdict),
        reference=references.from_bytes(secrets.token_bytes(references.BYTES)) if refused else None,
        because=told(asking.measure, asked.causes) if refused else (),
        subject_id=who.subject_id if verdict.verdict in LEAVES_A_HIT else None,
    )


def _lasts(verdict: Verdict) -> timedelta:
    return CLEAR_FOR if verdict is Verdict.CLEAR else HIT_FOR


def _asked(
    agency: PartnerAgency, question: Question, measure_id: int, version: int, root: str, now: datetime
) -> check_log.Asked:
    return check_log.Asked(
        receipt=uuid4(),
        agency=agency.pk,
        measure=measure_id,
        purpose=question.purpose,
        use_on=question.use_on,
        user_reference=question.user_reference,
        on_behalf_of=question.on_behalf_of,
        asked_at=now,
        count=len(question.people),
        register_version=version,
        answers_root=root,
    )


def _found(receipt: UUID, replies: Sequence[Reply]) -> list[check_log.Found]:
    return [
        check_log.Found(receipt, reply.subject_id, reply.verdict, reply.reference or "")
        for reply in replies
        if reply.subject_id is not None
    ]
