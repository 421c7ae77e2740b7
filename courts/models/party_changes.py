from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.rules.party_changes import CAPPED

from .cases import Case
from .constraints import differ, in_order, one_of
from .courts import Court
from .subjects import Subject


class PartyChangeKind(models.TextChoices):
    HEIR = "heir", _("被执行人的继承人，以所得遗产为限")
    MERGED = "merged", _("与被执行人合并的单位")
    SPLIT = "split", _("由被执行人分立的单位")
    TOOK_PROPERTY = "took_property", _("无偿接受注销单位财产的人，以所得财产为限")
    PROMISED = "promised", _("注销时书面承诺承担责任的人")
    LIMITED_PARTNER = "limited_partner", _("未按期足额缴纳出资的有限合伙人，以未缴出资为限")
    UNPAID_CAPITAL = "unpaid_capital", _("未缴纳或者未足额缴纳出资的股东、出资人，以未缴出资为限")
    WITHDRAWN_CAPITAL = "withdrawn_capital", _("抽逃出资的股东、出资人，以抽逃出资为限")
    SOLD_UNPAID_SHARES = "sold_unpaid_shares", _("未履行出资义务即转让股权的原股东，以未缴出资为限")
    SOLE_SHAREHOLDER = "sole_shareholder", _("不能证明财产独立的一人公司股东")
    NO_LIQUIDATION = "no_liquidation", _("未经清算即注销的公司的股东、董事")
    APPLICANT_HEIR = "applicant_heir", _("申请执行人的继承人")
    APPLICANT_MERGED = "applicant_merged", _("与申请执行人合并的单位")
    ASSIGNEE = "assignee", _("债权受让人")


class PartyChangeState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("party change", "待裁定")
    GRANTED = "granted", pgettext_lazy("party change", "裁定变更、追加")
    REFUSED = "refused", pgettext_lazy("party change", "裁定驳回")
    ENTERED = "entered", pgettext_lazy("party change", "已成为当事人")


class PartyChange(models.Model):
    """A change or addition of a party 变更、追加当事人 (法释〔2016〕21号): asked for, ruled on, served, final, entered.

    `limit` is what the successor took over, in yuan, beyond which it is not liable. Nothing that was decided
    about `predecessor` is said about `successor`.
    """

    Kind = PartyChangeKind
    State = PartyChangeState

    case = models.ForeignKey(Case, models.PROTECT, related_name="party_changes", verbose_name=_("案件"))
    kind = models.CharField(_("情形"), max_length=18, choices=Kind.choices)
    predecessor = models.ForeignKey(
        Subject, models.PROTECT, related_name="succeeded_by", verbose_name=_("原当事人")
    )
    successor = models.ForeignKey(Subject, models.PROTECT, related_name="succeeds", verbose_name=_("承受人"))
    text = models.TextField(_("申请理由和证据"))
    received_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("应于此日前裁定"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("登记人")
    )
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.PENDING)
    limit = models.DecimalField(_("责任限额（元）"), max_digits=16, decimal_places=2, null=True, blank=True)
    number = models.CharField(_("文号"), max_length=80, blank=True)
    reasons = models.TextField(_("理由"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("裁定人"),
    )
    decided_on = models.DateField(_("裁定日期"), null=True, blank=True)
    served_on = models.DateField(_("送达日期"), null=True, blank=True)
    entered_on = models.DateField(_("成为当事人之日"), null=True, blank=True)

    class Meta:
        verbose_name = _("变更、追加当事人")
        verbose_name_plural = pgettext_lazy("plural", "变更、追加当事人")
        ordering = ["received_on", "pk"]
        constraints = [
            one_of("kind", PartyChangeKind, name="party_change_kind_known"),
            one_of("state", PartyChangeState, name="party_change_state_known"),
            differ("predecessor", "successor", name="party_change_of_two"),
            models.CheckConstraint(name="party_change_has_text", condition=~models.Q(text="")),
            models.CheckConstraint(
                name="party_change_ruling_has_reasons",
                condition=models.Q(state="pending", decided_on=None, decided_by=None, number="", reasons="")
                | (
                    models.Q(decided_on__isnull=False, decided_by__isnull=False)
                    & ~models.Q(state="pending")
                    & ~models.Q(number="")
                    & ~models.Q(reasons="")
                ),
            ),
            models.CheckConstraint(
                name="party_change_within_what_was_taken",
                condition=models.Q(state__in=["pending", "refused"])
                | models.Q(kind__in=CAPPED, limit__isnull=False, limit__gt=0)
                | (~models.Q(kind__in=CAPPED) & models.Q(limit=None)),
            ),
            models.CheckConstraint(
                name="party_change_entered_when_served",
                condition=models.Q(state="entered", served_on__isnull=False, entered_on__isnull=False)
                | (~models.Q(state="entered") & models.Q(entered_on=None)),
            ),
            models.UniqueConstraint(
                name="party_change_one_pending",
                fields=["case", "successor"],
                condition=models.Q(state="pending"),
            ),
            in_order("received_on", "decided_on", name="party_change_decided_after_receipt"),
            in_order("decided_on", "served_on", name="party_change_served_after_ruling"),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.get_kind_display()}"


class PartyRemedyState(models.TextChoices):
    LODGED = "lodged", _("复议中")
    UPHELD = "upheld", pgettext_lazy("party remedy", "撤销原裁定")
    DISMISSED = "dismissed", pgettext_lazy("party remedy", "维持原裁定")


class PartyRemedy(models.Model):
    """The reconsideration 复议 of such a ruling by the next higher court (法释〔2016〕21号 art.30, 31)."""

    State = PartyRemedyState

    change = models.OneToOneField(
        PartyChange, models.PROTECT, related_name="remedy", verbose_name=_("变更、追加当事人")
    )
    court = models.ForeignKey(Court, models.PROTECT, related_name="+", verbose_name=_("复议法院"))
    text = models.TextField(_("复议理由"))
    received_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("应于此日前裁定"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    state = models.CharField(_("状态"), max_length=9, choices=State.choices, default=State.LODGED)
    reasons = models.TextField(_("理由"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("裁定人"),
    )
    decided_on = models.DateField(_("裁定日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("变更、追加裁定的复议")
        verbose_name_plural = pgettext_lazy("plural", "变更、追加裁定的复议")
        constraints = [
            one_of("state", PartyRemedyState, name="party_remedy_state_known"),
            models.CheckConstraint(name="party_remedy_has_text", condition=~models.Q(text="")),
            models.CheckConstraint(
                name="party_remedy_decision_has_reasons",
                condition=models.Q(state="lodged", decided_on=None, decided_by=None, reasons="")
                | (
                    models.Q(decided_on__isnull=False, decided_by__isnull=False)
                    & ~models.Q(state="lodged")
                    & ~models.Q(reasons="")
                ),
            ),
            in_order("received_on", "decided_on", name="party_remedy_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.change} · {self.get_state_display()}"
