"""Keeping the PDF of a warning 预告书 as long as the warning is kept, and handing it out. It says more than any list."""

from __future__ import annotations

from hashlib import sha256

from courts.models import LedgerEntry
from courts.models.secrets import seal
from courts.rules.chain import content_digest
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require_system
from defaulters.models import PriorWarning, WarningRendition
from defaulters.selectors import warnings
from enforcement.selectors import desk
from enforcement.services.locks import hold_case
from enforcement.services.renditions import Printed, code_from


def number_of(warning: PriorWarning) -> str:
    """The number of the letter: that of its case, and its own."""
    return f"{warning.case.number}预告{warning.pk}"


def digest_of(warning: PriorWarning) -> str:
    """The digest of what the letter says; it is kept nowhere, so that nothing of it is left behind."""
    text = {"reasons": warning.reasons, "remedy": warning.remedy, "avoid_by": warning.avoid_by.isoformat()}
    return content_digest(text)


def code_of(warning: PriorWarning) -> str:
    """The verification code of the letter."""
    return code_from(number_of(warning), digest_of(warning))


def keep(*, act: Act, warning_id: int, printed: Printed) -> WarningRendition:
    """Keep what the press has set of a warning after its issue; of two at the same time the first is kept."""
    require_system(act=act, code="warning_papers.keep")
    return _kept(act, _held(act, warning_id), printed)


def hand_out(*, act: Act, warning_id: int, printed: Printed | None) -> WarningRendition:
    """The PDF for somebody who may see it, as `renditions.hand_out`.

    Raises `PriorWarning.DoesNotExist` from the first day on which it is shown to nobody.
    """
    warning = _held(act, warning_id)
    _require(act, warning)
    kept = _kept(act, warning, printed)
    act.record("warning_papers.hand_out", warning)
    return kept


def _held(act: Act, warning_id: int) -> PriorWarning:
    warning = warnings.kept(act.today).select_related("case").get(pk=warning_id)
    hold_case(act, warning.case_id)
    return warning


def _kept(act: Act, warning: PriorWarning, printed: Printed | None) -> WarningRendition:
    kept = WarningRendition.objects.filter(warning=warning).first()
    if kept is None:
        assert printed is not None  # it goes with its warning alone, so a face that found none has printed it
        kept = WarningRendition.objects.create(
            warning=warning,
            pdf=seal(printed.pdf),
            sha256=sha256(printed.pdf).hexdigest(),
            code=code_of(warning),
            template=printed.template,
            rendered_at=act.now,
        )
        act.record("warning_papers.keep", warning)
    return kept


def _require(act: Act, warning: PriorWarning) -> None:
    if act.actor.kind == LedgerEntry.ActorKind.PARTY:
        allowed = warning.subject_id == int(act.actor.id)
    else:
        allowed = desk.visible_cases(act.user, act.today).filter(pk=warning.case_id).exists()
    if not allowed:
        raise DomainError(
            Code.PERMISSION_DENIED,
            audit=True,
            act="warning_papers.hand_out",
            noun=warning._meta.label_lower,
            row_id=warning.pk,
        )
