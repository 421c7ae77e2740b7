from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .constraints import in_order, one_of
from .subjects import Subject


class JudgmentBasis(models.TextChoices):
    EB1 = "EB1", _("民事、行政判决、裁定、调解书、支付令")
    EB2 = "EB2", _("刑事裁判涉财产部分")
    EB3 = "EB3", _("行政处罚、处理决定")
    EB4 = "EB4", _("仲裁裁决、调解书")
    EB5 = "EB5", _("公证债权文书")
    EB6 = "EB6", _("经承认的域外裁判、仲裁裁决")
    EB7 = "EB7", _("其他法律文书")


class JudgmentInterestRule(models.TextChoices):
    CIVIL_DOUBLE = "civil_double", _("加倍支付迟延履行利息")
    AS_DOCUMENT = "as_document", _("按文书确定")
    NONE = "none", _("不计")


class Judgment(models.Model):
    """An effective legal document 生效法律文书, the root that every act locks (执行工作规定 art.2; CPL 235, 247-249)."""

    Basis = JudgmentBasis
    InterestRule = JudgmentInterestRule

    basis = models.CharField(_("执行依据种类"), max_length=3, choices=Basis.choices)
    number = models.CharField(_("执行依据文号"), max_length=80)
    maker = models.CharField(_("作出单位"), max_length=120)
    made_on = models.DateField(_("作出日期"), null=True, blank=True)
    in_force_on = models.DateField(_("生效日期"), null=True, blank=True)
    interest_rule = models.CharField(_("迟延利息规则"), max_length=12, choices=InterestRule.choices)
    sealed = models.BooleanField(_("不公开"), default=False)

    class Meta:
        verbose_name = _("生效法律文书")
        verbose_name_plural = pgettext_lazy("plural", "生效法律文书")
        constraints = [
            one_of("basis", JudgmentBasis, name="judgment_basis_known"),
            one_of("interest_rule", JudgmentInterestRule, name="judgment_interest_rule_known"),
            in_order("made_on", "in_force_on", name="judgment_days_in_order"),
            models.UniqueConstraint(name="judgment_number_once", fields=["maker", "number"]),
        ]

    def __str__(self) -> str:
        return self.number


class ObligationKind(models.TextChoices):
    PAY = "OB1", _("支付金钱")
    DELIVER = "OB2", _("交付动产或者文件")
    VACATE = "OB3", _("迁出房屋、退出土地")
    TRANSFER = "OB4", _("办理权属转移登记")
    REPLACEABLE_ACT = "OB5", _("可替代行为")
    PERSONAL_ACT = "OB6", _("不可替代行为")
    OMISSION = "OB7", _("不作为")
    UNCLASSIFIED = "unclassified", _("待书记员确认")


class ObligationActKind(models.TextChoices):
    EXPRESSIVE = "expressive", _("赔礼道歉、消除影响、恢复名誉")
    PERSONAL = "personal", _("其他人身行为")


class ObligationInterest(models.TextChoices):
    NONE = "none", _("无")
    WAGES = "wages", _("劳动报酬")
    MAINTENANCE = "maintenance", _("赡养费、扶养费、抚养费")
    MEDICAL = "medical", _("医疗费用")
    PENSION = "pension", _("抚恤金、养老金")


class ObligationHarm(models.TextChoices):
    NONE = "none", _("无")
    DEATH = "death", _("死亡")
    INJURY = "injury", _("严重伤残")
    SEVERAL_VICTIMS = "several_victims", _("多名被害人")
    FOOD = "food", _("食品安全")
    DRUGS = "drugs", _("药品安全")
    ENVIRONMENT = "environment", _("生态环境")


