"""Answering a partner: may this be sold to these people?

A check writes no ledger entry, so that a busy counter never waits for the ledger's head. What it leaves
behind is one Check, and one Hit per person restricted, exempt or of another name; of everybody else nothing
that can be found by person (rules/receipts.py).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from operator import attrgetter
from typing import Final
from uuid import UUID, uuid4

from django.db import connection

from courts.rules.errors import DomainError
from courts.selectors.subjects import document_digests, name_digest
from enforcement.models import PartnerAgency
from enforcement.rules import purposes, questions, reach, receipts, references, verdicts
from enforcement.rules.codes import Code
from enforcement.rules.disclosure import Told, told
from enforcement.rules.failures import CLEAR_FOR, HIT_FOR
from enforcement.rules.fishing import ordinals
from enforcement.rules.instants import day_of
from enforcement.rules.questions import Person, Question
from enforcement.rules.verdicts import Answer as Verdict
from enforcement.rules.verdicts import Do
from enforcement.selectors import disclosure, registers
from enforcement.selectors.checks import Known, Register
from enforcement.selectors.credentials import Outdated
from enforcement.services import check_log
from enforcement.services.together import Together

_NUMBERED: Final = attrgetter("id_type", "id_number")

FEW: Final = 10
"""People in a question up to which it is answered together with others'."""

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
    `ordinals`: the citizens' numbers as `fishing.watch` looks for neighbours among them.
    """

    receipt: str
    as_of: datetime
    register_version: int
    replies: tuple[Reply, ...]
    canaries: tuple[int, ...] = ()
    ordinals: Sequence[int] = ()


@dataclass(frozen=True)
class _Asking:
    """What is the same for all people of one question."""

    measure: str
    used: date
    bought: date | None
    binding: bool
    now: datetime


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that has been read: by whom, when, and the documents of its people."""

    agency: PartnerAgency
    question: Question
    now: datetime
    today: date
    used: date
    entered: bytes | None
    documents: Sequence[str | None]
    digests: Sequence[bytes | None]


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is answered if the register knows nobody: made while it is asked, and corrected for whom it knows."""

    asked: _Asked
    replies: list[Reply]
    salt: bytes
    proof: receipts.Tree
    ordinals: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Answered:
    """An answer that may leave when `kept` and `hits` are durable."""

    answer: Answer
    kept: check_log.Asked
    hits: Sequence[check_log.Found]


def answer(
    *, agency: PartnerAgency, question: Question, now: datetime, entered: bytes | None = None
) -> Answer:
    """Answer for 1 to 10,000 people; one Check and its hits are durable before this returns.

    `entered`: the stamp under which `agency` was let in, where that is remembered from an earlier request;
    raises `Outdated` if terms have changed since. Short questions of several threads are answered together.

    No act: nothing of the court's record changes. Raises `measure.out_of_scope` (to be kept in the ledger),
    `memorandum.expired`, `.not_in_force`, `.suspended`, `measure.without_basis`, `check.use_in_past`.
    """
    today = day_of(now)
    used = question.day_of_use(today)
    documents = questions.documents(question.people)
    digests = document_digests(documents)
    asked = _Asked(agency, question, now, today, used, entered, documents, digests)
    # Others must not hang on whether a transaction around this one commits.
    if len(question.people) > FEW or agency.sandbox or connection.in_atomic_block:
        (told,) = _answer_all([asked])
        if isinstance(told, Exception):
            raise told
        return told
    return _TOGETHER.ask(asked)


def _answer_all(asked: Sequence[_Asked]) -> list[Answer | Exception]:
    """For each of these questions to one register its answer, or what refuses it: at most four statements for all."""
    source = registers.of(asked[0].agency)
    drafts: list[_Draft] = []

    def draft() -> None:
        drafts[:] = [_draft(one) for one in asked]

    register = source.register({digest for one in asked for digest in one.digests if digest}, draft)
    known = cache(lambda measure: source.known(register, measure))
    told = [_answered(one, register, known) for one in drafts]
    answered = [one for one in told if isinstance(one, _Answered)]
    if answered:
        check_log.write([one.kept for one in answered], [hit for one in answered for hit in one.hits])
    return [one.answer if isinstance(one, _Answered) else one for one in told]


_TOGETHER: Final = Together(_answer_all)


def _draft(asked: _Asked) -> _Draft:
    strangers = {valid: _stranger(asked.now, valid=valid) for valid in (True, False)}
    replies = [strangers[document is not None] for document in asked.documents]
    salt = secrets.token_bytes(receipts.SALT_BYTES)
    people, verdicts = asked.question.people, [reply.verdict for reply in replies]
    leaves = receipts.leaves(salt, people, asked.documents, verdicts)
    return _Draft(asked, replies, salt, receipts.Tree(leaves), ordinals(map(_NUMBERED, people)))


def _answered(
    draft: _Draft, register: Register, known_to: Callable[[str], Mapping[bytes, Known]]
) -> _Answered | Exception:
    asked, question, agency = draft.asked, draft.asked.question, draft.asked.agency
    if asked.entered not in (None, register.stamp):
        return Outdated()
    try:
        terms = _terms(agency, question.measure, asked.today, register.stamp)
    except DomainError as refusal:
        return refusal
    bought = asked.today if purposes.buys(question.purpose) else None
    binding = purposes.binding(question.purpose, terms.binds)
    asking = _Asking(question.measure, asked.used, bought, binding, asked.now)
    known = known_to(question.measure)
    if known:
        _correct(draft, asking, known)
    replies = tuple(draft.replies)
    kept = _kept(asked, terms.measure_id, register.version, draft.proof.root)
    mine = set(asked.digests) if register.canaries else set()
    canaries = tuple(row for digest, row in register.canaries if digest in mine)
    receipt = receipts.issue(kept.receipt, draft.salt)
    answer = Answer(receipt, asked.now, register.version, replies, canaries, draft.ordinals)
    return _Answered(answer, kept, _found(kept.receipt, replies))


def _correct(draft: _Draft, asking: _Asking, known: Mapping[bytes, Known]) -> None:
    """Put in what is answered about those whom the register knows."""
    asked, people = draft.asked, draft.asked.question.people
    places = [place for place, digest in enumerate(asked.digests) if digest in known]
    for place in places:
        draft.replies[place] = _reply(asking, people[place], known[asked.digests[place] or b""])
    leaves = receipts.leaves(
        draft.salt,
        [people[place] for place in places],
        [asked.documents[place] for place in places],
        [draft.replies[place].verdict for place in places],
    )
    draft.proof.put(dict(zip(places, leaves, strict=True)))


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


def _stranger(now: datetime, *, valid: bool) -> Reply:
    """The one answer for everybody of whom the register knows nothing, or whose number cannot be read."""
    verdict = verdicts.decide(identity_valid=valid, found=False, name_matches=False)
    return Reply(verdict.verdict, verdict.do, now + _lasts(verdict.verdict))


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


def _kept(asked: _Asked, measure_id: int, version: int, root: str) -> check_log.Asked:
    question = asked.question
    return check_log.Asked(
        receipt=uuid4(),
        agency=asked.agency.pk,
        measure=measure_id,
        purpose=question.purpose,
        use_on=question.use_on,
        user_reference=question.user_reference,
        on_behalf_of=question.on_behalf_of,
        asked_at=asked.now,
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
