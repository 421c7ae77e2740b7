from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, Subject
from courts.models.constraints import in_order, one_of

from .decisions import Decision


class ApplicationMeasure(models.TextChoices):
    LIST = "list", _("申请纳入失信被执行人名单")
    RESTRICT = "restrict", _("申请限制消费")


class ApplicationState(models.TextChoices):
    PENDING = "pending", _("待决定")
    GRANTED = "granted", _("已准予")
    REFUSED = "refused", _("已驳回")


class Application(models.Model):
    """What the applicant asks the court to do about one debtor 申请 (2017 list rules art.5; 2015 rules art.4).

    Granted by the signed decision that it led to, or refused with reasons. `entered_by` is empty where the
    applicant handed it in on the public site.
    """

    Measure = ApplicationMeasure
    State = ApplicationState

    receipt = models.CharField(_("回执号"), max_length=10, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="measures_asked", verbose_name=_("案件"))
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="measures_asked", verbose_name=_("被执行人")
    )
    measure = models.CharField(_("申请事项"), max_length=8, choices=Measure.choices)
    text = models.TextField(_("申请理由"))
    received_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("应决定日"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("登记人"),
    )
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.PENDING)
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
        verbose_name=_("据以准许的决定"),
    )
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("驳回人"),
    )
    refusal = models.TextField(_("驳回理由"), blank=True)

    class Meta:
        verbose_name = _("申请执行人的申请")
        verbose_name_plural = pgettext_lazy("plural", "申请执行人的申请")
        ordering = ["due_on", "pk"]
        constraints = [
            one_of("measure", ApplicationMeasure, name="application_measure_known"),
            one_of("state", ApplicationState, name="application_state_known"),
            in_order("received_on", "due_on", name="application_clock_in_order"),
            in_order("received_on", "decided_on", name="application_days_in_order"),
            models.CheckConstraint(
                name="application_says_why", condition=~models.Q(text="") & ~models.Q(receipt="")
            ),
            models.UniqueConstraint(
                name="application_one_pending",
                fields=["case", "subject", "measure"],
                condition=models.Q(state="pending"),
            ),
            models.CheckConstraint(
                name="application_end_is_complete",
                condition=models.Q(
                    state="pending", decided_on=None, decision=None, refused_by=None, refusal=""
                )
                | models.Q(
                    state="granted",
                    decided_on__isnull=False,
                    decision__isnull=False,
                    refused_by=None,
                    refusal="",
                )
                | (
                    models.Q(
                        state="refused", decided_on__isnull=False, decision=None, refused_by__isnull=False
                    )
                    & ~models.Q(refusal="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.receipt
