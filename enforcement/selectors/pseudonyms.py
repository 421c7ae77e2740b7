"""A person as one agency may read him or her: documents and names as digests under its own key.

The only place where numbers and names are decrypted for a partner's feed or snapshot; what leaves is JSON text,
of which a page holds ten thousand and a snapshot a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from courts.models.secrets import decrypt
from courts.rules.names import normalise
from courts.selectors.subjects import variants
from enforcement.rules import digests
from enforcement.rules.digests import Digests


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
    return f"[{','.join(_document(made, *one, forms) for one in of_each)}]"


def _document(made: Digests, id_type: str, issuer: str, number: bytes, forms: Iterable[str]) -> str:
    key = made.row_key(id_type, issuer, decrypt(number))
    names = ",".join(f'"{one}"' for one in digests.of_names(key, forms))
    return f'{{"digest":"{digests.of_document(key)}","names":[{names}]}}'


@lru_cache(maxsize=100_000)
def _normalised(name: str) -> str:
    return normalise(name, variants())
