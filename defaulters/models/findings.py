from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, Obligor
from courts.models.constraints import in_order, one_of


class AbilityFindingResult(models.TextChoices):
    FULL = "full", _("有全部履行能力")
    PARTIAL = "partial", _("有部分履行能力")
    NONE = "none", _("无履行能力")
    UNKNOWN = "unknown", _("尚未查明")


class AbilityFinding(models.Model):
    """Whether an obligor can perform one obligation 履行能力认定 (2024 interpretation 法释〔2024〕13号 art.5; CPL 254-255)."""

    Result = AbilityFindingResult

    obligor = models.ForeignKey(
        Obligor, models.PROTECT, related_name="ability_findings", verbose_name=_("义务人")
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="ability_findings", verbose_name=_("案件"))
    result = models.CharField(_("结论"), max_length=8, choices=Result.choices)
    assets = models.DecimalField(_("可供执行财产（元）"), max_digits=16, decimal_places=2, default=Decimal(0))
    monthly_income = models.DecimalField(
        _("月收入（元）"), max_digits=14, decimal_places=2, default=Decimal(0)
    )
    dependants = models.PositiveSmallIntegerField(_("本人及所扶养人数"), default=0)
    living_cost = models.DecimalField(
        _("每人每月必需生活费（元）"), max_digits=12, decimal_places=2, default=Decimal(0)
    )
    deducted = models.DecimalField(
        _("扣除的必需生活费（元）"), max_digits=14, decimal_places=2, default=Decimal(0)
    )
    sources = models.TextField(_("依据和来源"))
    reasons = models.TextField(_("理由"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("认定人")
    )
    made_on = models.DateField(_("认定日期"))
    valid_until = models.DateField(_("有效期至"))
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="successor", verbose_name=_("取代")
    )

    class Meta:
        verbose_name = _("履行能力认定")
        verbose_name_plural = pgettext_lazy("plural", "履行能力认定")
        ordering = ["-made_on", "-pk"]
        constraints = [
            one_of("result", AbilityFindingResult, name="ability_finding_result_known"),
            in_order("made_on", "valid_until", name="ability_finding_days_in_order"),
            models.CheckConstraint(
                name="ability_finding_amounts_not_negative",
                condition=models.Q(assets__gte=0, monthly_income__gte=0, living_cost__gte=0, deducted__gte=0),
            ),
            models.CheckConstraint(name="ability_finding_has_reasons", condition=~models.Q(reasons="")),
        ]

    def __str__(self) -> str:
        return f"{self.obligor} · {self.get_result_display()}"


class ConductFindingGround(models.TextChoices):
    G2 = "G2", _("以伪造证据、暴力、威胁等方法妨碍、抗拒执行")
    G3 = "G3", _("以虚假诉讼、虚假仲裁或者隐匿、转移财产等方法规避执行")
    G4 = "G4", _("违反财产报告制度")
    G5 = "G5", _("违反限制消费令")
    G6 = "G6", _("无正当理由拒不履行执行和解协议")


class ConductFinding(models.Model):
    """Conduct of one of the grounds G2-G6 with its evidence 失信行为认定 (2017 list rules art.1(2)-(6))."""

    Ground = ConductFindingGround

    obligor = models.ForeignKey(
        Obligor, models.PROTECT, related_name="conduct_findings", verbose_name=_("义务人")
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="conduct_findings", verbose_name=_("案件"))
    ground = models.CharField(_("情形"), max_length=2, choices=Ground.choices)
    happened_on = models.DateField(_("行为日期"))
    facts = models.TextField(_("事实"))
    evidence = models.TextField(_("证据"))
    violent_serious = models.BooleanField(_("暴力、威胁情节严重"), default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("认定人")
    )
    made_on = models.DateField(_("认定日期"))

    class Meta:
        verbose_name = _("失信行为认定")
        verbose_name_plural = pgettext_lazy("plural", "失信行为认定")
        ordering = ["-made_on", "-pk"]
        constraints = [
            one_of("ground", ConductFindingGround, name="conduct_finding_ground_known"),
            in_order("happened_on", "made_on", name="conduct_finding_days_in_order"),
            models.CheckConstraint(
                name="conduct_finding_has_evidence", condition=~models.Q(evidence="") & ~models.Q(facts="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligor} · {self.ground}"
