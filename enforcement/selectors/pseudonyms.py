"""A person as one agency may read him or her: documents and names as digests under its own key.

The only place where numbers and names are decrypted for a partner's feed or snapshot; what leaves is JSON text,
of which a page holds ten thousand and a snapshot a million.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from courts.models import streams
from courts.models.secrets import decrypt
from courts.rules.names import normalise
from courts.selectors.subjects import variants
from enforcement.rules import digests
from enforcement.rules.digests import Digests, Paper

Person = tuple[Sequence[Paper], Sequence[str]]
"""The live documents of a person, and all forms of the name, normalised."""

# Each by one list of people: joined to the changes they would be looked up one by one, for four times as much.
_PAPERS: Final = """
    SELECT subject_id, id_type, issuer, number FROM courts_identitydocument
    WHERE subject_id = ANY(%(subjects)s::bigint[]) AND ended_on IS NULL ORDER BY id
"""
_NAMES: Final = """
    SELECT subject_id, text FROM courts_subjectname WHERE subject_id = ANY(%(subjects)s::bigint[]) ORDER BY id
"""


def held(subjects: Collection[int]) -> Mapping[int, Person]:
    """These people. They are decrypted while the database reads on."""
    # psycopg takes four times as long to write a list of numbers.
    given = {"subjects": f"{{{','.join(map(str, subjects))}}}"}
    found: dict[int, tuple[list[Paper], list[str]]] = {subject: ([], []) for subject in subjects}
    for subject, id_type, issuer, number in streams.rows(_PAPERS, given):
        found[subject][0].append((id_type, issuer, decrypt(number)))
    for subject, name in streams.rows(_NAMES, given):
        found[subject][1].append(form(decrypt(name)))
    return found


@lru_cache(maxsize=100_000)
def form(name: str) -> str:
    """A name as it is compared."""
    return normalise(name, variants())


def written(people: Sequence[Person], made: Digests) -> list[str]:
    """Of each a JSON list of documents: each with its digest and, under its row key, those of the names."""
    keys = iter(made.row_keys(paper for papers, _ in people for paper in papers))
    own = [([next(keys) for _ in papers], forms) for papers, forms in people]
    names = iter(digests.of_names((key, name) for keys, forms in own for key in keys for name in forms))
    return [
        f"[{','.join([_document(key, [next(names) for _ in forms]) for key in keys])}]" for keys, forms in own
    ]


def _document(key: bytes, names: Iterable[str]) -> str:
    quoted = ",".join([f'"{name}"' for name in names])
    return f'{{"digest":"{digests.of_document(key)}","names":[{quoted}]}}'
