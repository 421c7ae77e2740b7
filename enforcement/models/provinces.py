from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models.constraints import one_of

from .catalogue import in_language


class OnBankruptcy(models.TextChoices):
    LIFT = "lift", _("受理破产申请后解除")
    CONSENT = "consent", _("经申请执行人同意后解除")
    TEMPORARY = "temporary", _("不解除，可以暂时解除一个月以内")


class ProvincePolicy(models.Model):
    """How the courts of a province treat a restriction order once a bankruptcy application is accepted.

    Reference data with its source; in a province without a row the judge decides.
    """

    OnBankruptcy = OnBankruptcy

    province = models.CharField(_("省份"), max_length=20, unique=True)
    on_bankruptcy = models.CharField(_("受理破产申请时"), max_length=10, choices=OnBankruptcy.choices)
    source_zh = models.CharField(_("来源"), max_length=200)
    source_en = models.CharField(_("来源（英文）"), max_length=240)

    class Meta:
        verbose_name = _("各省的破产案件政策")
        verbose_name_plural = pgettext_lazy("plural", "各省的破产案件政策")
        ordering = ["province"]
        constraints = [one_of("on_bankruptcy", OnBankruptcy, name="province_policy_known")]

    @property
    def source(self) -> str:
        return in_language(self.source_zh, self.source_en)

    def __str__(self) -> str:
        return self.province
