from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import User
from courts.models.constraints import one_of
from enforcement.rules.progress import Reason

from .agencies import PartnerAgency
from .changes import Change


class ShortfallReason(models.TextChoices):
    NOT_FOUND = Reason.NOT_FOUND.value, _("查无此人")
    REFUSED = Reason.REFUSED.value, _("拒绝执行")
    DEFERRED = Reason.DEFERRED.value, _("暂缓执行")


class Unapplied(models.Model):
    """What an agency says of a change that it acknowledged without having applied it, and when it did since."""

    Reason = ShortfallReason

    reason = models.CharField(_("原因"), max_length=10, choices=Reason.choices)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    reported_at = models.DateTimeField(_("报告时间"))
    resolved_at = models.DateTimeField(_("解决时间"), null=True, blank=True)

    class Meta:
        abstract = True


class Shortfall(Unapplied):
    """A change that an agency could not apply, and how that came right.

    Resolved by the agency, which has applied it since (`resolved_by` None), or settled by the court with a note.
    """

    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="shortfalls", verbose_name=_("单位")
    )
    change = models.ForeignKey(Change, models.PROTECT, related_name="shortfalls", verbose_name=_("变动"))
    resolved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("处理人")
    )
    resolution = models.CharField(_("处理情况"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("未能执行的变动")
        verbose_name_plural = pgettext_lazy("plural", "未能执行的变动")
        ordering = ["change", "agency"]
        constraints = [
            one_of("reason", ShortfallReason, name="shortfall_reason_known"),
            models.UniqueConstraint(name="shortfall_once", fields=["agency", "change"]),
            models.CheckConstraint(
                name="shortfall_resolution_is_complete",
                condition=models.Q(resolved_by=None, resolution="")
                | models.Q(resolved_at__isnull=False, resolved_by__isnull=False) & ~models.Q(resolution=""),
            ),
        ]

    @property
    def case_id(self) -> int:
        return self.change.restriction.case_id

    def __str__(self) -> str:
        return f"{self.agency} {self.change_id}"
