"""Subjects, their documents, names and access codes."""

from __future__ import annotations

import secrets as random
from datetime import date

from django.contrib.auth.hashers import make_password

from courts.models import AccessCode, Court, IdentityDocument, Subject, SubjectName
from courts.models.secrets import decrypt, encrypt
from courts.rules import identity
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.selectors.subjects import name_digest, number_digest
from courts.services.acts import Act
from courts.services.postings import require

# No 0 O 1 I: a code is read from paper, by telephone too.
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 12


def register(
    *,
    act: Act,
    court: Court,
    kind: str,
    id_type: str,
    number: str,
    name: str,
    issuer: str = "CHN",
    sex: str = "",
    born_on: date | None = None,
    representative: str = "",
) -> Subject:
    """The subject who holds this document, created where the register does not know the number.

    A known number with another name is not overwritten: `subject.name_differs`; a further form of the name
    is added by `add_name`. Raises the refusals of `identity.parse`.
    """
    require(act=act, code="subjects.register", court=court)
    parsed = identity.parse(id_type, number, issuer)
    held = IdentityDocument.objects.filter(digest=number_digest(parsed), ended_on=None).first()
    if held is not None:
        if not held.subject.names.filter(digest=name_digest(name)).exists():
            raise DomainError(Code.SUBJECT_NAME_DIFFERS, subject_id=held.subject_id)
        return held.subject
    natural = kind == Subject.Kind.NATURAL
    subject = Subject.objects.create(
        kind=kind,
        born_on=(parsed.birth or born_on) if natural else None,
        sex=(parsed.sex or sex) if natural else "",
        representative=encrypt(representative) if representative else b"",
    )
    IdentityDocument.objects.create(
        subject=subject,
        id_type=parsed.id_type,
        issuer=parsed.issuer,
        number=encrypt(parsed.number),
        digest=number_digest(parsed),
        masked=identity.mask(parsed.number),
        entered_by=act.user,
    )
    SubjectName.objects.create(subject=subject, text=encrypt(name), digest=name_digest(name))
    act.record("subjects.register", subject)
    return subject


def verify_identity(*, act: Act, court: Court, document_id: int) -> IdentityDocument:
    """A second person has compared the number with the document itself; never the one who entered it."""
    require(act=act, code="subjects.verify_identity", court=court)
    document = IdentityDocument.objects.get(pk=document_id)
    if document.entered_by_id == act.user.pk:
        raise DomainError(Code.SUBJECT_SAME_PERSON_VERIFIES)
    document.verified_by, document.verified_at = act.user, act.now
    document.save(update_fields=["verified_by", "verified_at"])
    act.record("subjects.verify_identity", document, subject=document.subject_id)
    return document


def add_name(*, act: Act, court: Court, subject_id: int, form: str, text: str) -> bool:
    """A further form of the name: former, pinyin or as it stands on tickets. False: the register had it already."""
    require(act=act, code="subjects.add_name", court=court)
    name, created = SubjectName.objects.get_or_create(
        subject_id=subject_id, digest=name_digest(text), defaults={"form": form, "text": encrypt(text)}
    )
    if created:
        act.record("subjects.add_name", name, subject=subject_id)
    return created


def issue_code(*, act: Act, court: Court, subject_id: int) -> str:
    """A new access code 查询码 in clear, shown once; the old one ends."""
    require(act=act, code="subjects.issue_code", court=court)
    code = "".join(random.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    AccessCode.objects.filter(subject_id=subject_id, ended_at=None).update(ended_at=act.now)
    row = AccessCode.objects.create(subject_id=subject_id, hash=make_password(code), issued_at=act.now)
    act.record("subjects.issue_code", row, subject=subject_id)
    return code


def reveal_number(*, act: Act, court: Court, document_id: int) -> str:
    """The full number in clear; that it was seen, and by whom, is recorded."""
    require(act=act, code="subjects.reveal_number", court=court)
    document = IdentityDocument.objects.get(pk=document_id)
    act.record("subjects.reveal_number", document, subject=document.subject_id)
    return decrypt(document.number)
