from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, Subject


class SchoolFee(models.Model):
    """A fee above the normal standard, found before an order names private schools (2019 opinion art.20).

    Of the child nothing is kept: no name, no school, no number.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="school_fees", verbose_name=_("案件"))
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="school_fees", verbose_name=_("被执行人")
    )
    fee = models.DecimalField(_("每年收费（元）"), max_digits=16, decimal_places=2)
    standard = models.DecimalField(_("当地正常标准（元）"), max_digits=16, decimal_places=2)
    sources = models.TextField(_("来源"))
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("认定人")
    )
    found_on = models.DateField(_("认定日期"))

    class Meta:
        verbose_name = _("学费查明")
        verbose_name_plural = pgettext_lazy("plural", "学费查明")
        constraints = [
            models.CheckConstraint(
                name="school_fee_above_standard",
                condition=models.Q(standard__gt=0, fee__gt=models.F("standard")),
            ),
            models.CheckConstraint(name="school_fee_names_sources", condition=~models.Q(sources="")),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.fee}"
