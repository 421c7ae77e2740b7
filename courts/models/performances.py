from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cases import Case
from .constraints import differ, one_of
from .judgments import Obligation
from .settlements import Settlement
from .subjects import Subject


class PerformanceState(models.TextChoices):
    RECORDED = "recorded", _("待确认")
    CONFIRMED = "confirmed", _("已确认")
    REFUSED = "refused", _("不予确认")
    REVERSED = "reversed", _("已冲正")


class PerformanceSource(models.TextChoices):
    DESK = "desk", _("书记员录入")
    CASE_ACCOUNT = "case_account", _("一案一账号")


class Performance(models.Model):
    """Money credited or an act done towards a judgment 履行. Money names its amount, an act its obligation."""

    State = PerformanceState
    Source = PerformanceSource

    case = models.ForeignKey(Case, models.PROTECT, related_name="performances", verbose_name=_("案件"))
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="performances", verbose_name=_("履行人")
    )
    obligation = models.ForeignKey(
        Obligation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="performances",
        verbose_name=_("所指义务"),
    )
    settlement = models.ForeignKey(
        Settlement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="performances",
        verbose_name=_("执行和解"),
    )
    amount = models.DecimalField(_("金额（元）"), max_digits=16, decimal_places=2, null=True, blank=True)
    value_day = models.DateField(_("到账或者完成日期"))
    source = models.CharField(_("来源"), max_length=12, choices=Source.choices)
    reference = models.CharField(_("凭证号"), max_length=80)
    note = models.TextField(_("说明"), blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.RECORDED)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("录入人"),
    )
    recorded_at = models.DateTimeField(_("录入时间"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("确认人"),
    )
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)
    reversed_at = models.DateTimeField(_("冲正时间"), null=True, blank=True)
    reason = models.TextField(_("不予确认或者冲正的理由"), blank=True)

    class Meta:
        verbose_name = _("履行")
        verbose_name_plural = pgettext_lazy("plural", "履行")
        ordering = ["value_day", "pk"]
        constraints = [
            one_of("state", PerformanceState, name="performance_state_known"),
            one_of("source", PerformanceSource, name="performance_source_known"),
            differ("recorded_by", "confirmed_by", name="performance_two_people"),
            models.UniqueConstraint(name="performance_reference_once", fields=["source", "reference"]),
            models.CheckConstraint(
                name="performance_money_or_act",
                condition=models.Q(amount__isnull=False, amount__gt=0)
                | models.Q(amount=None, obligation__isnull=False),
            ),
            models.CheckConstraint(
                name="performance_desk_has_people",
                condition=models.Q(source="case_account") | models.Q(recorded_by__isnull=False),
            ),
            models.CheckConstraint(
                name="performance_confirmed_when",
                condition=~models.Q(state__in=["confirmed", "reversed"])
                | models.Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="performance_refusal_has_reason",
                condition=~models.Q(state__in=["refused", "reversed"]) | ~models.Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.reference}"


class AllocationPart(models.TextChoices):
    PRINCIPAL = "principal", _("本金")
    COSTS = "costs", _("费用")
    ORDINARY = "ordinary", _("一般债务利息")
    DOUBLE_PART = "double_part", _("加倍部分债务利息")
    DELAY_PAYMENT = "delay_payment", _("迟延履行金")
    ACT = "act", _("行为已完成")
    WAIVED = "waived", _("尾差免除")


class Allocation(models.Model):
    """What part of a performance goes where (2014 delay-interest rules art.4). A reversal points back by a row of its own."""

    Part = AllocationPart

    performance = models.ForeignKey(
        Performance, models.PROTECT, related_name="allocations", verbose_name=_("履行")
    )
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, related_name="allocations", verbose_name=_("义务")
    )
    part = models.CharField(_("部分"), max_length=14, choices=Part.choices)
    amount = models.DecimalField(_("金额（元）"), max_digits=16, decimal_places=2)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversal", verbose_name=_("冲正")
    )

    class Meta:
        verbose_name = _("分配")
        verbose_name_plural = pgettext_lazy("plural", "分配")
        constraints = [
            one_of("part", AllocationPart, name="allocation_part_known"),
            models.CheckConstraint(
                name="allocation_sign",
                condition=models.Q(reverses=None, amount__gte=0)
                | models.Q(reverses__isnull=False, amount__lte=0),
            ),
            models.UniqueConstraint(
                name="allocation_part_once",
                fields=["performance", "obligation", "part"],
                condition=models.Q(reverses=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.amount}"
