"""What a receipt proves to whoever holds it: which answer was given about whom, and to which question."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from courts.rules.identity import ID_TYPES
from enforcement.models import Check
from enforcement.rules import receipts
from enforcement.rules.questions import Person
from enforcement.rules.verdicts import Answer


@dataclass(frozen=True)
class Proven:
    """The check, and what it answered about `person`, whose name plays no part."""

    check: Check
    person: Person
    verdict: Answer


def prove(
    receipt: str,
    people: Collection[Person],
    verdicts: Collection[Answer],
    *,
    index: int = 0,
    beside: Sequence[bytes] = (),
) -> Proven | None:
    """The one of these answers, about one of these people, that the receipt proves; None if it proves none.

    `index`: the place of the answer among those of the check, from 0; `beside`: of several answers, the hashes
    of `receipts.path`. Raises `receipt.malformed`.
    """
    uuid, salt = receipts.read(receipt)
    check = Check.objects.filter(receipt=uuid).select_related("agency", "measure").first()
    if check is None:
        return None
    for person in people:
        for verdict in verdicts:
            leaf = receipts.leaf(salt, person, verdict)
            if receipts.holds(check.answers_root, leaf, index, check.count, beside):
                return Proven(check, person, verdict)
    return None


def answered(
    receipt: str, number: str, issuer: str, *, index: int = 0, beside: Sequence[bytes] = ()
) -> Proven | None:
    """What was answered about the holder of `number`, of whichever type the document is. Raises as `prove`.

    It tells no more than `prove`: there are few types and verdicts, and who holds the receipt may try them all.
    """
    people = [Person(id_type, number, "", issuer) for id_type in sorted(ID_TYPES)]
    return prove(receipt, people, tuple(Answer), index=index, beside=beside)
