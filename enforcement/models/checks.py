from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, Document, Subject
from courts.models.constraints import one_of
from defaulters.models import Objection

from .agencies import PartnerAgency
from .catalogue import Measure


class CheckPurpose(models.TextChoices):
    SALE = "sale", _("购买")
    CHANGE = "change", _("变更")
    CHECK_IN = "check_in", _("值机、入住")
    GROUP = "group", _("团体")
    RETURN_LEG = "return_leg", _("回程")
    TRANSIT = "transit", _("中转")
    REBOOKING = "rebooking", _("承运人改签")


class Check(models.Model):
    """One question of a partner. Of people who are on no list it keeps nothing that can be found by person."""

    Purpose = CheckPurpose

    receipt = models.UUIDField(_("回执"), unique=True)
    agency = models.ForeignKey(PartnerAgency, models.PROTECT, related_name="checks", verbose_name=_("单位"))
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+", verbose_name=_("限制项目"))
    purpose = models.CharField(_("目的"), max_length=12, choices=Purpose.choices)
    use_on = models.DateField(_("使用日期"), null=True, blank=True)
    user_reference = models.CharField(_("经办标识"), max_length=80)
    on_behalf_of = models.CharField(_("受何人委托"), max_length=80, blank=True)
    asked_at = models.DateTimeField(_("时间"))
    count = models.PositiveIntegerField(_("人数"))
    register_version = models.BigIntegerField(_("名册版本"))
    answers_root = models.CharField(_("答复摘要"), max_length=64)

    class Meta:
        verbose_name = _("查询")
        verbose_name_plural = pgettext_lazy("plural", "查询")
        ordering = ["-asked_at"]
        constraints = [
            one_of("purpose", CheckPurpose, name="check_purpose_known"),
            models.CheckConstraint(name="check_names_its_user", condition=~models.Q(user_reference="")),
            models.CheckConstraint(
                name="check_asks_of_someone", condition=models.Q(count__gt=0, count__lte=10000)
            ),
        ]

    def __str__(self) -> str:
        return str(self.receipt)


class HitVerdict(models.TextChoices):
    RESTRICTED = "restricted", _("受限制")
    EXEMPT = "exempt", _("已准许")
    NAME_MISMATCH = "name_mismatch", _("姓名不符")


