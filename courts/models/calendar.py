from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .constraints import one_of


class CalendarDayKind(models.TextChoices):
    HOLIDAY = "holiday", _("法定休假日")
    MAKE_UP = "make_up", _("调休上班日")


class CalendarDay(models.Model):
    """A day on which the State Council's notice departs from the plain week; a year with rows is a loaded year."""

    Kind = CalendarDayKind

    day = models.DateField(_("日期"), primary_key=True)
    kind = models.CharField(_("种类"), max_length=8, choices=Kind.choices)
    source = models.CharField(_("来源"), max_length=120)

    class Meta:
        verbose_name = _("日历")
        verbose_name_plural = pgettext_lazy("plural", "日历")
        ordering = ["day"]
        constraints = [one_of("kind", CalendarDayKind, name="calendar_day_kind_known")]

    def __str__(self) -> str:
        return f"{self.day} {self.get_kind_display()}"
