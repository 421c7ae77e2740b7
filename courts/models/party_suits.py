from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .constraints import in_order, one_of
from .party_changes import PartyChange


class PartySuitState(models.TextChoices):
    PENDING = "pending", _("诉讼中")
    UPHELD = "upheld", _("判决支持")
    DISMISSED = "dismissed", _("判决驳回")
    WITHDRAWN = "withdrawn", _("已撤诉")


class PartySuit(models.Model):
    """The lawsuit 执行异议之诉 against a ruling on a party, where the law asks for one (法释〔2016〕21号 art.32).

    `judgment` is the number of what ended it, a judgment or the ruling on its withdrawal, in force since `in_force_on`.
    """

    State = PartySuitState

    change = models.OneToOneField(
        PartyChange, models.PROTECT, related_name="suit", verbose_name=_("变更、追加当事人")
    )
    number = models.CharField(_("诉讼案号"), max_length=80)
    filed_on = models.DateField(_("起诉日期"))
    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.PENDING)
    judgment = models.CharField(_("裁判文书文号"), max_length=80, blank=True)
    in_force_on = models.DateField(_("生效日期"), null=True, blank=True)
    outcome = models.TextField(_("裁判结果"), blank=True)

    class Meta:
        verbose_name = _("对变更、追加裁定的执行异议之诉")
        verbose_name_plural = pgettext_lazy("plural", "对变更、追加裁定的执行异议之诉")
        constraints = [
            one_of("state", PartySuitState, name="party_suit_state_known"),
            models.CheckConstraint(name="party_suit_has_number", condition=~models.Q(number="")),
            models.CheckConstraint(
                name="party_suit_end_is_complete",
                condition=models.Q(state="pending", judgment="", in_force_on=None, outcome="")
                | (
                    models.Q(in_force_on__isnull=False)
                    & ~models.Q(state="pending")
                    & ~models.Q(judgment="")
                    & ~models.Q(outcome="")
                ),
            ),
            in_order("filed_on", "in_force_on", name="party_suit_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.change} · {self.number}"
