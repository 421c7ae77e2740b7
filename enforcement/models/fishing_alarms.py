from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models.constraints import one_of
from enforcement.rules.fishing import Sign

from .agencies import PartnerAgency


class FishingSign(models.TextChoices):
    INVALID = Sign.INVALID.value, _("大量无效号码")
    MISSES = Sign.MISSES.value, _("大量未命中")
    SEQUENCE = Sign.SEQUENCE.value, _("连续号码")


class FishingAlarm(models.Model):
    """That an agency's questions looked like a search for numbers. It says of nobody who was asked about."""

    Sign = FishingSign

    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="fishing_alarms", verbose_name=_("单位")
    )
    sign = models.CharField(_("迹象"), max_length=8, choices=Sign.choices)
    raised_at = models.DateTimeField(_("时间"))
    note = models.TextField(_("处理情况"), blank=True)
    noted_at = models.DateTimeField(_("处理时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("异常查询警报")
        verbose_name_plural = pgettext_lazy("plural", "异常查询警报")
        ordering = ["-raised_at"]
        constraints = [
            one_of("sign", FishingSign, name="fishing_sign_known"),
            models.UniqueConstraint(
                name="fishing_alarm_open_once",
                fields=["agency", "sign"],
                condition=models.Q(noted_at=None),
            ),
            models.CheckConstraint(
                name="fishing_note_has_its_time",
                condition=models.Q(note="", noted_at=None)
                | (models.Q(noted_at__isnull=False) & ~models.Q(note="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.code} {self.sign}"
