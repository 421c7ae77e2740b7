"""Finding that a school charges more than the normal standard, without which no order names private schools."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enforcement.admin.actions import Action
from enforcement.admin.acts.cases import DebtorForm, case_open
from enforcement.admin.forms import money, words
from enforcement.services import school_fees


class FeeForm(DebtorForm):
    fee = money(_("每年收费（元）"))
    standard = money(_("当地正常标准（元）"))
    sources = words(_("来源"), rows=2, help_text=_("不写子女和学校的名称。"))


ACTIONS = (
    Action(
        code="school_fees.find",
        label=_("查明学费超过正常标准"),
        form=FeeForm,
        run=lambda act, target, given: school_fees.find(act=act, case_id=target.the_case.pk, **given),
        why_not=case_open,
        lead=_(
            "收费没有超过当地正常标准的私立学校，不得限制（法发〔2019〕35号第20条）；未经查明，限制消费令不列这一项。"
        ),
    ),
)
