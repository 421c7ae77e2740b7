"""How can an answer be proved later without anybody being able to search for a person?

Each answer is hashed with a salt that only the receipt holds, the hashes are the leaves of a tree (as in
RFC 6962), and the register keeps its root alone. Who presents receipt, number and verdict (and, of several
answers, the hashes beside the path) proves that answer; without the receipt the root says nothing, whatever
else one holds.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from uuid import UUID

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.questions import Person

SALT_BYTES = 32
# What stands first keeps an inner hash from passing for a leaf, of this tree or of another.
_LEAF, _INNER = b"\x00", b"\x01"


def issue(check: UUID, salt: bytes) -> str:
    """The receipt: an opaque text of the check's id and the salt."""
    return base64.urlsafe_b64encode(check.bytes + salt).decode()


def read(receipt: str) -> tuple[UUID, bytes]:
    """The check's id and the salt. Raises `receipt.malformed`."""
    try:
        raw = base64.urlsafe_b64decode(receipt.encode())
    except (binascii.Error, UnicodeEncodeError):
        raise DomainError(Code.RECEIPT_MALFORMED) from None
    if len(raw) != 16 + SALT_BYTES:
        raise DomainError(Code.RECEIPT_MALFORMED)
    return UUID(bytes=raw[:16]), raw[16:]


def leaf(salt: bytes, person: Person, verdict: str) -> bytes:
    """The hash of one answer: type, issuer and number in their one written form, and the verdict."""
    (only,) = leaves(salt, [person], [person.document()], [verdict])
    return only


def leaves(
    salt: bytes, people: Iterable[Person], documents: Iterable[str | None], verdicts: Iterable[str]
) -> list[bytes]:
    """The same for many at once; `documents` are those of `people` where they could be read."""
    salted = _LEAF + salt
    texts = [
        "\x1f".join((_as_asked(person) if document is None else document, verdict))
        for person, document, verdict in zip(people, documents, verdicts, strict=True)
    ]
    return [sha256(salted + text.encode()).digest() for text in texts]


def _as_asked(person: Person) -> str:
    return "\x1f".join((person.id_type, person.issuer, person.id_number))


class Tree:
    """The tree over leaves in the order of the answers, at least one; some may be put in afterwards."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = _levels(leaves)

    @property
    def root(self) -> str:
        """In hex."""
        return self._levels[-1][0].hex()

    def put(self, leaves: Mapping[int, bytes]) -> None:
        """These leaves at their places, in place of those that stood there."""
        places = set(leaves)
        for place, leaf in leaves.items():
            self._levels[0][place] = leaf
        for below, level in pairwise(self._levels):
            places = {place // 2 for place in places}
            for place in places:
                pair = below[2 * place : 2 * place + 2]
                level[place] = _parent(*pair) if len(pair) == 2 else pair[0]


def path(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes beside the way from leaf `index` to the root; none for a single answer."""
    beside = []
    for level in _levels(leaves)[:-1]:
        if index ^ 1 < len(level):
            beside.append(level[index ^ 1])
        index //= 2
    return tuple(beside)


def holds(claimed: str, one: bytes, index: int, count: int, beside: Sequence[bytes]) -> bool:
    """Whether leaf `one` is number `index` of the `count` leaves under the root `claimed`."""
    left, width = list(beside), count
    while width > 1:
        if index ^ 1 < width:
            if not left:
                return False
            other = left.pop(0)
            one = _parent(other, one) if index & 1 else _parent(one, other)
        index, width = index // 2, (width + 1) // 2
    return not left and index == 0 and hmac.compare_digest(one.hex(), claimed)


def _levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        pairs = [_parent(left, right) for left, right in zip(below[::2], below[1::2], strict=False)]
        levels.append([*pairs, below[-1]] if len(below) % 2 else pairs)
    return levels


def _parent(left: bytes, right: bytes) -> bytes:
    return sha256(_INNER + left + right).digest()
