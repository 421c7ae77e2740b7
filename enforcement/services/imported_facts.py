"""The facts that imported rows bring, written set-wise: people, judgments, what they owe.

Each table is written in the order of its natural key, so that two imports at once cannot wait for each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db.models import Max

from courts.models import IdentityDocument, Judgment, Obligation, Obligor, Subject, SubjectName
from courts.models.secrets import encrypt
from courts.rules.identity import mask
from courts.services import bulk
from enforcement.rules.exchange import ImportRow
from enforcement.rules.intake import Standing, Taken


def enter_subjects(taken: Sequence[Taken], standing: Standing) -> None:
    """Subjects whose number is new, each with its document and the name on it."""
    new = sorted((each for each in taken if each.new_subject), key=lambda each: each.digest)
    subjects = [_subject(each.row) for each in new]
    bulk.copy(subjects)
    ids = [subject.pk for subject in subjects]
    standing.subjects |= {each.digest: pk for each, pk in zip(new, ids, strict=True)}
    bulk.copy([_document(each, pk) for each, pk in zip(new, ids, strict=True)])
    bulk.copy([_name(each, pk) for each, pk in zip(new, ids, strict=True)])


def _subject(row: ImportRow) -> Subject:
    if row.is_unit:
        return Subject(kind=Subject.Kind.UNIT, representative=_hidden(row.representative))
    return Subject(kind=Subject.Kind.NATURAL, sex=row.sex, born_on=row.identity.birth)


def _document(each: Taken, subject_id: int) -> IdentityDocument:
    return IdentityDocument(
        subject_id=subject_id,
        id_type=each.row.identity.id_type,
        issuer=each.row.identity.issuer,
        number=encrypt(each.row.identity.number),
        digest=each.digest,
        masked=mask(each.row.identity.number),
    )


def _name(each: Taken, subject_id: int) -> SubjectName:
    return SubjectName(
        subject_id=subject_id,
        form=SubjectName.Form.DOCUMENT,
        text=encrypt(each.row.name),
        digest=each.name,
    )


def _hidden(text: str) -> bytes:
    return encrypt(text) if text else b""


def enter_judgments(taken: Sequence[Taken], standing: Standing) -> None:
    """Judgments that are new, then their obligations, then who owes them."""
    new = sorted({each.row.judgment: each.row for each in taken if each.new_judgment}.items())
    judgments = [
        Judgment(
            basis=row.basis, number=row.judgment_number, maker=row.maker, interest_rule=row.interest_rule
        )
        for _, row in new
    ]
    bulk.copy(judgments)
    standing.judgments |= {key: judgment.pk for (key, _), judgment in zip(new, judgments, strict=True)}
    _enter_obligations(taken, standing)
    _enter_obligors(taken, standing)


def _enter_obligations(taken: Sequence[Taken], standing: Standing) -> None:
    new = [each.row for each in taken if each.new_obligation]
    ids = {standing.judgments[each.row.judgment] for each in taken if not each.new_judgment}
    last = Counter(
        dict(
            Obligation.objects.filter(judgment__in=ids)
            .order_by()
            .values_list("judgment_id")
            .annotate(Max("ordinal"))
        )
    )
    obligations = []
    for row in new:
        judgment_id = standing.judgments[row.judgment]
        last[judgment_id] += 1
        obligations.append(_obligation(row, judgment_id, last[judgment_id]))
    bulk.copy(obligations)
    for row, obligation in zip(new, obligations, strict=True):
        standing.obligations[row.judgment, row.duty] = obligation.pk


def _obligation(row: ImportRow, judgment_id: int, ordinal: int) -> Obligation:
    return Obligation(
        judgment_id=judgment_id,
        ordinal=ordinal,
        kind=row.kind,
        act_kind=row.act_kind,
        content=row.duty,
        amount=row.amount,
    )


def _enter_obligors(taken: Sequence[Taken], standing: Standing) -> None:
    owed = [
        (standing.obligations[each.row.judgment, each.row.duty], standing.subjects[each.digest], each.row)
        for each in taken
    ]
    ids = {owing[0] for owing, each in zip(owed, taken, strict=True) if not each.new_obligation}
    seen = set(Obligor.objects.filter(obligation__in=ids).values_list("obligation_id", "subject_id"))
    new = {
        (obligation_id, subject_id): row
        for obligation_id, subject_id, row in owed
        if (obligation_id, subject_id) not in seen
    }
    bulk.copy(
        [
            Obligor(obligation_id=obligation_id, subject_id=subject_id, liability=row.liability)
            for (obligation_id, subject_id), row in new.items()
        ]
    )
