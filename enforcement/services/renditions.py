"""Keeping a paper as PDF byte for byte, and handing it out; who took which paper is in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from courts.models import Document, LedgerEntry, Rendition
from courts.models.secrets import seal
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services.acts import Act
from enforcement.rules import references
from enforcement.selectors import desk, my_case


@dataclass(frozen=True)
class Printed:
    """A PDF fresh from the press, and the edition of the templates that set it."""

    pdf: bytes
    template: str


def code_of(document: Document) -> str:
    """The verification code of a paper: ten characters from its number and the digest of its content."""
    raw = sha256(f"{document.number}\x1f{document.digest}".encode()).digest()
    return references.from_bytes(raw)


def hand_out(*, act: Act, document_id: int, printed: Printed | None) -> Rendition:
    """The PDF of a paper for somebody who may see it: the kept one, or `printed`, which is kept from now on.

    Setting a page is slow, so it happens before the act; of two at the same time the first is kept. A member of
    staff must see the case, a person must be the addressee: else `permission.denied`, audited.
    """
    document = Document.objects.select_related("case").get(pk=document_id)
    act.lock([document.case.judgment_id])
    _require(act, document)
    kept = Rendition.objects.filter(document=document).first()
    if kept is None:
        assert printed is not None  # kept papers are never deleted, so a face that found none has printed it
        kept = Rendition.objects.create(
            document=document,
            pdf=seal(printed.pdf),
            sha256=sha256(printed.pdf).hexdigest(),
            code=code_of(document),
            template=printed.template,
            rendered_at=act.now,
        )
        act.record("renditions.keep", kept, case_id=document.case_id, sha256=kept.sha256)
    act.record("renditions.hand_out", document)
    return kept


def _require(act: Act, document: Document) -> None:
    if act.actor.kind == LedgerEntry.ActorKind.PARTY:
        allowed = my_case.documents_of(int(act.actor.id)).filter(pk=document.pk).exists()
    else:
        allowed = desk.visible_cases(act.user, act.today).filter(pk=document.case_id).exists()
    if not allowed:
        raise DomainError(
            Code.PERMISSION_DENIED,
            audit=True,
            act="renditions.hand_out",
            noun=document._meta.label_lower,
            row_id=document.pk,
        )
