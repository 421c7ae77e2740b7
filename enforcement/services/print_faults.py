"""Keeping that a paper cannot be set, so that the court learns of it from its queue and not from the addressee."""

from __future__ import annotations

from typing import Any

from courts.models import Document
from courts.services.acts import Act
from courts.services.postings import require_system
from defaulters.models import PriorWarning
from enforcement.models import PrintFault
from enforcement.services.locks import hold_case


def report(*, act: Act, paper: Document | PriorWarning, characters: str) -> PrintFault:
    """What the press has found, kept and recorded once; again only where it now lacks other characters.

    `characters`: code points with a space between, or empty where the fault is no character.
    """
    require_system(act=act, code="print_faults.report")
    hold_case(act, paper.case_id)
    of_paper: dict[str, Any] = {"document" if isinstance(paper, Document) else "warning": paper}
    known = PrintFault.objects.filter(**of_paper).first()
    if known is not None and known.characters == characters:
        return known
    fault, _created = PrintFault.objects.update_or_create(
        **of_paper, defaults={"characters": characters, "found_at": act.now}
    )
    act.record("print_faults.report", fault, case_id=paper.case_id, characters=characters)
    return fault
