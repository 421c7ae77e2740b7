from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, KeptPdf, ProofOfService, Subject
from courts.models.constraints import one_of


class PriorWarning(models.Model):
    """A letter that tells a debtor of a coming listing and how to avoid it 预告书.

    No list, no count, no partner and no rule reads it, and it is erased 30 days after `avoid_by`.
    """

    Method = ProofOfService.Method

    case = models.ForeignKey(Case, models.PROTECT, related_name="warnings", verbose_name=_("案件"))
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="warnings", verbose_name=_("被执行人"))
    reasons = models.TextField(_("理由"))
    remedy = models.TextField(_("怎样避免"))
    avoid_by = models.DateField(_("在此日前避免"))
    issued_on = models.DateField(_("签发日期"))
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("签发人")
    )
    method = models.CharField(_("送达方式"), max_length=14, choices=Method.choices)

    class Meta:
        verbose_name = _("预告书")
        verbose_name_plural = pgettext_lazy("plural", "预告书")
        ordering = ["avoid_by", "pk"]
        constraints = [
            one_of("method", ProofOfService.Method, name="warning_method_known"),
            models.CheckConstraint(
                name="warning_says_why_and_how", condition=~models.Q(reasons="") & ~models.Q(remedy="")
            ),
            models.CheckConstraint(
                name="warning_leaves_time", condition=models.Q(avoid_by__gt=models.F("issued_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.issued_on}"


class WarningRendition(KeptPdf):
    """The PDF of a warning. It goes with its warning: the one paper that is not kept for good."""

    warning = models.OneToOneField(
        PriorWarning, models.CASCADE, related_name="rendition", verbose_name=_("预告书")
    )

    class Meta:
        verbose_name = _("预告书 PDF")
        verbose_name_plural = pgettext_lazy("plural", "预告书 PDF")

    def __str__(self) -> str:
        return str(self.warning)
