"""Plays court against a partner's endpoint and grades what it answers; sees only what can be seen from outside.

Each probe is one line of `PROBES`. What a receiver does after its answer (does it read the feed, does it set free at
once whoever has performed, does it ask for the document of a namesake?) no thin notice shows: `UNSEEN` says so, and
where it can be seen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from enforcement.rules import webhooks
from enforcement.rules.webhooks import Kind, Message, Outcome
from enforcement.webhooks.sender import SECONDS, Answer

# A receiver that answers first and works afterwards takes far less.
QUICK: Final = 3.0


class Grade(StrEnum):
    """What a finding means for the partner."""

    PASS = "pass"  # noqa: S105 - a grade
    WARN = "warn"
    FAIL = "fail"
    UNSEEN = "unseen"


@dataclass(frozen=True)
class Finding:
    """One line of the report: what was tried, how it went, and what to mend if it did not go well."""

    probe: str
    grade: Grade
    mend: str = ""


Post = Callable[[bytes, dict[str, str]], Answer]


@dataclass
class Court:
    """Whoever plays court: `post` sends, `now` tells the time, `new` gives ids and challenges nobody has seen."""

    secret: bytes
    post: Post
    now: Callable[[], datetime]
    new: Callable[[], str]
    position: int
    slowest: float = field(default=0.0)

    def message(self, kind: str = Kind.CHANGES, **data: object) -> Message:
        """A message with this data; a notice of changes has a position past all before, if none is given."""
        if kind == Kind.CHANGES and "position" not in data:
            self.position += 1
            data = {"position": self.position, **data}
        return webhooks.message(f"msg_{self.new()}", kind, self.now(), data)

    def send(self, sent: Message, **headers: str) -> Answer:
        """Send it rightly signed, but for these headers (`webhook_id` is `webhook-id`)."""
        signed = webhooks.headers(sent, self.now(), [self.secret])
        return self._post(sent, signed | {name.replace("_", "-"): text for name, text in headers.items()})

    def send_at(self, sent: Message, at: datetime) -> Answer:
        """Send it as signed at another time."""
        return self._post(sent, webhooks.headers(sent, at, [self.secret]))

    def send_bare(self, sent: Message) -> Answer:
        """Send it without a signature."""
        signed = webhooks.headers(sent, self.now(), [self.secret])
        return self._post(sent, {name: text for name, text in signed.items() if "webhook" not in name})

    def sign(self, sent: Message) -> str:
        return webhooks.signature(self.secret, sent, int(self.now().timestamp()))

    def _post(self, sent: Message, headers: dict[str, str]) -> Answer:
        answer = self.post(sent.body, headers)
        self.slowest = max(self.slowest, answer.seconds)
        return answer


def taken(*answers: Answer) -> Grade:
    """All of it has to be answered 2xx."""
    return Grade.PASS if all(each.outcome == Outcome.DELIVERED for each in answers) else Grade.FAIL


def refused(answer: Answer) -> Grade:
    """It has to be refused; by 4xx, for 5xx says that the receiver is at a loss."""
    if answer.status is None or answer.outcome == Outcome.DELIVERED:
        return Grade.FAIL
    return Grade.PASS if 400 <= answer.status < 500 else Grade.WARN


def _challenge(court: Court) -> Grade:
    value = court.new()
    answer = court.send(court.message(Kind.CHALLENGE, challenge=value))
    right = answer.outcome == Outcome.DELIVERED and webhooks.answers_challenge(answer.body, value)
    return Grade.PASS if right else Grade.FAIL


def _forged_challenge(court: Court) -> Grade:
    value = court.new()
    answer = court.send(court.message(Kind.CHALLENGE, challenge=value), webhook_signature=_FORGED)
    return Grade.FAIL if webhooks.answers_challenge(answer.body, value) else refused(answer)


def _spaced(court: Court) -> Grade:
    """The same JSON in other bytes."""
    plain = court.message()
    spaced = json.dumps(json.loads(plain.body), indent=1, sort_keys=True).encode() + b"\n"
    return taken(court.send(Message(plain.id, spaced)))


def _rotated(court: Court) -> Grade:
    sent = court.message()
    return taken(court.send(sent, webhook_signature=f"{_FORGED} v9,unknown {court.sign(sent)}"))


def _altered(court: Court) -> Grade:
    sent = court.message()
    other = Message(sent.id, sent.body.replace(b'"position":', b'"position":9'))
    return refused(court.send(other, webhook_signature=court.sign(sent)))


def _other_id(court: Court) -> Grade:
    sent = court.message()
    return refused(court.send(sent, webhook_id=f"msg_{court.new()}"))


def _again(court: Court) -> Grade:
    sent = court.message()
    return taken(court.send(sent), court.send(sent))


def _backwards(court: Court) -> Grade:
    late, early = court.message(position=court.position + 10), court.message(position=court.position + 5)
    court.position += 10
    return taken(court.send(late), court.send(early))


def _later(court: Court) -> Grade:
    """What may come with a later version of the API."""
    more = court.send(court.message(later=True))
    unknown = court.send(court.message("endpoint.later"))
    known_nothing = unknown.status is not None and unknown.status < 500
    return Grade.PASS if taken(more) == Grade.PASS and known_nothing else Grade.WARN


def _quick(court: Court) -> Grade:
    if court.slowest <= QUICK:
        return Grade.PASS
    return Grade.WARN if court.slowest < SECONDS else Grade.FAIL


_FORGED: Final = "v1," + "A" * 43 + "="
_SKEW: Final = 2 * webhooks.TOLERANCE
VERIFY: Final = "Verify `webhook-signature` before anything else, and answer 401 when it is not right."

# What is tried, by whom it is graded, and what to mend.
PROBES: Final[tuple[tuple[str, Callable[[Court], Grade], str], ...]] = (
    ("challenge", _challenge, 'Answer `endpoint.challenge` by 200 and {"challenge": the value of `data`}.'),
    ("challenge with a wrong signature", _forged_challenge, VERIFY),
    (
        "right signature",
        lambda court: taken(court.send(court.message())),
        "Answer what is rightly signed by 2xx.",
    ),
    (
        "test event",
        lambda court: taken(court.send(court.message(Kind.TEST))),
        "Answer `endpoint.test` by 2xx.",
    ),
    ("other spacing", _spaced, "Sign the bytes that came, not a JSON that you have written anew."),
    ("one right signature of several", _rotated, "Take a message if any of its `v1` signatures is right."),
    (
        "wrong signature",
        lambda court: refused(court.send(court.message(), webhook_signature=_FORGED)),
        VERIFY,
    ),
    ("no signature", lambda court: refused(court.send_bare(court.message())), VERIFY),
    ("altered body", _altered, "The signature covers the body."),
    ("another id under the same signature", _other_id, "The signature covers `webhook-id`."),
    (
        "old timestamp",
        lambda court: refused(court.send_at(court.message(), court.now() - _SKEW)),
        "Refuse a `webhook-timestamp` more than five minutes old: somebody plays back what was sent once.",
    ),
    (
        "timestamp to come",
        lambda court: refused(court.send_at(court.message(), court.now() + _SKEW)),
        "Refuse a `webhook-timestamp` more than five minutes ahead.",
    ),
    (
        "the same message again",
        _again,
        "Answer 2xx to an id that you know: the court sends again what it is not sure of.",
    ),
    (
        "positions out of order",
        _backwards,
        "Answer 2xx to a position that you have passed; there is nothing to do.",
    ),
    ("fields and types of a later version", _later, "Pass over fields and types that you do not know."),
    (
        "quick answers",
        _quick,
        "Answer first and read the feed afterwards: after ten seconds the court gives up.",
    ),
)

UNSEEN: Final = (
    Finding(
        "removal", Grade.UNSEEN,
        "A notice names no change. Read `stayed` and `lifted` in the feed, set free at once, and acknowledge; "
        "`--agency CODE` grades that from the register.",
    ),
    Finding(
        "namesake", Grade.UNSEEN,
        "A notice names no person. Where a check says `name_mismatch`, sell and report; "
        "`--agency CODE` grades that from the register.",
    ),
)  # fmt: skip


def examine(court: Court) -> Iterator[Finding]:
    """Try everything, one after the other; a probe that passes has nothing to mend. Of silence nothing is graded."""
    first = court.send(court.message(Kind.TEST))
    if first.status is None:
        yield Finding("an answer", Grade.FAIL, f"Nothing answers at this address: `{first.outcome}`.")
        return
    for probe, grade_of, mend in PROBES:
        grade = grade_of(court)
        yield Finding(probe, grade, "" if grade == Grade.PASS else mend)


def address(url: str) -> Finding:
    """The address itself."""
    if url.startswith("https://"):
        return Finding("https", Grade.PASS)
    return Finding("https", Grade.WARN, "Outside development the court calls https alone.")
