"""Applications to spend one's own money 因私消费申请: they shall be granted if true (2015 rules art.3(2)).

| step | by whom |
| --- | --- |
| handed in on the public site by somebody whom a unit's order reaches | the person |
| granted: the permission is drafted and signed, which answers the application | two people |
| refused for one of the two reasons that the law leaves, with a paper that names the remedy | judge |
| the paper is served | clerk |
"""

from __future__ import annotations

from datetime import date
from typing import Final

from courts.models import Document
from courts.rules import transitions
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.services import papers
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision
from enforcement.models import Filing
from enforcement.rules import links
from enforcement.rules.codes import Code
from enforcement.rules.transitions import FILING
from enforcement.selectors import links as links_of
from enforcement.services.locks import hold_case

# An act of enforcement: the written objection of CPL 236, fifteen days, then the next higher court.
REMEDY: Final = (
    "如不服本决定，可以依照民事诉讼法第二百三十六条向本院提出书面异议，本院自收到之日起十五日内审查；"
    "补充个人财产的证据后，也可以再次申请。"
)
GRANTED: Final = "准许，见{number}。"


def refuse(*, act: Act, filing_id: int, refused_for: str, reasons: str) -> Filing:
    """Refuse because the money is not proven the person's own, or because no order reaches the person any more.

    Raises `filing.not_of_own_money`, `reason.missing`, and `permission.shall_be_granted` for any other reason,
    also for `not_linked` while an order still reaches the person.
    """
    filing = _held(act, filing_id, "own_money.refuse")
    transitions.check(FILING, "filing", filing.state, Filing.State.ANSWERED)
    _refuse_other_reasons(filing, refused_for)
    if not reasons.strip():
        raise DomainError(CourtCode.REASON_MISSING, article=links.ARTICLES[links.OWN_MONEY])
    filing.document = papers.issue(
        act=act,
        case=filing.case,
        subject=filing.subject,
        kind=Document.Kind.REFUSAL,
        number=f"{filing.case.number}驳{filing.pk}",
        content={"filing": filing.pk, "refused_for": refused_for, "reasons": reasons, "remedy": REMEDY},
    )
    filing.refused_for = refused_for
    _answer(act, filing, reasons)
    act.record("own_money.refuse", filing, refused_for=refused_for, digest=filing.document.digest)
    return filing


def _refuse_other_reasons(filing: Filing, refused_for: str) -> None:
    reached = links.OWN_MONEY in links_of.open_to(filing.subject_id, [filing.case_id])
    untrue = refused_for == Filing.Refusal.NOT_LINKED and reached
    if refused_for not in Filing.Refusal.values or untrue:
        raise DomainError(Code.PERMISSION_SHALL_BE_GRANTED, article=links.ARTICLES[links.OWN_MONEY])


def serve(
    *, act: Act, filing_id: int, method: str, served_on: date, reference: str, consent: bool = False
) -> Filing:
    """Prove service of the refusal. Raises `filing.not_refused` where there is none."""
    filing = _held(act, filing_id, "own_money.serve")
    if filing.document is None:
        raise DomainError(Code.FILING_NOT_REFUSED)
    papers.serve(
        act=act, document=filing.document, method=method, served_on=served_on, reference=reference,
        consent=consent,
    )  # fmt: skip
    act.record("own_money.serve", filing, served_on=served_on.isoformat())
    return filing


def on_signature(*, act: Act, decision: Decision) -> None:
    """A step: the permission is signed, and what the person has asked for in this case is answered by it."""
    rows = Filing.objects.filter(
        case=decision.case_id, subject=decision.subject_id, kind=Filing.Kind.OWN_MONEY,
        state=Filing.State.LODGED,
    )  # fmt: skip
    for filing in rows.order_by("pk"):
        _answer(act, filing, GRANTED.format(number=decision.number))
        act.record("own_money.granted", filing, decision=decision.pk)


def _held(act: Act, filing_id: int, code: str) -> Filing:
    case = hold_case(act, Filing.objects.values_list("case_id", flat=True).get(pk=filing_id))
    require(act=act, code=code, court=case.court)
    filing = Filing.objects.select_related("case", "subject", "document").get(pk=filing_id)
    if filing.kind != Filing.Kind.OWN_MONEY:
        raise DomainError(Code.FILING_NOT_OF_OWN_MONEY)
    return filing


def _answer(act: Act, filing: Filing, text: str) -> None:
    filing.state, filing.answer = Filing.State.ANSWERED, text
    filing.answered_by, filing.answered_at = act.user, act.now
    filing.save()
