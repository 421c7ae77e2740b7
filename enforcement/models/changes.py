from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import LedgerEntry, Subject
from courts.models.constraints import one_of

from .permissions import Permission
from .restrictions import Restriction


class ChangeKind(models.TextChoices):
    IMPOSED = "imposed", _("施加")
    STAYED = "stayed", _("暂停")
    REINSTATED = "reinstated", _("恢复")
    LIFTED = "lifted", _("解除")
    CANCELLED = "cancelled", _("撤销")
    CORRECTED = "corrected", _("更正")
    EXEMPTED = "exempted", _("准许")


class Change(models.Model):
    """One row of the feed. Its ledger entry is its primary key: cursor, register version and audit position are one number."""

    Kind = ChangeKind

    entry = models.OneToOneField(
        LedgerEntry, models.PROTECT, primary_key=True, related_name="change", verbose_name=_("台账")
    )
    kind = models.CharField(_("种类"), max_length=10, choices=Kind.choices)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="changes", verbose_name=_("被限制人"))
    restriction = models.ForeignKey(
        Restriction, models.PROTECT, related_name="changes", verbose_name=_("限制消费措施")
    )
    permission = models.ForeignKey(
        Permission,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name=_("准许"),
    )
    items = ArrayField(models.CharField(max_length=30), verbose_name=_("项目"))
    from_day = models.DateField(_("自"))
    until_day = models.DateField(_("至"), null=True, blank=True)
    reason = models.CharField(_("事由"), max_length=24, blank=True)
    article = models.CharField(_("条款"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("变动")
        verbose_name_plural = pgettext_lazy("plural", "变动")
        ordering = ["entry"]
        constraints = [
            one_of("kind", ChangeKind, name="change_kind_known"),
            models.CheckConstraint(name="change_names_items", condition=models.Q(items__len__gt=0)),
            models.CheckConstraint(
                name="change_exemption_names_permission",
                condition=models.Q(kind="exempted", permission__isnull=False)
                | (~models.Q(kind="exempted") & models.Q(permission=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"
