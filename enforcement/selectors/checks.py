"""Reading for checks: who of those asked about is in the register, and whether a receipt proves an answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from courts.models import IdentityDocument, SubjectName
from enforcement.models import Check
from enforcement.rules import receipts
from enforcement.rules.questions import Person
from enforcement.rules.reach import Imposed
from enforcement.selectors import reach


@dataclass(frozen=True)
class Known:
    """A person of the register who bears the measure asked, with the digests of his or her names."""

    subject_id: int
    imposed: tuple[Imposed, ...]
    names: frozenset[UUID]


def known(digests: Collection[UUID], measure: str) -> dict[UUID, Known]:
    """By document digest, who bears a restriction that names `measure`; the others are left out.

    One query when none of the documents is in the register, else six, however many are asked about.
    """
    live = IdentityDocument.objects.filter(digest__in=digests, ended_on=None)
    holders = dict(live.values_list("digest", "subject_id"))
    imposed = reach.imposed_on(set(holders.values()), carrying=measure, active=True) if holders else {}
    if not imposed:
        return {}
    names: dict[int, set[UUID]] = {}
    rows = SubjectName.objects.filter(subject__in=imposed).values_list("subject_id", "digest")
    for subject_id, digest in rows:
        names.setdefault(subject_id, set()).add(digest)
    return {
        digest: Known(subject_id, imposed[subject_id], frozenset(names.get(subject_id, ())))
        for digest, subject_id in holders.items()
        if subject_id in imposed
    }


def prove(
    receipt: str, person: Person, verdict: str, *, index: int = 0, beside: Sequence[bytes] = ()
) -> Check | None:
    """The check that answered `verdict` about `person`, or None if the receipt proves no such answer.

    `index`: the place of the answer among those of the check; `beside`: of several answers, the hashes of
    `receipts.path`. The name plays no part. Raises `receipt.malformed`.
    """
    uuid, salt = receipts.read(receipt)
    check = Check.objects.filter(receipt=uuid).first()
    if check is None:
        return None
    leaf = receipts.leaf(salt, person, verdict)
    return check if receipts.holds(check.answers_root, leaf, index, check.count, beside) else None
