"""Handing a paper out over HTTP: set before the act, kept within it."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from courts.models import Document, KeptPdf, Rendition, User
from courts.models.secrets import unseal
from courts.services import acts
from defaulters.models import PriorWarning, WarningRendition
from enforcement.documents import faults, press, sheet
from enforcement.services import renditions, warning_papers


def response(document: Document, actor: User | acts.Actor) -> HttpResponse:
    """The PDF of `document` as an attachment, the same bytes at every call; that it was taken is recorded.

    A 404 where papers of its kind have no template. Raises `permission.denied`, `document.unprintable`.
    """
    kept = Rendition.objects.filter(document=document).exists()
    if not kept and not press.has_template(sheet.kind_of(document)):
        raise Http404
    printed = None
    if not kept:
        with faults.told(document):
            printed = press.printed(document)
    with acts.begin(actor=actor) as act:
        rendition = renditions.hand_out(act=act, document_id=document.pk, printed=printed)
    return _attached(rendition, f"document-{document.pk}")


def warning_response(warning: PriorWarning, actor: User | acts.Actor) -> HttpResponse:
    """The same of a warning before a listing, as long as it is kept."""
    printed = None
    if not WarningRendition.objects.filter(warning=warning).exists():
        with faults.told(warning):
            printed = press.printed_warning(warning)
    with acts.begin(actor=actor) as act:
        rendition = warning_papers.hand_out(act=act, warning_id=warning.pk, printed=printed)
    return _attached(rendition, f"warning-{warning.pk}")


def _attached(rendition: KeptPdf, name: str) -> HttpResponse:
    answer = HttpResponse(unseal(rendition.pdf), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
