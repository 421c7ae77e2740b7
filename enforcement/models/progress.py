from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, Subject
from defaulters.models import Decision

from .agencies import PartnerAgency
from .changes import Change, ChangeKind
from .shortfalls import Shortfall


class Progress(models.Model):
    """How far one change has come at one agency that may learn of it: a view (laws.sql), nothing is written twice.

    Each instant is that of the first mark at or past the change. A change that the agency could not apply counts
    as applied when the agency says that it has applied it since. `bound_since`, of a change `imposed` only, is
    the day on which the notice to assist was delivered.
    """

    Kind = ChangeKind

    key = models.TextField(primary_key=True)
    change = models.ForeignKey(Change, models.DO_NOTHING, related_name="progress", verbose_name=_("变动"))
    agency = models.ForeignKey(
        PartnerAgency, models.DO_NOTHING, related_name="progress", verbose_name=_("单位")
    )
    kind = models.CharField(_("种类"), max_length=10, choices=Kind.choices)
    reason = models.CharField(_("事由"), max_length=24)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="progress", verbose_name=_("案件"))
    order = models.ForeignKey(
        Decision, models.DO_NOTHING, related_name="progress", verbose_name=_("限制消费令")
    )
    subject = models.ForeignKey(
        Subject, models.DO_NOTHING, related_name="progress", verbose_name=_("被限制人")
    )
    changed_at = models.DateTimeField(_("变动时间"))
    changed_on = models.DateField(_("变动日期"))
    told_at = models.DateTimeField(_("已告知"), null=True)
    read_at = models.DateTimeField(_("已读取"), null=True)
    applied_at = models.DateTimeField(_("已执行"), null=True)
    shortfall = models.ForeignKey(
        Shortfall, models.DO_NOTHING, null=True, related_name="+", verbose_name=_("未能执行的变动")
    )
    electronic = models.BooleanField(_("电子送达"))
    sent_on = models.DateField(_("通知书发出"), null=True)
    bound_since = models.DateField(_("通知书送达"), null=True)

    class Meta:
        managed = False
        db_table = "enforcement_progress"
        verbose_name = _("执行进度")
        verbose_name_plural = pgettext_lazy("plural", "执行进度")
        ordering = ["change", "agency"]

    def __str__(self) -> str:
        return self.key
