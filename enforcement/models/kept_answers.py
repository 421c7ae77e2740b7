from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .agencies import PartnerAgency


class KeptAnswer(models.Model):
    """What a call that writes was answered, under the caller's `Idempotency-Key`, to be answered so again.

    `digest` is of the address and the body. The row is written with what the call writes, or not at all.
    """

    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="kept_answers", verbose_name=_("单位")
    )
    key = models.CharField(_("幂等键"), max_length=128)
    digest = models.UUIDField(_("摘要"))
    answer = models.JSONField(_("答复"), null=True)
    kept_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("已存答复")
        verbose_name_plural = pgettext_lazy("plural", "已存答复")
        constraints = [models.UniqueConstraint(name="kept_answer_once", fields=["agency", "key"])]

    def __str__(self) -> str:
        return self.key
