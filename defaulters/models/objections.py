from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, Court, Document, Subject
from courts.models.constraints import in_order, one_of

from .decisions import Decision


class ObjectionGround(models.TextChoices):
    NOT_LISTABLE = "not_listable", _("不应当纳入名单")
    INACCURATE = "inaccurate", _("内容不准确")
    TO_BE_DELETED = "to_be_deleted", _("应当删除而未删除")
    NOT_ME = "not_me", _("不是我")
    RESTRICTION = "restriction", _("不应当限制消费")
    LEFT_POST = "left_post", _("已不再担任法定代表人或者主要负责人")
    NOT_RESPONSIBLE = "not_responsible", _("不是影响债务履行的责任人员")


class ObjectionState(models.TextChoices):
    LODGED = "lodged", _("待决定是否受理")
    ADMITTED = "admitted", _("审查中")
    NOT_ADMITTED = "not_admitted", _("不予受理")
    UPHELD = "upheld", _("成立")
    DISMISSED = "dismissed", _("驳回")
    WITHDRAWN = "withdrawn", _("已撤回")


class ObjectionFollows(models.TextChoices):
    CANCEL = "cancel", _("撤销")
    CORRECT = "correct", _("更正")
    DELETE = "delete", _("删除")
    LIFT = "lift", _("解除限制消费")


class ReconsiderationState(models.TextChoices):
    LODGED = "lodged", _("复议审查中")
    UPHELD = "upheld", _("撤销驳回决定")
    DISMISSED = "dismissed", _("维持驳回决定")
    WITHDRAWN = "withdrawn", _("已撤回")


# Who decided, when and why: nothing before, all of it after; a withdrawal has only its day.
_OPEN = models.Q(decided_by=None, decided_on=None, reasons="")
_RULED = models.Q(decided_by__isnull=False, decided_on__isnull=False) & ~models.Q(reasons="")
_WITHDRAWN = models.Q(state="withdrawn", decided_by=None, decided_on__isnull=False, reasons="")


class Objection(models.Model):
    """A request for correction 纠正申请 against one decision (list rules art.11, 12; 2019 opinion art.18).

    That of a former representative says that the decision has become wrong, not that it was (opinion art.17(2)).
    Its dismissal is a paper of its own; the ten days for the reconsideration run from the service of that paper.
    Of what was right the paper is the letter that goes with the relief.
    """

    Ground = ObjectionGround
    State = ObjectionState
    Follows = ObjectionFollows

    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="objections", verbose_name=_("所涉决定")
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="objections", verbose_name=_("案件"))
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="objections", verbose_name=_("申请人"))
    ground = models.CharField(_("事由"), max_length=15, choices=Ground.choices)
    text = models.TextField(_("内容"))
    register_extract_on = models.DateField(_("登记资料日期"), null=True, blank=True)
    lodged_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("应审查完毕日"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.LODGED)
    follows = models.CharField(_("随之作出"), max_length=8, choices=Follows.choices, blank=True)
    reasons = models.TextField(_("理由"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("审查人")
    )
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)
    relief = models.OneToOneField(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="objection",
        verbose_name=_("随之拟出的决定"),
    )
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="objection",
        verbose_name=_("驳回决定书或者致歉函"),
    )

    class Meta:
        verbose_name = _("纠正申请")
        verbose_name_plural = pgettext_lazy("plural", "纠正申请")
        ordering = ["due_on", "pk"]
        constraints = [
            one_of("ground", ObjectionGround, name="objection_ground_known"),
            one_of("state", ObjectionState, name="objection_state_known"),
            one_of("follows", ObjectionFollows, name="objection_follows_known", blank=True),
            models.CheckConstraint(
                name="objection_departure_by_extract",
                condition=models.Q(ground="left_post", register_extract_on__isnull=False)
                | (models.Q(register_extract_on=None) & ~models.Q(ground="left_post")),
            ),
            models.CheckConstraint(name="objection_says_why", condition=~models.Q(text="")),
            in_order("lodged_on", "due_on", name="objection_due_in_order"),
            in_order("lodged_on", "decided_on", name="objection_days_in_order"),
            models.CheckConstraint(
                name="objection_decided_completely",
                condition=(models.Q(state__in=["lodged", "admitted"]) & _OPEN)
                | (models.Q(state__in=["not_admitted", "upheld", "dismissed"]) & _RULED)
                | _WITHDRAWN,
            ),
            models.CheckConstraint(
                name="objection_upheld_says_what_follows",
                condition=(models.Q(state="upheld", relief__isnull=False) & ~models.Q(follows=""))
                | (models.Q(relief=None, follows="") & ~models.Q(state="upheld")),
            ),
            models.CheckConstraint(
                name="objection_dismissal_is_issued",
                condition=models.Q(state="dismissed", document__isnull=False)
                | models.Q(state="upheld")
                | models.Q(document=None, state__in=["lodged", "admitted", "not_admitted", "withdrawn"]),
            ),
            models.UniqueConstraint(
                name="objection_one_open",
                fields=["decision"],
                condition=models.Q(state__in=["lodged", "admitted"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} · {self.get_ground_display()}"


class Reconsideration(models.Model):
    """The reconsideration 复议 of a dismissal by the next higher court; it stays nothing (list rules art.12)."""

    State = ReconsiderationState

    objection = models.OneToOneField(
        Objection, models.PROTECT, related_name="reconsideration", verbose_name=_("纠正申请")
    )
    court = models.ForeignKey(
        Court, models.PROTECT, related_name="reconsiderations", verbose_name=_("复议法院")
    )
    receipt = models.CharField(_("回执号"), max_length=10, unique=True)
    text = models.TextField(_("内容"))
    lodged_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("应决定日"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.LODGED)
    reasons = models.TextField(_("理由"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("审查人")
    )
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)
    relief = models.OneToOneField(
        Decision, models.PROTECT, null=True, blank=True, related_name="reconsideration",
        verbose_name=_("随之拟出的决定"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("复议")
        verbose_name_plural = pgettext_lazy("plural", "复议")
        ordering = ["due_on", "pk"]
        constraints = [
            one_of("state", ReconsiderationState, name="reconsideration_state_known"),
            models.CheckConstraint(name="reconsideration_says_why", condition=~models.Q(text="")),
            in_order("lodged_on", "due_on", name="reconsideration_due_in_order"),
            in_order("lodged_on", "decided_on", name="reconsideration_days_in_order"),
            models.CheckConstraint(
                name="reconsideration_decided_completely",
                condition=(models.Q(state="lodged") & _OPEN)
                | (models.Q(state__in=["upheld", "dismissed"]) & _RULED)
                | _WITHDRAWN,
            ),
            models.CheckConstraint(
                name="reconsideration_upheld_quashes",
                condition=models.Q(state="upheld", relief__isnull=False)
                | (models.Q(relief=None) & ~models.Q(state="upheld")),
            ),
        ]

    def __str__(self) -> str:
        return self.receipt
