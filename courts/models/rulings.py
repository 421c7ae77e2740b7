from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cases import Case
from .constraints import in_order, one_of
from .subjects import Subject


class RulingKind(models.TextChoices):
    SUSPENSION_RETRIAL = "suspension_retrial", _("因审判监督中止执行")
    SUSPENSION_BANKRUPTCY = "suspension_bankruptcy", _("因受理破产申请中止执行")
    SUSPENSION_OTHER = "suspension_other", _("因其他事由中止执行")
    NON_ENFORCEMENT = "non_enforcement", _("不予执行")
    TERMINATION = "termination", _("终结执行")


SUSPENSIONS = ["suspension_retrial", "suspension_bankruptcy", "suspension_other"]
SUSPENDS = models.Q(kind__in=SUSPENSIONS)


class RulingQuerySet(models.QuerySet["Ruling"]):
    def suspending(self) -> "RulingQuerySet":
        """Those that suspend the enforcement for a span of days."""
        return self.filter(SUSPENDS)

    def about(self, subject_id: int) -> "RulingQuerySet":
        """Those that concern everybody in the case, or this person."""
        return self.filter(models.Q(subject=None) | models.Q(subject=subject_id))

    def halting(self, day: date) -> "RulingQuerySet":
        """Those that are served and on `day` suspend the enforcement or have ended it."""
        runs = models.Q(until_day=None) | models.Q(until_day__gte=day)
        return self.filter(~SUSPENDS | (models.Q(from_day__lte=day) & runs), served_on__lte=day)


class Ruling(models.Model):
    """A ruling 裁定 that suspends or ends an enforcement (CPL 248, 267, 268; Bankruptcy Law 19).

    `subject` empty: it concerns everybody who owes something in the case. A suspension runs from `from_day`
    to `until_day`, both included, and is open until the enforcement is resumed.
    """

    Kind = RulingKind

    case = models.ForeignKey(Case, models.PROTECT, related_name="rulings", verbose_name=_("案件"))
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rulings",
        verbose_name=_("所涉义务人"),
    )
    kind = models.CharField(_("裁定种类"), max_length=24, choices=Kind.choices)
    number = models.CharField(_("文号"), max_length=80)
    made_on = models.DateField(_("作出日期"))
    served_on = models.DateField(_("送达日期"), null=True, blank=True)
    from_day = models.DateField(_("中止自"), null=True, blank=True)
    until_day = models.DateField(_("中止至"), null=True, blank=True)
    asked_by_debtor = models.BooleanField(_("依被执行人的申请中止"), default=False)
    reasons = models.TextField(_("理由"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("录入人")
    )

    objects = RulingQuerySet.as_manager()

    class Meta:
        verbose_name = _("裁定")
        verbose_name_plural = pgettext_lazy("plural", "裁定")
        ordering = ["made_on", "pk"]
        constraints = [
            one_of("kind", RulingKind, name="ruling_kind_known"),
            models.UniqueConstraint(name="ruling_number_once", fields=["case", "number"]),
            models.CheckConstraint(
                name="ruling_suspension_has_span",
                condition=(SUSPENDS & models.Q(from_day__isnull=False))
                | (~SUSPENDS & models.Q(from_day=None, until_day=None)),
            ),
            models.CheckConstraint(
                name="ruling_asked_by_debtor_for_other_suspension",
                condition=models.Q(asked_by_debtor=False) | models.Q(kind="suspension_other"),
            ),
            models.CheckConstraint(name="ruling_has_reasons", condition=~models.Q(reasons="")),
            in_order("from_day", "until_day", name="ruling_span_in_order"),
            in_order("made_on", "served_on", name="ruling_days_in_order"),
        ]

    @property
    def is_suspension(self) -> bool:
        return self.kind in SUSPENSIONS

    def __str__(self) -> str:
        return self.number
