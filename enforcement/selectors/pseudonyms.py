"""A person as one agency may read him or her: documents and names as digests under its own key.

The only place where numbers and names are decrypted for a partner's feed or snapshot; what leaves is JSON text,
of which a page holds ten thousand and a snapshot a million.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from courts.models import streams
from courts.models.secrets import decrypt
from courts.rules.names import normalise
from courts.selectors.subjects import variants
from enforcement.rules import digests
from enforcement.rules.digests import Digests

# Each by one list of people, person by person: joined to the changes they would be looked up one by one, for four
# times as much.
_PAPERS: Final = """
    SELECT subject_id, id_type, issuer, number FROM courts_identitydocument
    WHERE subject_id = ANY(%(subjects)s::bigint[]) AND ended_on IS NULL ORDER BY id
"""
_NAMES: Final = """
    SELECT subject_id, text FROM courts_subjectname WHERE subject_id = ANY(%(subjects)s::bigint[]) ORDER BY id
"""


class Held(NamedTuple):
    """A person's live documents, column by column, and all forms of the name; numbers and names encrypted."""

    kinds: Sequence[str] | None
    issuers: Sequence[str] | None
    numbers: Sequence[bytes] | None
    names: Sequence[bytes] | None


def written(held: Held, made: Digests) -> str:
    """A JSON list of documents, each with its digest and, under its row key, those of the names."""
    kinds, issuers, numbers, names = held
    forms = [_normalised(decrypt(name)) for name in names or ()]
    of_each = zip(kinds or (), issuers or (), numbers or (), strict=True)
    return f"[{','.join([_document(made, *one, forms) for one in of_each])}]"


def of(subjects: Collection[int], made: Digests) -> dict[int, str]:
    """The same for each of these people, by what the register holds now."""
    # psycopg takes four times as long to write a list of numbers.
    given = {"subjects": f"{{{','.join(map(str, subjects))}}}"}
    forms: dict[int, tuple[str, ...]] = dict.fromkeys(subjects, ())
    for subject, name in streams.rows(_NAMES, given):
        forms[subject] += (_normalised(decrypt(name)),)
    documents = dict.fromkeys(subjects, "")
    for subject, id_type, issuer, number in streams.rows(_PAPERS, given):
        document = _document(made, id_type, issuer, number, forms[subject])
        documents[subject] = f"{known},{document}" if (known := documents[subject]) else document
    return {subject: f"[{known}]" for subject, known in documents.items()}


def _document(made: Digests, id_type: str, issuer: str, number: bytes, forms: Sequence[str]) -> str:
    key = made.row_key(id_type, issuer, decrypt(number))
    names = '","'.join(digests.of_names(key, forms))
    listed = f'"{names}"' if names else ""
    return f'{{"digest":"{digests.of_document(key)}","names":[{listed}]}}'


@lru_cache(maxsize=100_000)
def _normalised(name: str) -> str:
    return normalise(name, variants())
