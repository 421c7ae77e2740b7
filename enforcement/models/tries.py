from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models.constraints import one_of
from enforcement.rules.doors import Door


class TriesDoor(models.TextChoices):
    REFERENCE = Door.REFERENCE.value, _("凭条号")
    REFUSED_FROM = Door.REFUSED_FROM.value, _("来源：凭条查询")
    RECORD_FORM = Door.RECORD_FORM.value, _("查询表单")
    RECORD_FROM = Door.RECORD_FROM.value, _("来源：记录查询")
    RECORD_OF = Door.RECORD_OF.value, _("号码：记录查询")
    SIGN_IN_FROM = Door.SIGN_IN_FROM.value, _("来源：登录")
    VERIFY_FROM = Door.VERIFY_FROM.value, _("来源：核验文书")


class Tries(models.Model):
    """How often a door of the public site was tried in the running span; deleted when the span is over."""

    Door = TriesDoor

    door = models.CharField(_("入口"), max_length=14, choices=Door.choices)
    key = models.UUIDField(_("摘要"))
    since = models.DateTimeField(_("自"))
    count = models.PositiveSmallIntegerField(_("次数"), default=0)

    class Meta:
        verbose_name = _("尝试次数")
        verbose_name_plural = pgettext_lazy("plural", "尝试次数")
        constraints = [
            one_of("door", TriesDoor, name="tries_door_known"),
            models.UniqueConstraint(name="tries_key_once", fields=["door", "key"]),
        ]
        indexes = [models.Index(name="tries_by_age", fields=["door", "since"])]

    def __str__(self) -> str:
        return f"{self.get_door_display()} {self.count}"
