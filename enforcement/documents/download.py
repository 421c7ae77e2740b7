"""Handing a paper out over HTTP: set before the act, kept within it."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from courts.models import Document, Rendition, User
from courts.models.secrets import unseal
from courts.services import acts
from enforcement.documents import press, sheet
from enforcement.services import renditions


def response(document: Document, actor: User | acts.Actor) -> HttpResponse:
    """The PDF of `document` as an attachment, the same bytes at every call; that it was taken is recorded.

    A 404 where papers of its kind have no template. Raises `permission.denied`, `document.unprintable`.
    """
    kept = Rendition.objects.filter(document=document).exists()
    if not kept and not press.has_template(sheet.kind_of(document)):
        raise Http404
    printed = None if kept else press.printed(document)
    with acts.begin(actor=actor) as act:
        rendition = renditions.hand_out(act=act, document_id=document.pk, printed=printed)
    answer = HttpResponse(unseal(rendition.pdf), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="document-{document.pk}.pdf"'
    return answer
