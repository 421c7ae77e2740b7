from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cases import Case
from .constraints import differ, in_order, one_of
from .courts import Court


class TransferState(models.TextChoices):
    PROPOSED = "proposed", _("待受托法院立案")
    ACCEPTED = "accepted", _("受托法院已立案")
    WITHDRAWN = "withdrawn", pgettext_lazy("transfer", "已撤回")


class Transfer(models.Model):
    """A case entrusted to another court 委托执行 (委托执行规定 art.2, 7).

    The file itself moves: `case` is the live file, under the receiving court's number once accepted, with all
    that was found, decided and published in it. `former` is what stays behind: the first court's number, struck off.
    """

    State = TransferState

    case = models.ForeignKey(Case, models.PROTECT, related_name="transfers", verbose_name=_("案件"))
    from_court = models.ForeignKey(Court, models.PROTECT, related_name="+", verbose_name=_("委托法院"))
    to_court = models.ForeignKey(Court, models.PROTECT, related_name="+", verbose_name=_("受托法院"))
    reasons = models.TextField(_("理由"))
    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("提出人")
    )
    proposed_on = models.DateField(_("移送日期"))
    accepted_on = models.DateField(_("受托法院立案日期"), null=True, blank=True)
    former = models.OneToOneField(
        Case,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="moved_by",
        verbose_name=_("委托法院销案的案件"),
    )

    class Meta:
        verbose_name = _("委托执行")
        verbose_name_plural = pgettext_lazy("plural", "委托执行")
        ordering = ["proposed_on", "pk"]
        constraints = [
            one_of("state", TransferState, name="transfer_state_known"),
            differ("from_court", "to_court", name="transfer_to_another_court"),
            models.CheckConstraint(name="transfer_has_reasons", condition=~models.Q(reasons="")),
            models.CheckConstraint(
                name="transfer_accepted_leaves_a_number",
                condition=models.Q(state="accepted", accepted_on__isnull=False, former__isnull=False)
                | (~models.Q(state="accepted") & models.Q(accepted_on=None, former=None)),
            ),
            models.UniqueConstraint(
                name="transfer_one_open", fields=["case"], condition=models.Q(state="proposed")
            ),
            in_order("proposed_on", "accepted_on", name="transfer_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.from_court} → {self.to_court}"
