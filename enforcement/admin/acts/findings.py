"""What the judge finds: ability to perform, conduct, and who stands behind a unit."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import Obligation, Subject
from courts.services.acts import Act
from defaulters.models import AbilityFinding, ConductFinding
from defaulters.rules.codes import Code
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.acts.cases import case_open
from enforcement.admin.forms import ActForm, PersonField, day, money, people, person, words
from enforcement.admin.target import Target
from enforcement.models import LinkedPerson
from enforcement.rules.codes import Code as OurCode
from enforcement.selectors import desk
from enforcement.services import findings


class AbilityForm(ActForm):
    assets = money(
        _("可供执行财产（元）"), min_value=Decimal(0), initial=0, help_text=_("已除去依法豁免的财产")
    )
    monthly_income = money(_("月收入（元）"), min_value=Decimal(0), initial=0)
    dependants = forms.IntegerField(
        label=_("所扶养人数"), min_value=0, max_value=50, initial=0, help_text=_("不含本人")
    )
    living_cost = money(
        _("每人每月必需生活费（元）"), min_value=Decimal(0), initial=0, help_text=_("按当地最低生活保障标准")
    )
    result = forms.ChoiceField(
        label=_("结论"),
        choices=[("", _("按数字得出")), *AbilityFinding.Result.choices],
        required=False,
        help_text=_("与数字不同的，在理由中说明"),
    )
    sources = words(_("依据和来源"), rows=2)
    reasons = words(_("理由"))
    valid_until = day(_("有效期至"))

    def fill(self, target: Target) -> None:
        self.initial.setdefault("valid_until", target.day + timedelta(days=365))

    def clean_result(self) -> str | None:
        return self.cleaned_data["result"] or None

    def clean_valid_until(self) -> Any:
        if self.cleaned_data["valid_until"] < self.target.day:
            raise forms.ValidationError(_("不能早于今天。"))
        return self.cleaned_data["valid_until"]


def _classified(target: Target) -> Why | None:
    if target.row.obligation.kind == Obligation.Kind.UNCLASSIFIED:
        return because(Code.KIND_UNCLASSIFIED)
    return case_open(target)


def _owed(target: Target) -> bool:
    return target.row.obligation.performed_on is None


class ConductForm(ActForm):
    ground = forms.ChoiceField(label=_("情形"), choices=ConductFinding.Ground.choices)
    happened_on = day(_("行为日期"))
    facts = words(_("事实"))
    evidence = words(_("证据"))
    violent_serious = forms.BooleanField(label=_("暴力、威胁情节严重"), required=False)

    def clean_happened_on(self) -> Any:
        if self.cleaned_data["happened_on"] > self.target.day:
            raise forms.ValidationError(_("不能晚于今天。"))
        return self.cleaned_data["happened_on"]


class LinkForm(ActForm):
    unit_id = forms.TypedChoiceField(label=_("单位"), coerce=int)
    person_id = PersonField(label=_("关联人员"))
    role = forms.ChoiceField(label=_("身份"), choices=LinkedPerson.Role.choices)
    facts = words(_("事实"))
    sources = words(_("来源"), rows=2)
    effect = words(_("对履行的影响"), rows=2, help_text=_("此人自己的行为怎样影响债务履行"))
    register_extract_on = day(_("登记资料日期"), required=False, help_text=_("法定代表人须填"))

    def fill(self, target: Target) -> None:
        units = desk.debtors(target.the_case).filter(kind=Subject.Kind.UNIT)
        self.choose("unit_id", people(units.order_by("pk")))

    def clean_person_id(self) -> int | None:
        found = person(self.target, self.cleaned_data["person_id"])
        return found.pk if found else None

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("unit_id") and given.get("unit_id") == given.get("person_id"):
            self.add_error("person_id", _("关联人员须是另一人。"))
        return given


def _has_unit(target: Target) -> Why | None:
    if not desk.debtors(target.the_case).filter(kind=Subject.Kind.UNIT).exists():
        return because(OurCode.LINK_NOT_A_UNIT, "法释〔2015〕17号第3条第2款")
    return case_open(target)


def _find_ability(act: Act, target: Target, given: dict[str, Any]) -> AbilityFinding:
    return findings.find_ability(act=act, case_id=target.the_case.pk, obligor_id=target.row.pk, **given)


ACTIONS = (
    Action(
        code="findings.find_ability",
        label=_("认定履行能力"),
        on="obligor",
        form=AbilityForm,
        run=_find_ability,
        shown=_owed,
        why_not=_classified,
        lead=_("先扣除本人及所扶养人的必需生活费（法释〔2024〕13号第5条）。新的认定取代旧的。"),
    ),
    Action(
        code="findings.find_conduct",
        label=_("认定失信行为"),
        on="obligor",
        form=ConductForm,
        run=lambda act, target, given: findings.find_conduct(
            act=act, case_id=target.the_case.pk, obligor_id=target.row.pk, **given
        ),
        shown=_owed,
        why_not=_classified,
        lead=_("法释〔2017〕7号第1条第2项至第6项的情形，须有事实和证据。"),
    ),
    Action(
        code="findings.find_link",
        label=_("认定关联人员"),
        form=LinkForm,
        run=lambda act, target, given: findings.find_link(act=act, case_id=target.the_case.pk, **given),
        why_not=_has_unit,
        lead=_("单位的限制消费令只经对本人的单独认定才及于其人；不因单位的债务被纳入名单。"),
    ),
)