class Hit(models.Model):
    """An answer about a person who is in the register, attached to that person: who has asked about me."""

    Verdict = HitVerdict

    check_row = models.ForeignKey(Check, models.PROTECT, related_name="hits", verbose_name=_("查询"))
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="hits", verbose_name=_("当事人"))
    verdict = models.CharField(_("结论"), max_length=14, choices=Verdict.choices)
    reference = models.CharField(_("凭条号"), max_length=10, blank=True)
    asked_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("命中")
        verbose_name_plural = pgettext_lazy("plural", "命中")
        ordering = ["-asked_at"]
        indexes = [models.Index(name="hit_by_subject", fields=["subject", "-asked_at"])]
        constraints = [
            one_of("verdict", HitVerdict, name="hit_verdict_known"),
            models.UniqueConstraint(
                name="hit_reference_once", fields=["reference"], condition=~models.Q(reference="")
            ),
            models.CheckConstraint(
                name="hit_refusal_has_reference",
                condition=~models.Q(verdict="restricted") | ~models.Q(reference=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference or f"#{self.pk}"


class FilingKind(models.TextChoices):
    NOT_ME = "not_me", _("不是我")
    PAID = "paid", _("我已履行")
    TRAVEL = "travel", _("我必须出行")
    URGENT_TRAVEL = "urgent_travel", _("我须紧急出行")
    OBJECTION = "objection", _("申请纠正")
    LEFT_POST = "left_post", _("我已不再任职")
    NOT_RESPONSIBLE = "not_responsible", _("我不是责任人员")
    OWN_MONEY = "own_money", _("以个人财产因私消费")
    HOLD_OFF = "hold_off", _("申请暂不采取措施")
    RECEIVED = "received", _("确认收到款项")
    CONSENT = "consent", _("同意删除名单信息")


class FilingState(models.TextChoices):
    LODGED = "lodged", _("待答复")
    ANSWERED = "answered", _("已答复")
    TAKEN_UP = "taken_up", _("已登记为纠正申请")


class FilingRefusal(models.TextChoices):
    """The only reasons for which own money is refused: else the application is true and shall be granted."""

    MONEY_NOT_OWN = "money_not_own", _("没有证明所用的是个人财产")
    NOT_LINKED = "not_linked", _("没有限制消费令因单位而及于申请人")


class Filing(models.Model):
    """What a person hands in online 当事人申请, with a receipt and the day by which the court must answer."""

    Kind = FilingKind
    State = FilingState
    Refusal = FilingRefusal

    receipt = models.CharField(_("回执号"), max_length=10, unique=True)
    kind = models.CharField(_("种类"), max_length=15, choices=Kind.choices)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="filings", verbose_name=_("当事人"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="filings", verbose_name=_("案件"))
    hit = models.ForeignKey(
        Hit, models.PROTECT, null=True, blank=True, related_name="filings", verbose_name=_("凭条")
    )
    text = models.TextField(_("内容"))
    register_extract_on = models.DateField(_("登记资料日期"), null=True, blank=True)
    use_on = models.DateField(_("使用日期"), null=True, blank=True)
    contact = models.BinaryField(_("联系方式（加密）"))
    lodged_at = models.DateTimeField(_("提交时间"))
    due_on = models.DateField(_("应答复日"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    due_at = models.DateTimeField(_("应答复时间"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.LODGED)
    answer = models.TextField(_("答复"), blank=True)
    answered_by = models.ForeignKey(
        "courts.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("答复人")
    )
    answered_at = models.DateTimeField(_("答复时间"), null=True, blank=True)
    objection = models.OneToOneField(
        Objection, models.PROTECT, null=True, blank=True, related_name="filing", verbose_name=_("纠正申请")
    )
    refused_for = models.CharField(_("驳回事由"), max_length=13, choices=Refusal.choices, blank=True)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="filing", verbose_name=_("驳回决定书")
    )

    class Meta:
        verbose_name = _("当事人申请")
        verbose_name_plural = pgettext_lazy("plural", "当事人申请")
        ordering = ["due_on", "pk"]
        constraints = [
            one_of("kind", FilingKind, name="filing_kind_known"),
            one_of("state", FilingState, name="filing_state_known"),
            models.CheckConstraint(
                name="filing_journey_names_its_day",
                condition=models.Q(kind__in=["travel", "own_money"], use_on__isnull=False)
                | (models.Q(use_on=None) & ~models.Q(kind__in=["travel", "own_money"])),
            ),
            models.CheckConstraint(
                name="filing_emergency_by_the_hour",
                condition=models.Q(kind="urgent_travel", due_at__isnull=False)
                | (models.Q(due_at=None) & ~models.Q(kind="urgent_travel")),
            ),
            models.CheckConstraint(
                name="filing_refusal_has_its_paper",
                condition=models.Q(refused_for="", document=None)
                | models.Q(
                    kind="own_money",
                    state="answered",
                    refused_for__in=FilingRefusal.values,
                    document__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="filing_departure_by_extract",
                condition=models.Q(kind="left_post", register_extract_on__isnull=False)
                | (models.Q(register_extract_on=None) & ~models.Q(kind="left_post")),
            ),
            models.CheckConstraint(
                name="filing_answer_is_complete",
                condition=models.Q(
                    state="lodged", answered_at=None, answered_by=None, answer="", objection=None
                )
                | models.Q(
                    state="taken_up",
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                    answer="",
                    objection__isnull=False,
                )
                | (
                    models.Q(
                        state="answered", answered_at__isnull=False, answered_by__isnull=False, objection=None
                    )
                    & ~models.Q(answer="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.receipt
