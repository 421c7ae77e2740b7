from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, User
from courts.models.constraints import one_of
from enforcement.rules.partner_reports import Kind, Outcome

from .agencies import PartnerAgency
from .checks import Hit


class PartnerReportKind(models.TextChoices):
    REFUSED = Kind.REFUSED.value, _("已拒绝办理")
    LET_THROUGH = Kind.LET_THROUGH.value, _("已予办理")
    MISMATCH = Kind.MISMATCH.value, _("姓名与证件不符")
    DISPUTED = Kind.DISPUTED.value, _("当场提出异议")


class PartnerReportState(models.TextChoices):
    OPEN = "open", _("待处理")
    ANSWERED = "answered", _("已处理")


class PartnerReportOutcome(models.TextChoices):
    NOTED = Outcome.NOTED.value, _("知悉，无须处理")
    SAME_PERSON = Outcome.SAME_PERSON.value, _("核实为同一人")
    DOUBTFUL = Outcome.DOUBTFUL.value, _("可能不是同一人：转入纠正程序")


class PartnerReport(models.Model):
    """What an agency did or saw after one of its own checks, as it reaches one of the cases behind the answer."""

    Kind = PartnerReportKind
    State = PartnerReportState
    Outcome = PartnerReportOutcome

    agency = models.ForeignKey(PartnerAgency, models.PROTECT, related_name="reports", verbose_name=_("单位"))
    reference = models.CharField(_("单位编号"), max_length=80)
    kind = models.CharField(_("种类"), max_length=12, choices=Kind.choices)
    hit = models.ForeignKey(Hit, models.PROTECT, related_name="reports", verbose_name=_("命中"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="partner_reports", verbose_name=_("案件"))
    occurred_at = models.DateTimeField(_("发生时间"))
    note = models.CharField(_("说明"), max_length=500, blank=True)
    reported_at = models.DateTimeField(_("报告时间"))
    due_on = models.DateField(_("应处理日"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.OPEN)
    outcome = models.CharField(_("结果"), max_length=12, choices=Outcome.choices, blank=True)
    answer = models.TextField(_("处理情况"), blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("处理人")
    )
    answered_at = models.DateTimeField(_("处理时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("单位报告")
        verbose_name_plural = pgettext_lazy("plural", "单位报告")
        ordering = ["due_on", "pk"]
        constraints = [
            one_of("kind", PartnerReportKind, name="partner_report_kind_known"),
            one_of("state", PartnerReportState, name="partner_report_state_known"),
            one_of("outcome", PartnerReportOutcome, name="partner_report_outcome_known", blank=True),
            models.UniqueConstraint(name="partner_report_once", fields=["agency", "reference", "case"]),
            models.CheckConstraint(
                name="partner_report_answer_is_complete",
                condition=models.Q(state="open", outcome="", answer="", answered_by=None, answered_at=None)
                | models.Q(state="answered", answered_by__isnull=False, answered_at__isnull=False)
                & ~models.Q(outcome="")
                & ~models.Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
