from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import User
from courts.models.constraints import in_order, one_of
from defaulters.models import Decision

from .agencies import PartnerAgency


class AssistanceDeliveryMethod(models.TextChoices):
    POST = "post", _("邮寄")
    IN_PERSON = "in_person", _("直接送达")


class AssistanceDelivery(models.Model):
    """That a notice to assist 协助执行通知书 went out on paper to one agency, with the receipt that proves its delivery.

    An electronic notice has no row: under a memorandum that accepts it, the agency's reading is the proof.
    """

    Method = AssistanceDeliveryMethod

    order = models.ForeignKey(
        Decision, models.PROTECT, related_name="assistance_deliveries", verbose_name=_("限制消费令")
    )
    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="assistance_deliveries", verbose_name=_("单位")
    )
    method = models.CharField(_("送达方式"), max_length=10, choices=Method.choices)
    sent_on = models.DateField(_("发出日期"))
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("发出人"))
    delivered_on = models.DateField(_("送达日期"), null=True, blank=True)
    receipt = models.CharField(_("送达回证"), max_length=120, blank=True)
    recorded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("登记人")
    )

    class Meta:
        verbose_name = _("协助执行通知书的送达")
        verbose_name_plural = pgettext_lazy("plural", "协助执行通知书的送达")
        ordering = ["order", "agency"]
        constraints = [
            one_of("method", AssistanceDeliveryMethod, name="assistance_delivery_method_known"),
            models.UniqueConstraint(name="assistance_delivery_once", fields=["order", "agency"]),
            in_order("sent_on", "delivered_on", name="assistance_delivery_days_in_order"),
            models.CheckConstraint(
                name="assistance_delivery_has_receipt",
                condition=models.Q(delivered_on=None, receipt="", recorded_by=None)
                | models.Q(delivered_on__isnull=False, recorded_by__isnull=False) & ~models.Q(receipt=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.agency}"
