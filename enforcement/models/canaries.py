from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .agencies import PartnerAgency


class Canary(models.Model):
    """An invented person in one agency's snapshots. Whoever asks about one has a copy of that file."""

    agency = models.ForeignKey(PartnerAgency, models.PROTECT, related_name="canaries", verbose_name=_("单位"))
    number = models.BinaryField(_("号码（加密）"))
    name = models.BinaryField(_("姓名（加密）"))
    digest = models.UUIDField(_("摘要"), unique=True)
    from_day = models.DateField(_("自"))

    class Meta:
        verbose_name = _("诱饵记录")
        verbose_name_plural = pgettext_lazy("plural", "诱饵记录")

    def __str__(self) -> str:
        return f"#{self.pk}"
