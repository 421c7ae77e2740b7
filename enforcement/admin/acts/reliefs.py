"""Drafting what relieves, each about one decision in force: delete, delete early, cancel, correct, lift, permit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import PropertySearch
from courts.services.acts import Act
from defaulters.models import Decision, Listing
from defaulters.rules import endings
from defaulters.selectors import events
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.acts.cases import case_open
from enforcement.admin.forms import ActForm, day, words
from enforcement.admin.target import Target
from enforcement.admin.texts import preview
from enforcement.documents.phrases import FIELDS
from enforcement.models import Measure, Permission, Restriction
from enforcement.rules.codes import Code
from enforcement.selectors import replacements
from enforcement.services import drafts

# Free texts of what was published; codes and days follow from other acts.
CORRECTABLE = ("name", "representative", "duties", "basis_maker", "basis_number", "case_number", "court")
LIVE = (Listing.State.PENDING, Listing.State.PUBLISHED, Listing.State.SHIELDED)


class ReliefForm(ActForm):
    """Reasons; what the decision says besides is made by `content`."""

    reasons = words(_("理由"), rows=4)

    def content(self) -> dict[str, Any]:
        """The content of the decision."""
        return {}

    def values(self) -> dict[str, Any]:
        return {"reasons": self.cleaned_data["reasons"], "content": self.content()}


class DeleteForm(ReliefForm):
    field_order = ("reason", "ruling", "searches", "restrictions", "agreed")
    wide = ("searches",)
    reason = forms.ChoiceField(
        label=_("删除事由"),
        choices=[row for row in Listing.EndReason.choices if row[0] in endings.EVENTS],
    )
    restrictions = forms.ChoiceField(
        label=_("限制消费"),
        choices=[("both", _("一并解除")), ("list", _("继续（申请执行人只同意删除名单信息）"))],
        help_text=_("对“申请执行人书面申请”有选择；对中止执行，看本省的规定，没有规定的由法官决定"),
    )
    ruling = forms.TypedChoiceField(
        label=_("所依据的裁定"), coerce=int, empty_value=None, required=False, help_text=_("已送达的裁定")
    )
    searches = forms.TypedMultipleChoiceField(
        label=_("终结本次执行程序之后没有结果的网络查控"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label=_("申请执行人书面同意解除限制消费"), required=False)

    def fill(self, target: Target) -> None:
        listing = _listing(target)
        if listing is not None and listing.removal_reason in endings.EVENTS:
            self.initial.setdefault("reason", listing.removal_reason)
        self._offer(events.of(target.the_case, target.row.subject_id, target.day))

    def _offer(self, found: list[events.Event]) -> None:
        """What the event may rest on, and the first event as what is meant."""
        rulings = [event.ruling for event in found if event.ruling is not None]
        named = [(row.pk, f"{row.number} · {row.get_kind_display()} · {row.made_on}") for row in rulings]
        self.choose("ruling", named, empty=True)
        in_vain = PropertySearch.objects.filter(pk__in={pk for event in found for pk in event.searches})
        self.choose("searches", [(row.pk, str(row)) for row in in_vain])
        if found:
            self.initial.setdefault("reason", found[0].reason)
            self.initial.setdefault("ruling", found[0].ruling.pk if found[0].ruling else None)
            self.initial.setdefault("searches", [row.pk for row in in_vain])

    def content(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("reason", "restrictions")}
        if given["reason"] == "D4":
            return given | {"searches": self.cleaned_data["searches"]}
        if given["reason"] in endings.RULED.values():
            return given | {name: self.cleaned_data[name] for name in ("ruling", "agreed")}
        return given


class EarlyForm(ReliefForm):
    def content(self) -> dict[str, Any]:
        return {"reason": str(Listing.EndReason.EARLY_DELETION)}


class KeepsForm(ActForm):
    """Which orders beside the listing stand, where it is cancelled: what is not named falls with it."""

    wide = ("keeps",)
    keeps = forms.TypedMultipleChoiceField(
        label=_("保留的限制消费令"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只用于撤销：另有自身理由和依据、经审查仍属正确的；未勾选的一并撤销"),
    )

    def offer_kept(self, listing: Listing | None) -> None:
        """The orders that bind beside the listing; without any, no such question."""
        orders = {row.order_id: row.order for row in replacements.beside(listing)} if listing else {}
        self.choose("keeps", [(pk, order.number) for pk, order in orders.items()])
        if not orders:
            del self.fields["keeps"]


class CancelForm(ReliefForm, KeepsForm):
    field_order = ("keeps", "reasons")

    def fill(self, target: Target) -> None:
        self.offer_kept(_listing(target))

    def content(self) -> dict[str, Any]:
        return {"keeps": self.cleaned_data.get("keeps", [])}


class CorrectForm(ReliefForm):
    """The published text, field by field; what is changed is corrected."""

    def fill(self, target: Target) -> None:
        listing = _listing(target)
        self.published: dict[str, Any] = (listing.published or {}) if listing else {}
        for name, value in self.published.items():
            if name not in CORRECTABLE or not isinstance(value, str | list):
                continue
            self.fields[name] = words(
                FIELDS[name], rows=1 if isinstance(value, str) else max(2, len(value)), required=False
            )
            self.initial.setdefault(name, value if isinstance(value, str) else "\n".join(value))

    def content(self) -> dict[str, Any]:
        after = {}
        for name, value in self.published.items():
            if name in self.fields:
                typed = self.cleaned_data[name].replace("\r\n", "\n")
                given = (
                    typed if isinstance(value, str) else [line for line in typed.split("\n") if line.strip()]
                )
                if given != value:
                    after[name] = given
        return {"after": after}

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not self.errors and not self.content()["after"]:
            self.add_error(None, _("没有改动任何一项。"))
        return given


class PermitForm(ReliefForm):
    field_order = (
        "permission", "reason", "items", "purpose", "evidence", "evidence_follows",
        "buy_from", "buy_until", "use_from", "use_until",
    )  # fmt: skip
    in_order = (("buy_from", "buy_until"), ("use_from", "use_until"))
    wide = ("items",)
    permission = forms.ChoiceField(label=_("种类"), choices=Permission.Kind.choices)
    reason = forms.ChoiceField(
        label=_("事由"),
        choices=[("", "—"), *Permission.Reason.choices],
        required=False,
        help_text=_("只用于暂时解除；最长一个月，由院长或者受权的人签发"),
    )
    evidence = words(_("证明材料"), rows=2, required=False)
    evidence_follows = forms.BooleanField(
        label=_("证明材料三日内补交"), required=False, help_text=_("只用于疾病、丧葬或者其他紧急情况")
    )
    items = forms.MultipleChoiceField(label=_("准许的项目"), widget=forms.CheckboxSelectMultiple)
    purpose = words(_("用途"), rows=2)
    buy_from = day(_("购买自"))
    buy_until = day(_("购买至"))
    use_from = day(_("使用自"))
    use_until = day(_("使用至"))

    def fill(self, target: Target) -> None:
        carried = {code for row in _restrictions(target) for code in row.items}
        rows = Measure.objects.filter(code__in=carried)
        self.choose("items", [(row.code, row.name) for row in rows])

    def content(self) -> dict[str, Any]:
        days = {
            name: self.cleaned_data[name].isoformat()
            for name in ("buy_from", "buy_until", "use_from", "use_until")
        }
        asked = ("permission", "reason", "items", "purpose", "evidence", "evidence_follows")
        return {name: self.cleaned_data[name] for name in asked} | days


def _listing(target: Target) -> Listing | None:
    listing: Listing | None = getattr(target.row, "listing", None)
    return listing


def _restrictions(target: Target) -> list[Restriction]:
    return list(Restriction.objects.filter(order=target.row, state=Restriction.State.ACTIVE))


def _on_listing(*states: str) -> Callable[[Target], bool]:
    """Shown beside a decision whose listing is in one of these states."""

    def shown(target: Target) -> bool:
        listing = _listing(target)
        return listing is not None and listing.state in states

    return shown


def _on_order(target: Target) -> bool:
    kinds = (Decision.Kind.RESTRICT, Decision.Kind.MILDER, Decision.Kind.REACH)
    return target.row.kind in kinds and bool(_restrictions(target))


def _none_under_way(kind: str) -> Callable[[Target], Why | None]:
    """One relief of a kind at a time about a decision."""

    def why_not(target: Target) -> Why | None:
        open_ones = Decision.objects.filter(concerns=target.row, kind=kind, state__in=["draft", "submitted"])
        if open_ones.exists() and kind != Decision.Kind.PERMIT:
            return Why(str(_("同样的决定正在办理。")))
        return case_open(target)

    return why_not


def _not_beside_listing(target: Target) -> Why | None:
    """The debtor's own order stands and falls with the listing (2015 rules art.1(2))."""
    if any(row.listing_id and not row.linked_person_id for row in _restrictions(target)):
        return because(Code.RELIEF_LISTING_NEEDS_ORDER, "法释〔2015〕17号第1条第2款")
    return _none_under_way(Decision.Kind.LIFT)(target)


