"""A person as one agency may read him or her: documents and names as digests under its own key.

The only place where numbers and names are decrypted for a partner's feed or snapshot; what leaves is JSON text,
of which a page holds ten thousand and a snapshot a million.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final

from courts.models import streams
from courts.models.secrets import decrypt
from courts.rules.names import normalise
from courts.selectors.subjects import variants
from enforcement.rules import digests
from enforcement.rules.digests import Digests

Paper = tuple[str, str, bytes]
"""A document as it is kept: type, issuer, and the number encrypted."""

# Each by one list of people: joined to the changes they would be looked up one by one, for four times as much.
_PAPERS: Final = """
    SELECT subject_id, id_type, issuer, number FROM courts_identitydocument
    WHERE subject_id = ANY(%(subjects)s::bigint[]) AND ended_on IS NULL ORDER BY id
"""
_NAMES: Final = """
    SELECT subject_id, text FROM courts_subjectname WHERE subject_id = ANY(%(subjects)s::bigint[]) ORDER BY id
"""


def held(
    subjects: Collection[int],
) -> tuple[Mapping[int, tuple[Paper, ...]], Mapping[int, tuple[bytes, ...]]]:
    """The live documents of each of these people, and all forms of the name, encrypted as well."""
    # psycopg takes four times as long to write a list of numbers.
    given = {"subjects": f"{{{','.join(map(str, subjects))}}}"}
    papers: dict[int, tuple[Paper, ...]] = dict.fromkeys(subjects, ())
    names: dict[int, tuple[bytes, ...]] = dict.fromkeys(subjects, ())
    for subject, id_type, issuer, number in streams.rows(_PAPERS, given):
        papers[subject] += ((id_type, issuer, number),)
    for subject, name in streams.rows(_NAMES, given):
        names[subject] += (name,)
    return papers, names


def written(papers: Iterable[Paper], names: Iterable[bytes], made: Digests) -> str:
    """A JSON list of documents, each with its digest and, under its row key, those of the names."""
    forms, told = [_normalised(decrypt(name)) for name in names], []
    for id_type, issuer, number in papers:
        key = made.row_key(id_type, issuer, decrypt(number))
        of_names = ",".join([f'"{one}"' for one in digests.of_names(key, forms)])
        told.append(f'{{"digest":"{digests.of_document(key)}","names":[{of_names}]}}')
    return f"[{','.join(told)}]"


@lru_cache(maxsize=100_000)
def _normalised(name: str) -> str:
    return normalise(name, variants())
