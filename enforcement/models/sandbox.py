from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import LedgerEntry
from courts.models.constraints import one_of
from enforcement.rules.sandbox import Role

from .agencies import PartnerAgency
from .changes import ChangeKind
from .shortfalls import ShortfallReason, Unapplied


class SandboxRole(models.TextChoices):
    CLEAR = Role.CLEAR.value, _("未受限制")
    RESTRICTED = Role.RESTRICTED.value, _("受限制")
    EXEMPT = Role.EXEMPT.value, _("经准许")
    NAME_MISMATCH = Role.NAME_MISMATCH.value, _("姓名不符")
    INVALID = Role.INVALID.value, _("号码无效")
    TRAVELLER = Role.TRAVELLER.value, _("随步骤变动")


class Sandbox(models.Model):
    """The sandbox of one agency: what its next calls meet. Cursors of an earlier `epoch` are gone."""

    agency = models.OneToOneField(
        PartnerAgency, models.PROTECT, primary_key=True, related_name="sandbox_state", verbose_name=_("单位")
    )
    epoch = models.PositiveIntegerField(_("轮次"), default=0)
    outage_until = models.DateTimeField(_("中断至"), null=True, blank=True)

    class Meta:
        verbose_name = _("沙箱")
        verbose_name_plural = pgettext_lazy("plural", "沙箱")

    def __str__(self) -> str:
        return str(self.agency)


class SandboxChange(models.Model):
    """One row of the feed of one sandbox, keyed by its ledger entry as a Change is; no person, case or court behind it."""

    Kind = ChangeKind
    Role = SandboxRole

    entry = models.OneToOneField(
        LedgerEntry,
        models.PROTECT,
        primary_key=True,
        related_name="sandbox_change",
        verbose_name=_("台账"),
    )
    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="sandbox_changes", verbose_name=_("单位")
    )
    role = models.CharField(_("测试身份"), max_length=13, choices=SandboxRole.choices)
    serial = models.PositiveIntegerField(_("第几次限制"))
    kind = models.CharField(_("种类"), max_length=10, choices=Kind.choices)
    items = ArrayField(models.CharField(max_length=30), verbose_name=_("项目"))
    from_day = models.DateField(_("自"))
    until_day = models.DateField(_("至"), null=True, blank=True)
    reason = models.CharField(_("事由"), max_length=24, blank=True)

    class Meta:
        verbose_name = _("沙箱变动")
        verbose_name_plural = pgettext_lazy("plural", "沙箱变动")
        ordering = ["entry"]
        constraints = [
            one_of("kind", ChangeKind, name="sandbox_change_kind_known"),
            one_of("role", SandboxRole, name="sandbox_change_role_known"),
            models.CheckConstraint(name="sandbox_change_names_items", condition=models.Q(items__len__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"


class SandboxShortfall(Unapplied):
    """A change of its sandbox that an agency says it could not apply. No court waits for it, so none settles it."""

    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="sandbox_shortfalls", verbose_name=_("单位")
    )
    change = models.ForeignKey(
        SandboxChange, models.PROTECT, related_name="shortfalls", verbose_name=_("沙箱变动")
    )

    class Meta:
        verbose_name = _("沙箱中未能执行的变动")
        verbose_name_plural = pgettext_lazy("plural", "沙箱中未能执行的变动")
        ordering = ["change"]
        constraints = [
            one_of("reason", ShortfallReason, name="sandbox_shortfall_reason_known"),
            models.UniqueConstraint(name="sandbox_shortfall_once", fields=["agency", "change"]),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.change_id}"
