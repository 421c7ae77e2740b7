from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .constraints import in_order, one_of
from .courts import Court
from .judgments import Judgment
from .subjects import Subject


class CaseState(models.TextChoices):
    OPEN = "open", _("在办")
    CLOSED = "closed", _("已结")


class CaseClosedAs(models.TextChoices):
    PERFORMED = "performed", _("执行完毕")
    PROCEEDINGS_ENDED = "proceedings_ended", _("终结本次执行程序")
    TERMINATED = "terminated", _("终结执行")
    STRUCK_OFF = "struck_off", _("销案")
    NOT_ENFORCED = "not_enforced", _("不予执行")
    REJECTED = "rejected", _("驳回申请")


class Case(models.Model):
    """An enforcement case 执行案件; enforces exactly one judgment."""

    State = CaseState
    ClosedAs = CaseClosedAs

    number = models.CharField(_("案号"), max_length=40, unique=True)
    number_original = models.CharField(_("案号（原文）"), max_length=60)
    court = models.ForeignKey(Court, models.PROTECT, related_name="cases", verbose_name=_("执行法院"))
    judgment = models.ForeignKey(Judgment, models.PROTECT, related_name="cases", verbose_name=_("执行依据"))
    applicant = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("申请执行人"),
    )
    filed_on = models.DateField(_("立案日期"))
    judge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cases",
        verbose_name=_("承办法官"),
    )
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.OPEN)
    closed_as = models.CharField(_("结案方式"), max_length=18, choices=ClosedAs.choices, blank=True)
    closed_on = models.DateField(_("结案日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("执行案件")
        verbose_name_plural = pgettext_lazy("plural", "执行案件")
        ordering = ["-filed_on", "number"]
        constraints = [
            one_of("state", CaseState, name="case_state_known"),
            one_of("closed_as", CaseClosedAs, name="case_closed_as_known", blank=True),
            models.CheckConstraint(
                name="case_closed_says_how",
                condition=models.Q(state="open", closed_as="", closed_on=None)
                | (models.Q(state="closed", closed_on__isnull=False) & ~models.Q(closed_as="")),
            ),
            in_order("filed_on", "closed_on", name="case_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.number


class CircumstanceKind(models.TextChoices):
    SECURITY = "security", _("已提供充分有效担保")
    SEIZED_ASSETS = "seized_assets", _("已查封、扣押、冻结的财产")
    HOLD_OFF = "hold_off", _("申请执行人申请暂不采取惩戒措施")
    CAMPUS_LOAN_STUDENT = "campus_loan_student", _("因“校园贷”纠纷的全日制在校生")
    RANKS_LATER = "ranks_later", _("履行顺序在后")


class Circumstance(models.Model):
    """A fact that bars or weighs against a sanction (2017 list rules art.3; 2019 opinion art.16)."""

    Kind = CircumstanceKind

    case = models.ForeignKey(Case, models.PROTECT, related_name="circumstances", verbose_name=_("案件"))
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="circumstances", verbose_name=_("当事人")
    )
    kind = models.CharField(_("情形"), max_length=20, choices=Kind.choices)
    value = models.DecimalField(_("价值（元）"), max_digits=16, decimal_places=2, null=True, blank=True)
    evidence = models.TextField(_("依据"))
    from_day = models.DateField(_("自"))
    until_day = models.DateField(_("至"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("记录人")
    )

    class Meta:
        verbose_name = _("案件情形")
        verbose_name_plural = pgettext_lazy("plural", "案件情形")
        constraints = [
            one_of("kind", CircumstanceKind, name="circumstance_kind_known"),
            in_order("from_day", "until_day", name="circumstance_days_in_order"),
            models.CheckConstraint(
                name="circumstance_assets_have_value",
                condition=~models.Q(kind="seized_assets") | models.Q(value__isnull=False, value__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
