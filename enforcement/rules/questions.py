"""What does a partner ask: which people, which measure, for what and for which day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from courts.rules import identity
from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.purposes import Purpose


class Person(NamedTuple):
    """One person as the partner knows him or her; `issuer` by ISO 3166-1 alpha-3."""

    id_type: str
    id_number: str
    name: str
    issuer: str = "CHN"

    def __repr__(self) -> str:
        return f"Person(id_type={self.id_type!r}, issuer={self.issuer!r})"  # never who it is

    def identity(self) -> identity.Identity | None:
        """The document in its one written form, or None where the number cannot be one."""
        try:
            return identity.parse(self.id_type, self.id_number, self.issuer)
        except DomainError:
            return None

    def document(self) -> str | None:
        """The document as one text, of which digests are made, or None where the number cannot be one."""
        return identity.document(self.id_type, self.id_number, self.issuer)


def documents(people: Iterable[Person]) -> list[str | None]:
    """The same for many at once."""
    return identity.documents([(id_type, number, issuer) for id_type, number, _, issuer in people])


@dataclass(frozen=True)
class Question:
    """A check of 1 to 10,000 people for one measure. `use_on=None`: today. `user_reference`: who asks."""

    measure: str
    purpose: Purpose
    user_reference: str
    people: Sequence[Person]
    use_on: date | None = None
    on_behalf_of: str = ""

    def day_of_use(self, today: date) -> date:
        """Raises `check.use_in_past`: what was used is nobody's question to a counter."""
        used = self.use_on or today
        if used < today:
            raise DomainError(Code.CHECK_USE_IN_PAST, day=used)
        return used
