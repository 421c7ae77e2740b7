from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .constraints import one_of


class CourtLevel(models.TextChoices):
    SUPREME = "supreme", _("最高")
    HIGH = "high", _("高级")
    INTERMEDIATE = "intermediate", _("中级")
    BASIC = "basic", _("基层")


class Court(models.Model):
    """A people's court 人民法院, with the code that its case numbers carry (京0105)."""

    Level = CourtLevel

    code = models.CharField(_("法院代字"), max_length=8, unique=True)
    name = models.CharField(_("名称"), max_length=80, unique=True)
    level = models.CharField(_("级别"), max_length=12, choices=Level.choices)
    superior = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="inferiors", verbose_name=_("上一级法院")
    )
    province = models.CharField(_("省份"), max_length=20)
    telephone = models.CharField(_("电话"), max_length=20)
    review_switched_off = models.BooleanField(_("院长决定免审核"), default=False)

    class Meta:
        verbose_name = _("法院")
        verbose_name_plural = pgettext_lazy("plural", "法院")
        ordering = ["code"]
        constraints = [
            one_of("level", CourtLevel, name="court_level_known"),
            models.CheckConstraint(
                name="court_superior_unless_supreme",
                condition=models.Q(level="supreme", superior=None)
                | (~models.Q(level="supreme") & models.Q(superior__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name
