"""Answering a partner: may this be sold to these people?

A check writes no ledger entry, so that a busy counter never waits for the ledger's head. What it leaves
behind is one Check, and one Hit per person restricted, exempt or of another name; of everybody else nothing
that can be found by person (rules/receipts.py).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from courts.rules.errors import DomainError
from courts.selectors import ledger
from courts.selectors.subjects import name_digest, number_digest
from courts.services.acts import Act
from enforcement.models import Check, Hit, PartnerAgency
from enforcement.rules import purposes, reach, receipts, references, verdicts
from enforcement.rules.codes import Code
from enforcement.rules.disclosure import Told, told
from enforcement.rules.questions import Person, Question
from enforcement.rules.verdicts import Answer as Verdict
from enforcement.rules.verdicts import Do
from enforcement.selectors import checks, disclosure
from enforcement.selectors.checks import Known

CLEAR_FOR = timedelta(hours=24)
HIT_FOR = timedelta(minutes=15)
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
    """The answer to a question, in the order of its people. The receipt exists nowhere else."""

    receipt: str
    as_of: datetime
    register_version: int
    replies: tuple[Reply, ...]


@dataclass(frozen=True)
class _Asking:
    """What is the same for all people of one question."""

    measure: str
    used: date
    bought: date | None
    binding: bool
    now: datetime


def answer(*, act: Act, agency: PartnerAgency, question: Question) -> Answer:
    """Answer for 1 to 10,000 people and leave behind one Check and its hits.

    Raises `measure.out_of_scope` (kept in the ledger), `memorandum.expired`, `.not_in_force`, `.suspended`,
    `measure.without_basis`, `check.use_in_past`.
    """
    used = question.day_of_use(act.today)
    terms = _terms(act, agency, question)
    bought = act.today if purposes.buys(question.purpose) else None
    binding = purposes.binding(question.purpose, terms.binds)
    asking = _Asking(question.measure, used, bought, binding, act.now)
    # Read before the rows: the answer is at least as new as the version that it names.
    version = ledger.head().position
    digests = [_digest(person) for person in question.people]
    known = checks.known({digest for digest in digests if digest is not None}, question.measure)
    replies = tuple(
        _reply(asking, person, digest, known) for person, digest in zip(question.people, digests, strict=True)
    )
    receipt = _leave_behind(act, agency, question, terms.measure_id, version, replies)
    return Answer(receipt, act.now, version, replies)


def _terms(act: Act, agency: PartnerAgency, question: Question) -> disclosure.Terms:
    try:
        return disclosure.asked(agency, question.measure, act.today)
    except DomainError as refusal:
        if refusal.code is not Code.MEASURE_OUT_OF_SCOPE:
            raise
        raise DomainError(
            Code.MEASURE_OUT_OF_SCOPE,
            audit=True,
            noun=agency._meta.label_lower,
            row_id=agency.pk,
        ) from None


def _digest(person: Person) -> UUID | None:
    identity = person.identity()
    return number_digest(identity) if identity else None


def _reply(asking: _Asking, person: Person, digest: UUID | None, known: Mapping[UUID, Known]) -> Reply:
    who = known.get(digest) if digest is not None else None
    if who is None:
        verdict = verdicts.decide(identity_valid=digest is not None, found=False, name_matches=False)
        return Reply(verdict.verdict, verdict.do, asking.now + _lasts(verdict.verdict))
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


def _leave_behind(
    act: Act,
    agency: PartnerAgency,
    question: Question,
    measure_id: int,
    version: int,
    replies: Sequence[Reply],
) -> str:
    salt, receipt = secrets.token_bytes(receipts.SALT_BYTES), uuid4()
    leaves = [
        receipts.leaf(salt, person, reply.verdict)
        for person, reply in zip(question.people, replies, strict=True)
    ]
    check = Check.objects.create(
        receipt=receipt,
        agency=agency,
        measure_id=measure_id,
        purpose=question.purpose,
        use_on=question.use_on,
        user_reference=question.user_reference,
        on_behalf_of=question.on_behalf_of,
        asked_at=act.now,
        count=len(replies),
        register_version=version,
        answers_root=receipts.root(leaves),
    )
    Hit.objects.bulk_create(
        Hit(
            check_row=check,
            subject_id=reply.subject_id,
            verdict=reply.verdict,
            reference=reply.reference or "",
            asked_at=act.now,
        )
        for reply in replies
        if reply.subject_id is not None
    )
    return receipts.issue(receipt, salt)