def _timed(target: Target) -> Why | None:
    listing = _listing(target)
    if listing is not None and not listing.grounds.exclude(ground="G1").exists():
        return Why(str(_("没有期限的情形不适用提前删除。")), article="法释〔2017〕7号第2条第2款")
    return _none_under_way(Decision.Kind.EARLY_DELETE)(target)


def _relief(kind: str) -> Callable[[Act, Target, dict[str, Any]], Decision]:
    def run(act: Act, target: Target, given: dict[str, Any]) -> Decision:
        return drafts.draft_relief(
            act=act,
            kind=kind,
            case_id=target.the_case.pk,
            subject_id=target.row.subject_id,
            reasons=given["reasons"],
            concerns_id=target.row.pk,
            content=given["content"],
        )

    return run


def _action(
    kind: str,
    label: Any,
    form: type[ReliefForm],
    shown: Callable[[Target], bool],
    lead: Any,
    why_not: Callable[[Target], Why | None] | None = None,
) -> Action:
    return Action(
        code=f"reliefs.{kind}",
        permission="drafts.draft_relief",
        label=label,
        on="decision",
        form=form,
        run=_relief(kind),
        shown=shown,
        why_not=why_not or _none_under_way(kind),
        lead=lead,
        preview=preview,
        button=_("查看文稿"),
    )


