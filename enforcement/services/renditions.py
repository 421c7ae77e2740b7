"""Keeping a paper as PDF byte for byte, and handing it out; who took which paper is in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from courts.models import Document, LedgerEntry, Rendition
from courts.models.secrets import seal
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require, require_system
from enforcement.rules import references
from enforcement.selectors import desk, my_case


@dataclass(frozen=True)
class Printed:
    """A PDF fresh from the press, and the edition of the templates that set it."""

    pdf: bytes
    template: str


def code_of(document: Document) -> str:
    """The verification code of a paper."""
    return code_from(document.number, document.digest)


def code_from(number: str, digest: str) -> str:
    """Ten characters from the number of a paper and the digest of its content."""
    return references.from_bytes(sha256(f"{number}\x1f{digest}".encode()).digest())


def keep(*, act: Act, document_id: int, printed: Printed) -> Rendition:
    """Keep what the press has set of a paper after its issue; of two at the same time the first is kept."""
    require_system(act=act, code="renditions.keep")
    return _kept(act, _held(act, document_id), printed)


def _held(act: Act, document_id: int) -> Document:
    document = Document.objects.select_related("case__court").get(pk=document_id)
    act.lock([document.case.judgment_id])
    return document


def hand_out(*, act: Act, document_id: int, printed: Printed | None) -> Rendition:
    """The PDF of a paper for somebody who may see it: the kept one, or `printed`, which is kept from now on.

    Setting a page is slow, so it happens before the act. A member of staff must see the case, a person must be
    the addressee: else `permission.denied`, audited.
    """
    document = _held(act, document_id)
    _require(act, document)
    kept = _kept(act, document, printed)
    act.record("renditions.hand_out", document)
    return kept


def _kept(act: Act, document: Document, printed: Printed | None) -> Rendition:
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
    return kept


def _require(act: Act, document: Document) -> None:
    if document.kind in Document.TO_AGENCIES:  # it names the person by the full number
        require(act=act, code="subjects.reveal_number", court=document.case.court)
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
