"""What the register already holds of that which imported rows concern, and what becomes of each row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from courts.models import Case, Court, IdentityDocument, Obligation, Obligor
from courts.selectors.subjects import name_digest, number_digest
from enforcement.rules import intake
from enforcement.rules.exchange import ImportRow, RowRefused
from enforcement.rules.intake import Courts, Judgment, Keyed, Standing, StandingCase, Taken

# A pair of arrays finds each judgment by one probe of its unique index; `maker IN … AND number IN …` would
# try every maker with every number.
_JUDGMENTS = """
    SELECT j.maker, j.number, j.id FROM courts_judgment j
    JOIN unnest(%s::text[], %s::text[]) AS wanted (maker, number) USING (maker, number)
"""


@dataclass(frozen=True)
class Outcome:
    """What becomes of some rows, in their order within each part."""

    taken: Sequence[Taken]
    known: int
    passed_over: int
    refused: Sequence[RowRefused]


def courts(chosen: Collection[int] = ()) -> Courts:
    """All courts, as rows name them."""
    rows = list(Court.objects.values_list("pk", "code", "name"))
    return Courts({code: pk for pk, code, _ in rows}, {name: pk for pk, _, name in rows}, frozenset(chosen))


def keyed(rows: Iterable[ImportRow]) -> list[Keyed]:
    """The rows with the digests by which they are looked up."""
    return [Keyed(row, number_digest(row.identity), name_digest(row.name)) for row in rows]


def outcome(rows: Iterable[Keyed], courts_known: Courts, standing: Standing) -> Outcome:
    """Decide row by row against `standing`, which then holds what is planned."""
    taken: list[Taken] = []
    refused: list[RowRefused] = []
    known = passed_over = 0
    for each in rows:
        try:
            court_id = courts_known.of(each.row)
            if courts_known.chosen and court_id not in courts_known.chosen:
                passed_over += 1
                continue
            decided = intake.decide(each, court_id, standing)
        except RowRefused as refusal:
            refused.append(refusal)
            continue
        if decided is None:
            known += 1
        else:
            taken.append(decided)
    return Outcome(taken, known, passed_over, refused)


def judgments(keys: Collection[Judgment]) -> dict[Judgment, int]:
    """The ids of those judgments that stand, by maker and number."""
    makers, numbers = [key[0] for key in keys], [key[1] for key in keys]
    with connection.cursor() as cursor:
        cursor.execute(_JUDGMENTS, [makers, numbers])
        return {(maker, number): pk for maker, number, pk in cursor.fetchall()}


def stand(rows: Sequence[Keyed], standing: Standing) -> None:
    """Put into `standing` what the register holds of the judgments, cases and people in `rows`."""
    found = judgments({each.row.judgment for each in rows})
    standing.judgments |= found
    _stand_people({each.digest for each in rows}, standing)
    cases = Case.objects.filter(number__in={each.row.case_number for each in rows}).values_list(
        "number", "pk", "judgment__maker", "judgment__number", "court_id"
    )
    for case_number, pk, maker, number, court_id in cases:
        standing.cases[case_number] = StandingCase(pk, (maker, number), court_id)
    _stand_duties({pk: key for key, pk in found.items()}, standing)


def _stand_people(digests: Collection[UUID], standing: Standing) -> None:
    documents = IdentityDocument.objects.filter(digest__in=digests, ended_on=None)
    people = documents.values_list("digest", "subject_id", "subject__names__digest")
    for digest, subject_id, name in people:
        standing.subjects[digest] = subject_id
        standing.names.setdefault(digest, set()).add(name)


def _stand_duties(judgment_of: dict[int, Judgment], standing: Standing) -> None:
    duties = Obligation.objects.filter(judgment__in=judgment_of)
    for pk, judgment_id, content in duties.values_list("pk", "judgment_id", "content"):
        standing.obligations[judgment_of[judgment_id], content] = pk
    owing: Iterable[tuple[int, str, UUID]] = Obligor.objects.filter(
        obligation__judgment__in=judgment_of, subject__documents__ended_on=None
    ).values_list("obligation__judgment_id", "obligation__content", "subject__documents__digest")
    for judgment_id, content, digest in owing:
        standing.owed.setdefault((judgment_of[judgment_id], digest), set()).add(content)
