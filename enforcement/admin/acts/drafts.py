"""Drafting what burdens: a listing with its order, an order alone, its reach to a linked person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from courts.models import Obligor
from courts.selectors.subjects import display_names
from courts.services.acts import Act
from defaulters.models import ConductFinding, Decision
from defaulters.rules import eligibility, terms
from defaulters.rules.candidate import Stated
from defaulters.rules.eligibility import Bar
from defaulters.selectors.candidates import candidate
from enforcement.admin.actions import Action, Why, of_refusal
from enforcement.admin.acts.cases import case_open
from enforcement.admin.forms import ActForm, words
from enforcement.admin.target import Target
from enforcement.admin.texts import preview
from enforcement.documents.phrases import months_in_words
from enforcement.models import Measure
from enforcement.models.refusals import sentence
from enforcement.services import drafts, orders


def _grounds() -> list[tuple[str, Any]]:
    conduct = ((code, f"{code} {label}") for code, label in ConductFinding.Ground.choices)
    return [("G1", f"G1 {_('有履行能力而拒不履行生效法律文书确定义务')}"), *conduct]


def _obligors(target: Target) -> list[Obligor]:
    rows = Obligor.objects.filter(obligation__judgment=target.the_case.judgment_id)
    return list(
        rows.select_related("obligation__judgment", "subject").order_by("subject", "obligation__ordinal")
    )


def _listing_bars(target: Target, obligor: Obligor) -> list[Bar]:
    """The bars with the grounds that stand found, as if the judge took all of them and weighed an inability."""
    found = ConductFinding.objects.filter(case=target.the_case, obligor__subject=obligor.subject_id)
    grounds = {"G1", *found.values_list("ground", flat=True)}
    facts = candidate(target.the_case, obligor, grounds, target.day)
    everything = [bar for bar in eligibility.bars(facts) if bar.blocks]
    weighed = candidate(target.the_case, obligor, grounds - {"G1"}, target.day, Stated(weighed=True))
    alone = eligibility.bars(weighed)
    # What bars G1 only leaves the other grounds open.
    open_without_g1 = grounds != {"G1"} and not any(bar.blocks for bar in alone)
    return [] if open_without_g1 else everything


def _restriction_bars(target: Target, obligor: Obligor) -> list[Bar]:
    facts = candidate(target.the_case, obligor, (), target.day)
    return [bar for bar in eligibility.restriction_bars(facts) if bar.blocks]


_Bars = Callable[[Target, Obligor], list[Bar]]


class OrderForm(ActForm):
    """What every burden has: for which obligations of one debtor, why, and which items are left out."""

    bars: _Bars = staticmethod(_restriction_bars)
    wide = ("obligor_ids", "grounds")
    obligor_ids = forms.TypedMultipleChoiceField(
        label=_("义务人和义务"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("同一义务人的一项或者几项；逐项定级"),
    )
    reasons = words(_("理由"), rows=4)
    dropped_items = forms.MultipleChoiceField(
        label=_("不采用的项目"), widget=forms.CheckboxSelectMultiple, required=False
    )
    drop_reasons = words(_("不采用的理由"), rows=2, required=False)

    def fill(self, target: Target) -> None:
        rows = _obligors(target)
        names = display_names(row.subject_id for row in rows)
        self.choose("obligor_ids", [(row.pk, self._label(target, row, names)) for row in rows])
        self.choose("dropped_items", [(measure.code, measure.name) for measure in Measure.objects.all()])
        if isinstance(target.row, Decision):
            self.initial.update(_of_draft(target.row))

    def _label(self, target: Target, row: Obligor, names: dict[int, str]) -> str:
        text = Truncator(row.obligation.content).chars(46)
        label = f"{names.get(row.subject_id, '')} · {row.obligation.ordinal}. {text}"
        barred = type(self).bars(target, row)
        return f"{label} ｜ {sentence(barred[0])}" if barred else label


def _of_draft(draft: Decision) -> dict[str, Any]:
    """The values with which a draft was made."""
    order: Decision = getattr(draft, "pair", None) or draft
    dropped: dict[str, str] = {}
    for row in order.content.get("obligations", []):
        dropped |= {code: why for code, why in row.get("dropped", {}).items() if why != orders.NO_FEE}
    content = draft.content
    return {
        "obligor_ids": [row["obligor"] for row in content.get("obligations", [])],
        "reasons": draft.reasons,
        "dropped_items": list(dropped),
        "drop_reasons": next(iter(dropped.values()), ""),
        **{name: content[name] for name in _LISTING_FIELDS if name in content},
    }


_LISTING_FIELDS = (
    "grounds",
    "grace_months",
    "grace_reasons",
    "extension_months",
    "extension_reason",
    "override_reasons",
    "inability_reasons",
)


def _months(*numbers: int) -> list[tuple[str, str]]:
    return [(str(n), months_in_words(n)) for n in numbers]


def _graces() -> list[tuple[str, Any]]:
    return [("", _("按分级政策")), ("0", _("不予宽限")), *_months(1, 2, 3)]


def _extensions() -> list[tuple[str, Any]]:
    return [("0", _("不延长")), *_months(12, 24, 36)]


class ListingForm(OrderForm):
    bars = staticmethod(_listing_bars)
    field_order = ("obligor_ids", "grounds", "reasons")
    grounds = forms.MultipleChoiceField(label=_("情形"), widget=forms.CheckboxSelectMultiple)
    grace_months = forms.TypedChoiceField(
        label=_("宽限期"),
        choices=_graces,
        coerce=int,
        empty_value=None,
        required=False,
    )
    grace_reasons = words(_("另定宽限期的理由"), rows=2, required=False)
    extension_months = forms.TypedChoiceField(
        label=_("延长期限"),
        choices=_extensions,
        coerce=int,
        help_text=_("G2 至 G6 为二年；暴力、威胁情节严重或者多项失信行为的，可以延长一至三年"),
    )
    extension_reason = forms.ChoiceField(
        label=_("延长的事由"),
        choices=[
            ("", "—"),
            (terms.VIOLENT_SERIOUS, _("暴力、威胁情节严重")),
            (terms.SEVERAL_CONDUCTS, _("具有多项失信行为")),
        ],
        required=False,
    )
    override_reasons = words(
        _("仍予纳入的理由"), rows=2, required=False, help_text=_("仅用于因“校园贷”纠纷的全日制在校生")
    )
    inability_reasons = words(
        _("没有履行能力而仍予纳入的权衡"),
        rows=2,
        required=False,
        help_text=_("经认定没有履行能力，只依 G2 至 G6 纳入时须填，载入决定书"),
    )

    def fill(self, target: Target) -> None:
        super().fill(target)
        self.choose("grounds", _grounds())


def _first_bar(bars: _Bars) -> Callable[[Target], Why | None]:
    """Greyed when every obligation of every debtor is barred, with the first bar."""

    def why_not(target: Target) -> Why | None:
        found = [bars(target, row) for row in _obligors(target)]
        if found and all(found):
            return of_refusal(found[0][0])
        return case_open(target)

    return why_not


def _draft_id(target: Target) -> int | None:
    return target.row.pk if isinstance(target.row, Decision) else None


def _draft_listing(act: Act, target: Target, given: dict[str, Any]) -> Decision:
    return drafts.draft_listing(act=act, case_id=target.the_case.pk, draft_id=_draft_id(target), **given)


def _draft_restriction(act: Act, target: Target, given: dict[str, Any]) -> Decision:
    return drafts.draft_restriction(act=act, case_id=target.the_case.pk, draft_id=_draft_id(target), **given)


class ReachForm(ActForm):
    order_id = forms.TypedChoiceField(label=_("单位的限制消费令"), coerce=int)
    reasons = words(_("理由"), rows=4)

    def fill(self, target: Target) -> None:
        orders = Decision.objects.filter(
            case=target.the_case, kind=Decision.Kind.RESTRICT, subject=target.row.unit_id
        ).exclude(state__in=[Decision.State.WITHDRAWN, Decision.State.REVOKED])
        self.choose("order_id", [(row.pk, f"{row.number} {row.get_state_display()}") for row in orders])


def _draft_reach(act: Act, target: Target, given: dict[str, Any]) -> Decision:
    return drafts.draft_reach(act=act, linked_person_id=target.row.pk, **given)


def _unit_has_order(target: Target) -> Why | None:
    orders = Decision.objects.filter(
        case=target.the_case, kind=Decision.Kind.RESTRICT, subject=target.row.unit_id
    )
    if not orders.exclude(state__in=[Decision.State.WITHDRAWN, Decision.State.REVOKED]).exists():
        return Why(
            str(_("该单位在本案中还没有限制消费令。")),
            "link.order_of_another_unit",
            "法释〔2015〕17号第3条第2款",
        )
    return case_open(target)


def _is_draft(kind: str) -> Callable[[Target], bool]:
    def shown(target: Target) -> bool:
        row: Decision = target.row
        # One in place of another order is drafted on the form of that order.
        alone = row.paired_with_id is None and row.concerns_id is None
        return row.kind == kind and row.state == Decision.State.DRAFT and alone

    return shown


ACTIONS = (
    Action(
        code="drafts.draft_listing",
        label=_("拟稿：纳入名单并限制消费"),
        form=ListingForm,
        run=_draft_listing,
        why_not=_first_bar(_listing_bars),
        lead=_(
            "名单决定和限制消费令一并拟稿、一并签发。先试算：等级、理由和项目按现行政策得出，确认后才成稿。"
        ),
        preview=preview,
        button=_("试算"),
    ),
    Action(
        code="drafts.draft_restriction",
        label=_("拟稿：单独限制消费"),
        form=OrderForm,
        run=_draft_restriction,
        why_not=_first_bar(_restriction_bars),
        lead=_("不纳入名单，只限制消费；须有未履行的给付义务（法释〔2015〕17号第1条第1款）。"),
        preview=preview,
        button=_("试算"),
    ),
    Action(
        code="drafts.redraft_listing",
        permission="drafts.draft_listing",
        label=_("修改"),
        on="decision",
        form=ListingForm,
        run=_draft_listing,
        shown=_is_draft(Decision.Kind.LIST),
        why_not=case_open,
        preview=preview,
        button=_("试算"),
    ),
    Action(
        code="drafts.redraft_restriction",
        permission="drafts.draft_restriction",
        label=_("修改"),
        on="decision",
        form=OrderForm,
        run=_draft_restriction,
        shown=_is_draft(Decision.Kind.RESTRICT),
        why_not=case_open,
        preview=preview,
        button=_("试算"),
    ),
    Action(
        code="drafts.draft_reach",
        label=_("拟稿：适用于此人"),
        on="link",
        form=ReachForm,
        run=_draft_reach,
        why_not=_unit_has_order,
        lead=_("对关联人员须有单独的决定，以对本人的认定为依据，并送达本人。"),
        preview=preview,
        button=_("试算"),
    ),
)