class Obligation(models.Model):
    """One duty of one judgment 义务; what is restricted, stayed and released hangs on it, not on the person."""

    Kind = ObligationKind
    ActKind = ObligationActKind
    Interest = ObligationInterest
    Harm = ObligationHarm

    judgment = models.ForeignKey(
        Judgment, models.PROTECT, related_name="obligations", verbose_name=_("法律文书")
    )
    ordinal = models.PositiveSmallIntegerField(_("项"))
    kind = models.CharField(_("种类"), max_length=12, choices=Kind.choices)
    act_kind = models.CharField(_("行为性质"), max_length=10, choices=ActKind.choices, blank=True)
    content = models.TextField(_("义务内容（原文）"))
    amount = models.DecimalField(_("本金（元）"), max_digits=16, decimal_places=2, null=True, blank=True)
    costs = models.DecimalField(_("费用（元）"), max_digits=16, decimal_places=2, default=Decimal(0))
    ordinary_rate = models.DecimalField(
        _("一般债务年利率"), max_digits=7, decimal_places=6, null=True, blank=True
    )
    ordinary_from = models.DateField(_("一般债务利息起算日"), null=True, blank=True)
    due_on = models.DateField(_("履行期限届满日"), null=True, blank=True)
    protected_interest = models.CharField(
        _("受保护的权益"), max_length=12, choices=Interest.choices, default=Interest.NONE
    )
    arrears_periods = models.PositiveSmallIntegerField(_("拖欠期数"), default=0)
    grave_harm = models.CharField(_("严重损害"), max_length=16, choices=Harm.choices, default=Harm.NONE)
    welfare_at_stake = models.BooleanField(_("关系儿童福祉或者人身安全"), default=False)
    surcharge_runs = models.BooleanField(_("已计收法定加处"), default=False)
    performed_on = models.DateField(_("履行完毕日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("义务")
        verbose_name_plural = pgettext_lazy("plural", "义务")
        ordering = ["judgment", "ordinal"]
        constraints = [
            models.UniqueConstraint(name="obligation_ordinal_once", fields=["judgment", "ordinal"]),
            one_of("kind", ObligationKind, name="obligation_kind_known"),
            one_of("protected_interest", ObligationInterest, name="obligation_interest_known"),
            one_of("grave_harm", ObligationHarm, name="obligation_harm_known"),
            models.CheckConstraint(
                name="obligation_money_has_amount",
                condition=~models.Q(kind="OB1") | models.Q(amount__isnull=False, amount__gt=0),
            ),
            models.CheckConstraint(
                name="obligation_act_kind_for_ob6",
                condition=models.Q(kind="OB6", act_kind__in=["expressive", "personal"])
                | (~models.Q(kind="OB6") & models.Q(act_kind="")),
            ),
            models.CheckConstraint(
                name="obligation_rate_has_start",
                condition=models.Q(ordinary_rate=None)
                | models.Q(ordinary_rate__gte=0, ordinary_from__isnull=False),
            ),
            models.CheckConstraint(name="obligation_costs_not_negative", condition=models.Q(costs__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.judgment} #{self.ordinal}"


class ObligorLiability(models.TextChoices):
    SOLE = "sole", _("单独")
    JOINT = "joint", _("连带")
    SUPPLEMENTARY = "supplementary", _("补充")


class Obligor(models.Model):
    """Who owes an obligation 义务人, and how: alone, jointly, or only after another.

    `limit` is what an heir took over, in yuan: beyond it nothing is owed, whatever the judgment comes to (CPL 243).
    """

    Liability = ObligorLiability

    obligation = models.ForeignKey(
        Obligation, models.PROTECT, related_name="obligors", verbose_name=_("义务")
    )
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="obligors", verbose_name=_("义务人"))
    liability = models.CharField(_("责任"), max_length=14, choices=Liability.choices, default=Liability.SOLE)
    limit = models.DecimalField(_("责任限额（元）"), max_digits=16, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = _("义务人")
        verbose_name_plural = pgettext_lazy("plural", "义务人")
        constraints = [
            models.UniqueConstraint(name="obligor_once", fields=["obligation", "subject"]),
            one_of("liability", ObligorLiability, name="obligor_liability_known"),
            models.CheckConstraint(
                name="obligor_limit_positive", condition=models.Q(limit=None) | models.Q(limit__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} · {self.get_liability_display()}"


class Beneficiary(models.Model):
    """Whom an obligation is owed to 权利人."""

    obligation = models.ForeignKey(
        Obligation, models.PROTECT, related_name="beneficiaries", verbose_name=_("义务")
    )
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="benefits", verbose_name=_("权利人"))

    class Meta:
        verbose_name = _("权利人")
        verbose_name_plural = pgettext_lazy("plural", "权利人")
        constraints = [models.UniqueConstraint(name="beneficiary_once", fields=["obligation", "subject"])]

    def __str__(self) -> str:
        return f"{self.obligation} #{self.pk}"


class ToolUseTool(models.TextChoices):
    PUBLICATION = "publication", _("在媒体公布裁判文书（民法典第1000条）")
    FINE = "fine", _("罚款")
    DETENTION = "detention", _("拘留")
    EVICTION = "eviction", _("强制迁出")
    REGISTRY = "registry", _("向登记机关送达协助执行通知")
    SUBSTITUTE = "substitute", _("代履行")


class ToolUseOutcome(models.TextChoices):
    ORDERED = "ordered", _("已责令")
    FAILED = "failed", _("未奏效")
    CARRIED_OUT = "carried_out", _("已完成")
    UNSUITABLE = "unsuitable", _("不宜采用")


class ToolUse(models.Model):
    """The obligation's own tool before any listing: ordered, failed, carried out, or unsuitable with the reason."""

    Tool = ToolUseTool
    Outcome = ToolUseOutcome

    obligation = models.ForeignKey(
        Obligation, models.PROTECT, related_name="tool_uses", verbose_name=_("义务")
    )
    tool = models.CharField(_("措施"), max_length=12, choices=Tool.choices)
    outcome = models.CharField(_("结果"), max_length=12, choices=Outcome.choices)
    reason = models.TextField(_("理由"))
    on_day = models.DateField(_("日期"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("记录人")
    )

    class Meta:
        verbose_name = _("义务自身的执行措施")
        verbose_name_plural = pgettext_lazy("plural", "义务自身的执行措施")
        constraints = [
            one_of("tool", ToolUseTool, name="tool_use_tool_known"),
            one_of("outcome", ToolUseOutcome, name="tool_use_outcome_known"),
            models.CheckConstraint(name="tool_use_has_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_tool_display()} · {self.get_outcome_display()}"
