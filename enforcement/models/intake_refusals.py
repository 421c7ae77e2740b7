from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .agencies import PartnerAgency


class IntakeRefusal(models.Model):
    """A row of the court's case system that could not be taken, kept until whoever sent it has mended it."""

    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="intake_refusals", verbose_name=_("来源系统")
    )
    digest = models.UUIDField(_("摘要"))
    row = models.BinaryField(_("原始数据（加密）"))
    pointer = models.CharField(_("位置"), max_length=60)
    code = models.CharField(_("原因"), max_length=60)
    first_at = models.DateTimeField(_("首次时间"))
    last_at = models.DateTimeField(_("最近时间"))

    class Meta:
        verbose_name = _("未能接收的案件数据")
        verbose_name_plural = pgettext_lazy("plural", "未能接收的案件数据")
        ordering = ["-last_at"]
        constraints = [models.UniqueConstraint(name="intake_refusal_once", fields=["agency", "digest"])]

    def __str__(self) -> str:
        return f"{self.pointer} {self.code}"
