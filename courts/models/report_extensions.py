from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .constraints import in_order, one_of
from .property_reports import PropertyReportOrder


class ReportExtensionResult(models.TextChoices):
    GRANTED = "granted", _("准许延长")
    REFUSED = "refused", _("不予准许")


class ReportExtension(models.Model):
    """What a debtor asks who cannot report in time 申请延长报告期限, and the court's answer (财产调查规定 art.5).

    `asked_until` is the day asked for, `until` the one granted. `entered_by` is empty where it was asked on the
    public site.
    """

    Result = ReportExtensionResult

    order = models.ForeignKey(
        PropertyReportOrder, models.PROTECT, related_name="extensions", verbose_name=_("报告财产令")
    )
    asked_until = models.DateField(_("申请延长至"))
    text = models.TextField(_("报告有困难的原因"))
    received_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("应答复日"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("登记人"),
    )
    result = models.CharField(_("答复"), max_length=8, choices=Result.choices, blank=True)
    until = models.DateField(_("延长至"), null=True, blank=True)
    reasons = models.TextField(_("理由"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("决定人"),
    )
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("延长报告期限申请")
        verbose_name_plural = pgettext_lazy("plural", "延长报告期限申请")
        ordering = ["received_on", "pk"]
        constraints = [
            one_of("result", ReportExtensionResult, name="report_extension_result_known", blank=True),
            in_order("received_on", "asked_until", name="report_extension_asks_for_later"),
            in_order("received_on", "decided_on", name="report_extension_days_in_order"),
            models.CheckConstraint(name="report_extension_has_text", condition=~models.Q(text="")),
            models.UniqueConstraint(
                name="report_extension_one_open", fields=["order"], condition=models.Q(result="")
            ),
            models.CheckConstraint(
                name="report_extension_answer_is_complete",
                condition=models.Q(result="", reasons="", decided_by=None, decided_on=None)
                | (
                    ~models.Q(result="")
                    & ~models.Q(reasons="")
                    & models.Q(decided_by__isnull=False, decided_on__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="report_extension_grant_names_day",
                condition=models.Q(result="granted", until__isnull=False)
                | (~models.Q(result="granted") & models.Q(until=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} · {self.asked_until}"
