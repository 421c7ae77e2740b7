from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Document
from courts.models.constraints import in_order
from defaulters.models import Decision

from .agencies import PartnerAgency


class AssistanceNotice(models.Model):
    """That an agency was asked to assist with one order 协助执行 (2015 consumption rules art.6), once an order.

    `items` are those of the order that the agency's memoranda covered on the day of issue. `end` is the paper by
    which it is told to stop (art.9).
    """

    order = models.ForeignKey(
        Decision, models.PROTECT, related_name="assistance_notices", verbose_name=_("限制消费令")
    )
    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="assistance_notices", verbose_name=_("单位")
    )
    items = ArrayField(models.CharField(max_length=30), verbose_name=_("项目"))
    from_day = models.DateField(_("自"))
    until_day = models.DateField(_("至"), null=True, blank=True)
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="assistance", verbose_name=_("协助执行通知书")
    )
    end = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assistance_ended",
        verbose_name=_("停止协助执行通知书"),
    )

    class Meta:
        verbose_name = _("协助执行")
        verbose_name_plural = pgettext_lazy("plural", "协助执行")
        constraints = [
            models.UniqueConstraint(name="assistance_once", fields=["order", "agency"]),
            models.CheckConstraint(name="assistance_names_items", condition=models.Q(items__len__gt=0)),
            in_order("from_day", "until_day", name="assistance_days_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.document)