ACTIONS = (
    _action(
        Decision.Kind.DELETE, _("拟稿：删除"), DeleteForm, _on_listing("published", "shielded"),
        _("删除使名单信息今后失效（法释〔2017〕7号第10条）；一人拟稿，另一人签发。"),
    ),
    _action(
        Decision.Kind.EARLY_DELETE, _("拟稿：提前删除"), EarlyForm, _on_listing("published", "shielded"),
        _("有期限的名单信息，积极履行义务或者主动纠正的，可以提前删除（法释〔2017〕7号第2条第2款）。"), _timed,
    ),
    _action(
        Decision.Kind.CANCEL, _("拟稿：撤销"), CancelForm, _on_listing(*LIVE),
        _("不应纳入而纳入的，三个工作日内撤销；自始无效（法释〔2017〕7号第9条）。"),
    ),
    _action(
        Decision.Kind.CORRECT, _("拟稿：更正"), CorrectForm, _on_listing("published", "shielded"),
        _("公布的内容不准确的，三个工作日内更正（法释〔2017〕7号第9条）。"),
    ),
    _action(
        Decision.Kind.LIFT, _("拟稿：解除限制消费"), ReliefForm, _on_order,
        _("提供充分有效担保、申请执行人同意或者履行完毕的，解除（法释〔2015〕17号第9条）。"), _not_beside_listing,
    ),
    _action(
        Decision.Kind.PERMIT, _("拟稿：准许消费"), PermitForm, _on_order,
        _(
            "生活或者经营必需（法释〔2015〕17号第8条）、暂时解除（法发〔2019〕35号第17条）"
            "或者关联人员以个人财产因私消费（属实的，应予准许）。"
        ),
    ),
)  # fmt: skip
