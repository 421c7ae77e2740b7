from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Obligor
from courts.models.constraints import one_of

from .findings import AbilityFinding
from .policies import SeverityPolicy


class GradingGrade(models.TextChoices):
    MINOR = "minor", _("轻微")
    GENERAL = "general", _("一般")
    SERIOUS = "serious", _("严重")


class Grading(models.Model):
    """The grade of one obligation for one obligor, with what it read and why. Never edited: a change is a new decision."""

    Grade = GradingGrade

    obligor = models.ForeignKey(Obligor, models.PROTECT, related_name="gradings", verbose_name=_("义务人"))
    policy = models.ForeignKey(
        SeverityPolicy, models.PROTECT, related_name="gradings", verbose_name=_("分级政策")
    )
    ability = models.ForeignKey(
        AbilityFinding,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="gradings",
        verbose_name=_("履行能力认定"),
    )
    facts = models.JSONField(_("所读事实"))
    grade = models.CharField(_("等级"), max_length=8, choices=Grade.choices)
    reasons = models.JSONField(_("理由"))
    # None: the system graded, for a draft that a judge decides on.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("定级人")
    )
    made_on = models.DateField(_("日期"))

    class Meta:
        verbose_name = _("分级")
        verbose_name_plural = pgettext_lazy("plural", "分级")
        ordering = ["-made_on", "-pk"]
        constraints = [one_of("grade", GradingGrade, name="grading_grade_known")]

    def __str__(self) -> str:
        return f"{self.obligor} · {self.get_grade_display()}"
