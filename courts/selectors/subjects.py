"""Finding people by number, never by name, and showing their names again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from uuid import UUID

from django.conf import settings

from courts.models import IdentityDocument, Subject, SubjectName
from courts.models.secrets import decrypt, digest, digests
from courts.rules import identity
from courts.rules.names import normalise


@cache
def variants() -> Mapping[str, str]:
    """The table of variant characters by which names are compared."""
    path = settings.BASE_DIR / "seeds" / "name_variants.json"
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["variants"]
    return table


def name_digest(text: str) -> UUID:
    """The digest under which a name is compared, after normalisation."""
    return digest("name", normalise(text, variants()))


def number_digest(parsed: identity.Identity) -> UUID:
    """The digest that finds a document: type, issuer and number together."""
    return digest(parsed.text)


def document_digests(documents: Iterable[str | None]) -> list[bytes | None]:
    """The same as 16 bytes, for many at once: of each text that `identity.document` gave."""
    return digests(documents)


def by_number(id_type: str, number: str, issuer: str = "CHN") -> Subject | None:
    """Who holds this document, if the register knows it. Raises the refusals of `identity.parse`."""
    parsed = identity.parse(id_type, number, issuer)
    document = (
        IdentityDocument.objects.filter(digest=number_digest(parsed), ended_on=None)
        .select_related("subject")
        .first()
    )
    return document.subject if document else None


def display_name(subject: Subject) -> str:
    """The name on the document, in clear: for the court's own people, the person, and published text."""
    return display_names([subject.pk]).get(subject.pk, "")


def display_names(subject_ids: Iterable[int]) -> dict[int, str]:
    """The same for many, in one query."""
    rows = SubjectName.objects.filter(subject__in=set(subject_ids), form=SubjectName.Form.DOCUMENT)
    return {row.subject_id: decrypt(row.text) for row in rows}


def masked_number(subject: Subject) -> str:
    """The number of the newest live document, masked."""
    document = subject.documents.filter(ended_on=None).order_by("-pk").first()
    return document.masked if document else ""
