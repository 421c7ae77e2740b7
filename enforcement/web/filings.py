"""Handing something in: one form a kind, a receipt, and the day by which the court answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from courts.models import Case
from courts.rules import deadlines
from courts.selectors.calendar import calendar
from courts.services import acts
from defaulters.models import Application, Reconsideration
from enforcement.models import Filing
from enforcement.services import filings
from enforcement.web.forms import FilingForm
from enforcement.web.pages import RECEIPT, enter, inside, page

Words = str | Promise


@dataclass(frozen=True)
class Kind:
    """One kind of filing in plain words."""

    slug: str
    title: Words
    summary: Words
    label: Words
    help_text: Words


KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "not-me",
            _("不是我"),
            _("您没有欠这笔债：可能同名，或者证件号码有误。"),
            _("为什么不是您"),
            _("例如：从未参与这个案件、没有收到过任何文书、证件曾经遗失。不必附证件照片。"),
        ),
        Kind(
            "paid",
            _("我已履行"),
            _("您已经付款，或者已经做了判决要求的事。"),
            _("什么时候、怎样履行的"),
            _("付款的写明日期、金额、付款方式和凭证号；完成行为的写明日期、地点和在场的人。"),
        ),
        Kind(
            "travel",
            _("我必须出行"),
            _("因就医、奔丧、开庭等必须出行，请求准许这一次。"),
            _("去哪里、哪一天、为什么"),
            _("写明日期、往返地点、交通工具和理由，以及有什么材料可以证明。"),
        ),
        Kind(
            "objection",
            _("申请纠正"),
            _("您认为不应当纳入名单或者限制消费，或者内容有错误。"),
            _("哪里不对、为什么"),
            _("写明是哪一份决定、哪一项内容，以及事实和证据。"),
        ),
    )
}
KINDS_OF_THE_APPLICANT = {
    kind.slug: kind
    for kind in (
        Kind(
            "hold-off",
            _("申请暂不采取措施"),
            _("您愿意再等一等：请求法院暂不把对方纳入名单，也不限制消费。"),
            _("对谁、到哪一天、为什么"),
            _("写明被执行人、希望等到哪一天和理由，例如正在协商还款。"),
        ),
        Kind(
            "received",
            _("确认收到款项"),
            _("对方直接付给了您，或者已经做了判决要求的事。"),
            _("什么时候、收到多少"),
            _("写明付款人、日期、金额和付款方式；做了事的，写明日期和内容。"),
        ),
        Kind(
            "consent",
            _("同意删除名单信息"),
            _("您书面申请删除对方的名单信息；法院审查同意后删除，债务仍要履行。"),
            _("对谁、范围是什么、为什么"),
            _(
                "写明被执行人，同意的是名单、限制消费还是两者。删除后六个月内，您不能就同一案件再次申请纳入名单。"
            ),
        ),
    )
}
KINDS_AT_THE_COUNTER = {slug: KINDS[slug] for slug in ("not-me", "paid", "travel")}


def code_of(kind: str) -> str:
    """The kind as the register names it."""
    return kind.replace("-", "_")


def hand_in(
    request: HttpRequest,
    *,
    kind: str,
    kinds: Mapping[str, Kind] = KINDS,
    subject_id: int,
    cases: Sequence[tuple[Case, str]],
    back: str,
    hit_id: int | None = None,
) -> HttpResponse:
    """Show the form of a kind and take it; then the receipt."""
    if kind not in kinds or not cases:
        raise Http404
    words = kinds[kind]
    form = FilingForm(
        request.POST or None, cases=cases, label=str(words.label), help_text=str(words.help_text)
    )
    if form.is_valid():
        with acts.begin(actor=acts.party(subject_id)) as act:
            filing = filings.lodge(
                act=act,
                kind=code_of(kind),
                subject_id=subject_id,
                case_id=form.cleaned_data["case"],
                text=form.cleaned_data["text"],
                contact=form.cleaned_data["contact"],
                hit_id=hit_id,
            )
        enter(request, RECEIPT, filing.receipt)
        return redirect("site:receipt")
    due = deadlines.due(filings.CLOCKS[code_of(kind)], timezone.localdate(), calendar())
    context = {"form": form, "kind": words, "due": due, "cases": cases, "back": back}
    return render(request, "enforcement/site/filing.html", context)


@require_safe
@page
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt of what was handed in last in this visit, to keep or print."""
    kept = inside(request, RECEIPT) or ""
    for handed_in in (Filing, Application):
        found = handed_in._default_manager.filter(receipt=kept).select_related("case__court").first()
        if found is not None:
            return render(request, "enforcement/site/receipt.html", {"filing": found})
    return _receipt_of_reconsideration(request, kept)


def _receipt_of_reconsideration(request: HttpRequest, kept: str) -> HttpResponse:
    found = (
        Reconsideration.objects.filter(receipt=kept).select_related("court", "objection__decision").first()
    )
    if found is None:
        return redirect("site:home")
    return render(request, "enforcement/site/receipt_again.html", {"reconsideration": found})
