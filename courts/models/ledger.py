from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .constraints import one_of


class LedgerHead(models.Model):
    """The one row that orders every act: the last position and its hash."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    position = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("台账头")
        verbose_name_plural = pgettext_lazy("plural", "台账头")
        constraints = [
            models.CheckConstraint(name="ledger_head_single", condition=models.Q(id=1)),
            models.CheckConstraint(name="ledger_head_not_negative", condition=models.Q(position__gte=0)),
        ]

    def __str__(self) -> str:
        return str(self.position)


class LedgerEntryActorKind(models.TextChoices):
    USER = "user", _("工作人员")
    SYSTEM = "system", _("系统")
    PARTNER = "partner", _("协助单位")
    PARTY = "party", _("当事人")


class LedgerEntry(models.Model):
    """One thing that an act did. Append-only, hash-chained; ids and codes, never a name or a number."""

    ActorKind = LedgerEntryActorKind

    position = models.BigIntegerField(_("序号"), primary_key=True)
    at = models.DateTimeField(_("时间"))
    day = models.DateField(_("日期"))
    code = models.CharField(_("行为"), max_length=60)
    actor_kind = models.CharField(_("行为人类别"), max_length=8, choices=ActorKind.choices)
    actor_id = models.CharField(_("行为人"), max_length=40)
    request_id = models.CharField(_("请求号"), max_length=64)
    noun = models.CharField(_("对象"), max_length=40)
    row_id = models.BigIntegerField(_("编号"))
    state = models.CharField(_("状态"), max_length=16, blank=True)
    case_id = models.BigIntegerField(_("案件"), null=True, blank=True)
    payload = models.JSONField(_("内容"))
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("台账")
        verbose_name_plural = pgettext_lazy("plural", "台账")
        ordering = ["position"]
        indexes = [
            models.Index(name="ledger_entry_row", fields=["noun", "row_id", "position"]),
            models.Index(name="ledger_entry_case", fields=["case_id", "position"]),
        ]
        constraints = [
            one_of("actor_kind", LedgerEntryActorKind, name="ledger_entry_actor_known"),
            models.UniqueConstraint(name="ledger_entry_hash_once", fields=["hash"]),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.code}"
