from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .agencies import AgencyKey, PartnerAgency


class Snapshot(models.Model):
    """A built file of all that one agency may learn at one position of the feed, under one of its keys.

    It is asked for first and built by a task; the file lies in the folder that the settings name.
    """

    uuid = models.UUIDField(_("编号"), default=uuid4, unique=True)
    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="snapshots", verbose_name=_("单位")
    )
    key = models.ForeignKey(AgencyKey, models.PROTECT, related_name="snapshots", verbose_name=_("摘要密钥"))
    measures = ArrayField(models.CharField(max_length=30), verbose_name=_("限制项目"))
    scope = models.CharField(_("范围摘要"), max_length=64)
    asked_at = models.DateTimeField(_("请求时间"))
    built_at = models.DateTimeField(_("生成时间"), null=True, blank=True)
    position = models.BigIntegerField(_("位置"), default=0)
    head_hash = models.CharField(_("台账摘要"), max_length=64, blank=True)
    count = models.PositiveIntegerField(_("行数"), default=0)
    size = models.BigIntegerField(_("字节数"), default=0)
    sha256 = models.CharField(_("文件摘要"), max_length=64, blank=True)
    members = models.JSONField(_("分段"), default=list)

    class Meta:
        verbose_name = _("快照")
        verbose_name_plural = pgettext_lazy("plural", "快照")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="snapshot_built_is_complete",
                condition=models.Q(built_at=None, sha256="")
                | (models.Q(built_at__isnull=False) & ~models.Q(sha256="") & ~models.Q(head_hash="")),
            ),
            models.UniqueConstraint(
                name="snapshot_asked_for_once",
                fields=["agency", "key", "scope"],
                condition=models.Q(built_at=None),
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def file_name(self) -> str:
        return f"{self.uuid}.ndjson.gz"
