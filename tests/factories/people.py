"""Invented people and units, as rows: with one document, its digest, and their names."""

from __future__ import annotations

from datetime import date
from typing import Any

from courts.models import IdentityDocument, Subject, SubjectName
from courts.models.secrets import encrypt
from courts.rules import identity
from courts.selectors.subjects import name_digest, number_digest


def citizen_number(sequence: int, born: date = date(1990, 1, 1)) -> str:
    """A citizen's number of the invented region 990000; an odd `sequence` (1-999) is a man's."""
    first_17 = f"990000{born:%Y%m%d}{sequence:03d}"
    return first_17 + identity.citizen_check(first_17)


def unit_number(sequence: int) -> str:
    """A unit's code of the same region with its check character."""
    first_17 = f"91990000MA{sequence:07d}"
    return first_17 + identity.unit_check(first_17)


def person(sequence: int, name: str = "张三", *, born: date = date(1990, 1, 1), **given: Any) -> Subject:
    """A natural person with a citizen's card; `given` replaces any field of the Subject."""
    subject = Subject.objects.create(kind="natural", born_on=born, sex="male", **given)
    document(subject, "citizen_id", citizen_number(sequence, born))
    named(subject, name, "document")
    return subject


def unit(sequence: int, name: str = "北京某某食品有限公司", **given: Any) -> Subject:
    """A unit with its unified social credit code."""
    subject = Subject.objects.create(kind="unit", **given)
    document(subject, "uscc", unit_number(sequence))
    named(subject, name, "document")
    return subject


def document(subject: Subject, id_type: str, number: str, issuer: str = "CHN") -> IdentityDocument:
    """One more document of `subject`."""
    parsed = identity.parse(id_type, number, issuer)
    return IdentityDocument.objects.create(
        subject=subject,
        id_type=parsed.id_type,
        issuer=parsed.issuer,
        number=encrypt(parsed.number),
        digest=number_digest(parsed),
        masked=identity.mask(parsed.number),
    )


def named(subject: Subject, text: str, form: str) -> SubjectName:
    """One more form of the name of `subject`."""
    return SubjectName.objects.create(
        subject=subject, form=form, text=encrypt(text), digest=name_digest(text)
    )
