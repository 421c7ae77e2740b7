"""Entering a judgment with its obligations, and filing the case that enforces it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courts.models import Case, Judgment, Obligation, Posting, User
from courts.models import Obligor as Obligors
from courts.services.acts import Act
from enforcement.admin.actions import Action
from enforcement.admin.acts.subjects import CourtForm
from enforcement.admin.forms import ActForm, PersonField, day, money, person, words
from enforcement.admin.target import Target
from enforcement.selectors import desk
from enforcement.services import cases
from enforcement.services.cases import NewObligation


class JudgmentForm(CourtForm):
    act = "cases.enter_judgment"
    in_order = (("made_on", "in_force_on"),)
    basis = forms.ChoiceField(label=_("执行依据种类"), choices=Judgment.Basis.choices)
    number = forms.CharField(label=_("执行依据文号"), max_length=80)
    maker = forms.CharField(label=_("作出单位"), max_length=120)
    made_on = day(_("作出日期"), required=False)
    in_force_on = day(_("生效日期"), required=False)
    interest_rule = forms.ChoiceField(
        label=_("迟延利息规则"),
        choices=Judgment.InterestRule.choices,
        help_text=_("刑事裁判涉财产部分、行政处罚决定一般不计"),
    )
    sealed = forms.BooleanField(
        label=_("不公开"), required=False, help_text=_("只有承办法官、局长和院长能看到本案")
    )


class ObligationForm(ActForm):
    """One obligation; people by number, one a line."""

    wide = ("content", "obligors", "supplementary", "beneficiaries")
    kind = forms.ChoiceField(label=_("种类"), choices=Obligation.Kind.choices)
    act_kind = forms.ChoiceField(
        label=_("行为性质"),
        choices=[("", "—"), *Obligation.ActKind.choices],
        required=False,
        help_text=_("不可替代行为须填"),
    )
    content = words(_("义务内容（原文）"), rows=2)
    amount = money(_("本金（元）"), required=False, min_value=Decimal("0.01"))
    costs = money(_("费用（元）"), required=False, min_value=Decimal(0))
    ordinary_rate = forms.DecimalField(
        label=_("一般债务年利率（%）"), required=False, min_value=Decimal(0), max_digits=7, decimal_places=4
    )
    ordinary_from = day(_("一般债务利息起算日"), required=False)
    due_on = day(_("履行期限届满日"), required=False)
    protected_interest = forms.ChoiceField(label=_("受保护的权益"), choices=Obligation.Interest.choices)
    arrears_periods = forms.IntegerField(label=_("拖欠期数"), required=False, min_value=0, max_value=600)
    grave_harm = forms.ChoiceField(label=_("严重损害"), choices=Obligation.Harm.choices)
    welfare_at_stake = forms.BooleanField(label=_("关系儿童福祉或者人身安全"), required=False)
    surcharge_runs = forms.BooleanField(label=_("已计收法定加处"), required=False)
    obligors = words(
        _("义务人"), rows=2, help_text=_("每行一个证件号码或者当事人编号（#12）；两人以上为连带")
    )
    supplementary = words(_("补充责任人"), rows=1, required=False)
    beneficiaries = words(_("权利人"), rows=1, required=False)

    def _people(self, name: str) -> list[int]:
        lines = [line for line in self.cleaned_data[name].splitlines() if line.strip()]
        found = [person(self.target, line) for line in lines]
        return list(dict.fromkeys(one.pk for one in found if one is not None))

    def clean_obligors(self) -> list[int]:
        return self._people("obligors")

    def clean_supplementary(self) -> list[int]:
        return self._people("supplementary")

    def clean_beneficiaries(self) -> list[int]:
        return self._people("beneficiaries")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        kind = given.get("kind")
        if kind == Obligation.Kind.PAY and given.get("amount") is None:
            self.add_error("amount", _("支付金钱的义务须写明本金。"))
        if kind == Obligation.Kind.PERSONAL_ACT and not given.get("act_kind"):
            self.add_error("act_kind", _("不可替代行为须写明性质。"))
        if given.get("ordinary_rate") is not None and given.get("ordinary_from") is None:
            self.add_error("ordinary_from", _("写明利率的，须写明起算日。"))
        if both := set(given.get("obligors", [])) & set(given.get("supplementary", [])):
            self.add_error(
                "supplementary", _("同一人不能既是义务人又是补充责任人：#%(id)s") % {"id": min(both)}
            )
        return given

    def as_new(self) -> NewObligation:
        """What the service takes."""
        given = dict(self.cleaned_data)
        main, later = given.pop("obligors"), given.pop("supplementary")
        shared = Obligors.Liability.JOINT if len(main) > 1 else Obligors.Liability.SOLE
        owing = [(pk, str(shared)) for pk in main]
        owing += [(pk, str(Obligors.Liability.SUPPLEMENTARY)) for pk in later]
        rate = given.pop("ordinary_rate")
        given["act_kind"] = given["act_kind"] if given["kind"] == Obligation.Kind.PERSONAL_ACT else ""
        return NewObligation(
            obligors=owing,
            ordinary_rate=rate / 100 if rate is not None else None,
            costs=given.pop("costs") or Decimal(0),
            arrears_periods=given.pop("arrears_periods") or 0,
            **given,
        )


ObligationRows = forms.formset_factory(ObligationForm, extra=1, min_num=0, max_num=30)


def _enter(act: Act, target: Target, given: dict[str, Any]) -> Judgment:
    rows: Sequence[ObligationForm] = given.pop("rows")
    obligations = [row.as_new() for row in rows if row.cleaned_data]
    court = given.pop("court")
    return cases.enter_judgment(act=act, court_id=court.pk, obligations=obligations, **given)


class FileForm(CourtForm):
    act = "cases.file"
    judgment = forms.CharField(label=_("执行依据文号"), max_length=80, help_text=_("须已录入"))
    maker = forms.CharField(
        label=_("作出单位"), max_length=120, required=False, help_text=_("同一文号有几份时填写")
    )
    number = forms.CharField(label=_("案号"), max_length=60, help_text=_("如 （2026）京0105执1234号"))
    filed_on = day(_("立案日期"))
    applicant = PersonField(label=_("申请执行人"), required=False)
    judge = forms.ModelChoiceField(label=_("承办法官"), queryset=User.objects.none(), required=False)

    def fill(self, target: Target) -> None:
        super().fill(target)
        self.initial.setdefault("filed_on", target.day)
        field = self.fields["judge"]
        assert isinstance(field, forms.ModelChoiceField)
        judges = Posting.objects.on(target.day).filter(role=Posting.Role.JUDGE, court__in=self.courts)
        field.queryset = User.objects.filter(pk__in=judges.values("user"), is_active=True)

    def clean_applicant(self) -> int | None:
        found = person(self.target, self.cleaned_data["applicant"])
        return found.pk if found else None

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        found = list(desk.judgments_to_file(given.get("judgment", ""), given.get("maker", ""))[:2])
        if given.get("judgment") and len(found) != 1:
            text = _("有几份这一文号，请填写作出单位。") if found else _("没有这一文号，请先录入执行依据。")
            self.add_error("judgment", text)
        return given | {"found": found[0] if len(found) == 1 else None}


def _file(act: Act, target: Target, given: dict[str, Any]) -> Case:
    judge = given["judge"]
    return cases.file(
        act=act,
        court_id=given["court"].pk,
        judgment_id=given["found"].pk,
        number=given["number"],
        filed_on=given["filed_on"],
        applicant_id=given["applicant"],
        judge_id=judge.pk if judge else None,
    )


def _to_filing(judgment: Judgment, target: Target) -> str:
    query = QueryDict(mutable=True)
    query.update({"judgment": judgment.number, "maker": judgment.maker})
    return f"{reverse('admin:act', kwargs={'code': 'cases.file'})}?{query.urlencode()}"


ACTIONS = (
    Action(
        code="cases.enter_judgment",
        label=_("录入执行依据"),
        on="court",
        form=JudgmentForm,
        rows=ObligationRows,
        run=_enter,
        lead=_("每一项义务一行，内容照录原文。限制、暂停和解除都按义务分别计算。"),
        after=_to_filing,
    ),
    Action(
        code="cases.file",
        label=_("立案"),
        on="court",
        form=FileForm,
        run=_file,
        lead=_("一个执行案件执行一份生效法律文书。"),
        after=lambda case, target: reverse("admin:case", args=[case.pk]),
    ),
)
