from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cases import Case
from .constraints import in_order, one_of
from .subjects import Subject


class SettlementState(models.TextChoices):
    CURRENT = "current", _("履行中")
    PERFORMED = "performed", _("已履行完毕")
    BREACHED = "breached", _("未履行")


class Settlement(models.Model):
    """A settlement in enforcement 执行和解; only its full performance ends a listing (D2)."""

    State = SettlementState

    case = models.ForeignKey(Case, models.PROTECT, related_name="settlements", verbose_name=_("案件"))
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="settlements", verbose_name=_("义务人"))
    signed_on = models.DateField(_("签订日期"))
    total = models.DecimalField(_("和解金额（元）"), max_digits=16, decimal_places=2)
    due_on = models.DateField(_("最后履行日"))
    content = models.TextField(_("内容"))
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.CURRENT)
    missed_on = models.DateField(_("逾期未付的应付日"), null=True, blank=True)
    breached_on = models.DateField(_("认定未履行之日"), null=True, blank=True)
    breach = models.TextField(_("未履行的事实"), blank=True)
    just_cause = models.TextField(_("正当理由"), blank=True)

    class Meta:
        verbose_name = _("执行和解")
        verbose_name_plural = pgettext_lazy("plural", "执行和解")
        constraints = [
            one_of("state", SettlementState, name="settlement_state_known"),
            in_order("signed_on", "due_on", name="settlement_days_in_order"),
            models.CheckConstraint(name="settlement_total_positive", condition=models.Q(total__gt=0)),
            models.CheckConstraint(
                name="settlement_breach_says_what",
                condition=(
                    models.Q(state="breached", missed_on__lt=models.F("breached_on")) & ~models.Q(breach="")
                )
                | (
                    ~models.Q(state="breached")
                    & models.Q(missed_on=None, breached_on=None, breach="", just_cause="")
                ),
            ),
            models.UniqueConstraint(
                name="settlement_one_current", fields=["case", "subject"], condition=models.Q(state="current")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.signed_on}"


class Instalment(models.Model):
    """What a settlement asks for on one day; one that is paid at once has one row, of its last day."""

    settlement = models.ForeignKey(
        Settlement, models.PROTECT, related_name="instalments", verbose_name=_("执行和解")
    )
    due_on = models.DateField(_("应付日"))
    amount = models.DecimalField(_("应付金额（元）"), max_digits=16, decimal_places=2)

    class Meta:
        verbose_name = _("分期履行")
        verbose_name_plural = pgettext_lazy("plural", "分期履行")
        ordering = ["due_on"]
        constraints = [
            models.CheckConstraint(name="instalment_amount_positive", condition=models.Q(amount__gt=0)),
            models.UniqueConstraint(name="instalment_day_once", fields=["settlement", "due_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.due_on} {self.amount}"
