"""Handing something in: one form a kind, a receipt, and the day by which the court answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from courts.models import Case, PartyRequest, PropertyClue, PropertyReport
from courts.rules import deadlines
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.services import acts
from defaulters.models import Application, Reconsideration
from enforcement.models import Filing
from enforcement.models.refusals import sentence
from enforcement.rules.codes import Code
from enforcement.rules.filings import CLOCKS
from enforcement.selectors import links
from enforcement.services import filings
from enforcement.web.forms import FilingForm, JourneyForm, LeftPostForm
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
    form: type[FilingForm] = FilingForm
    promise: Words = ""  # by when it is answered, where no day can be named before it is handed in


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
            "urgent-travel",
            _("我须紧急出行"),
            _("重大疾病就医、近亲属丧葬或者其他紧急情况，须立即出行，请求准许这一次。"),
            _("去哪里、什么时候、为什么"),
            _("写明时间、往返地点、交通工具和理由；证明材料可以在三日内补交。"),
            promise=_("提交后四小时内答复，昼夜和节假日都一样。"),
        ),
        Kind(
            "travel",
            _("我必须出行"),
            _("因开庭、考试、公务等必须在某一天出行，请求准许这一次。"),
            _("去哪里、哪一天、为什么"),
            _("写明日期、往返地点、交通工具和理由，以及有什么材料可以证明。"),
            JourneyForm,
            _("在出行日之前两个工作日答复；来不及的，当日答复。"),
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
# Offered to people whom a unit's order reaches, by what the finding holds them for (enforcement/rules/links.py).
KINDS_OF_LINKED = {
    kind.slug: kind
    for kind in (
        Kind(
            "left-post",
            _("我已不再任职"),
            _("您因经营管理需要已不再担任该单位的法定代表人或者主要负责人，请求单独解除对您的限制。"),
            _("何时、为什么离任，有什么证据"),
            _(
                "写明变更登记的经过，以及证明您既不是实际控制人、也不是影响债务履行的直接责任人员的证据，"
                "例如股权转让、社会保险关系、现在的工作单位。"
            ),
            LeftPostForm,
        ),
        Kind(
            "not-responsible",
            _("我不是责任人员"),
            _("法院认定您是主要负责人、直接责任人员或者实际控制人，您认为这一认定有误。"),
            _("认定的哪一点不对，有什么证据"),
            _("认定的事实、来源和对履行的影响，写在送达给您的决定书和本案页面里。"),
        ),
        Kind(
            "own-money",
            _("以个人财产因私消费"),
            _("限制因单位而及于您，您要用自己的钱为私事消费：属实的，应予准许。"),
            _("用于什么、用哪一笔钱"),
            _("写明消费的项目、日期和用途，以及证明是个人财产的材料，例如工资账户流水。"),
            JourneyForm,
            _("在使用日之前两个工作日答复；来不及的，当日答复。"),
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
KINDS_AT_THE_COUNTER = {slug: KINDS[slug] for slug in ("not-me", "paid", "urgent-travel", "travel")}


def offered(subject_id: int, case_ids: Iterable[int], kinds: Mapping[str, Kind] = KINDS) -> dict[str, Kind]:
    """`kinds`, and what stands open to the person beside them as somebody whom an order reaches in these cases."""
    open_to = links.open_to(subject_id, case_ids)
    return {
        **kinds,
        **{slug: kind for slug, kind in KINDS_OF_LINKED.items() if code_of(slug) in open_to},
    }


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
    form = words.form(
        request.POST or None, cases=cases, label=str(words.label), help_text=str(words.help_text)
    )
    if form.is_valid() and (filing := _lodged(form, code_of(kind), subject_id, hit_id)) is not None:
        enter(request, RECEIPT, filing.receipt)
        return redirect("site:receipt")
    due = deadlines.due(CLOCKS[code_of(kind)], timezone.localdate(), calendar())
    context = {"form": form, "kind": words, "due": due, "cases": cases, "back": back}
    return render(request, "enforcement/site/filing.html", context)


# The field beside which a refusal is shown: what depends on the day and on the court's own papers.
_FIELDS: dict[StrEnum, str] = {
    Code.LINK_EXTRACT_OUT_OF_RANGE: "register_extract_on",
    Code.FILING_NEEDS_DAY: "use_on",
}


def _lodged(form: FilingForm, kind: str, subject_id: int, hit_id: int | None) -> Filing | None:
    """What was handed in; None, with the reason beside its field, where a day cannot be right."""
    try:
        with acts.begin(actor=acts.party(subject_id)) as act:
            return filings.lodge(act=act, kind=kind, subject_id=subject_id, hit_id=hit_id, **form.values())
    except DomainError as refusal:
        field = _FIELDS.get(refusal.code)
        if field is None:
            raise
        form.add_error(field, sentence(refusal))
        return None


@require_safe
@page
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt of what was handed in last in this visit, to keep or print."""
    kept = inside(request, RECEIPT) or ""
    for handed_in in (Filing, Application, PropertyClue, PartyRequest):
        found = handed_in._default_manager.filter(receipt=kept).select_related("case__court").first()
        if found is not None:
            return render(request, "enforcement/site/receipt.html", {"filing": found})
    report = PropertyReport.objects.filter(receipt=kept).select_related("order__case__court").first()
    if report is not None:
        return render(request, "enforcement/site/receipt_report.html", {"report": report})
    return _receipt_of_reconsideration(request, kept)


def _receipt_of_reconsideration(request: HttpRequest, kept: str) -> HttpResponse:
    found = (
        Reconsideration.objects.filter(receipt=kept).select_related("court", "objection__decision").first()
    )
    if found is None:
        return redirect("site:home")
    return render(request, "enforcement/site/receipt_again.html", {"reconsideration": found})
