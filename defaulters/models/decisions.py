from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Authorisation, Case, Court, Document, Subject
from courts.models.constraints import differ, one_of

from .gradings import Grading


class DecisionKind(models.TextChoices):
    """What a decision does. A longer term (list rules art.2) is a part of the decision to list, and none of its own."""

    LIST = "list", _("纳入失信被执行人名单决定")
    RESTRICT = "restrict", _("限制消费令")
    REACH = "reach", _("对关联人员适用限制消费的决定")
    DELETE = "delete", _("删除失信信息决定")
    CANCEL = "cancel", _("撤销失信信息决定")
    CORRECT = "correct", _("更正失信信息决定")
    EARLY_DELETE = "early_delete", _("提前删除失信信息决定")
    MILDER = "milder", _("减轻限制消费决定")
    LIFT = "lift", _("解除限制消费决定")
    PERMIT = "permit", _("准许消费决定")


class DecisionState(models.TextChoices):
    DRAFT = "draft", _("草拟")
    SUBMITTED = "submitted", _("已报审")
    REVIEWED = "reviewed", _("已审核")
    SIGNED = "signed", _("已签发")
    SERVED = "served", _("已送达")
    WITHDRAWN = "withdrawn", _("已撤回")
    REVOKED = "revoked", _("已撤销")


BURDENING = ["list", "restrict", "reach"]


class Decision(models.Model):
    """An instrument 决定书 of any kind. Three people burden, two relieve; its content is frozen from submission on."""

    Kind = DecisionKind
    State = DecisionState

    court = models.ForeignKey(Court, models.PROTECT, related_name="decisions", verbose_name=_("法院"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", verbose_name=_("案件"))
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="decisions", verbose_name=_("当事人"))
    kind = models.CharField(_("种类"), max_length=14, choices=Kind.choices)
    number = models.CharField(_("文号"), max_length=60, unique=True)
    gradings = models.ManyToManyField(Grading, blank=True, related_name="decisions", verbose_name=_("分级"))
    paired_with = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pair", verbose_name=_("一并签发的决定")
    )
    concerns = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name=_("所涉决定")
    )
    content = models.JSONField(_("内容"))
    reasons = models.TextField(_("理由"))
    digest = models.CharField(_("内容摘要"), max_length=64, blank=True)
    version = models.PositiveSmallIntegerField(_("版次"), default=1)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DRAFT)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("拟稿人")
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("审核人"),
    )
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("签发人"),
    )
    authorisation = models.ForeignKey(
        Authorisation, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("授权")
    )
    reviewer_switched_off = models.BooleanField(_("院长决定免审核"), default=False)
    drafted_on = models.DateField(_("拟稿日期"))
    signed_on = models.DateField(_("签发日期"), null=True, blank=True)
    served_on = models.DateField(_("送达日期"), null=True, blank=True)
    withdrawn_because = models.TextField(_("撤回理由"), blank=True)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="decision", verbose_name=_("文书")
    )

    class Meta:
        verbose_name = _("决定书")
        verbose_name_plural = pgettext_lazy("plural", "决定书")
        ordering = ["-drafted_on", "-pk"]
        constraints = [
            one_of("kind", DecisionKind, name="decision_kind_known"),
            one_of("state", DecisionState, name="decision_state_known"),
            differ("author", "signer", name="decision_author_is_not_signer"),
            differ("author", "reviewer", name="decision_author_is_not_reviewer"),
            differ("reviewer", "signer", name="decision_reviewer_is_not_signer"),
            models.CheckConstraint(
                name="decision_burden_has_three_people",
                condition=~models.Q(state__in=["signed", "served", "revoked"], kind__in=BURDENING)
                | models.Q(author__isnull=False, signer__isnull=False, reviewer__isnull=False)
                | models.Q(author__isnull=False, signer__isnull=False, reviewer_switched_off=True),
            ),
            models.CheckConstraint(
                name="decision_relief_has_two_people",
                condition=~models.Q(state__in=["signed", "served", "revoked"])
                | models.Q(signer__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_signed_when",
                condition=models.Q(state__in=["draft", "submitted", "reviewed", "withdrawn"], signed_on=None)
                | models.Q(
                    state__in=["signed", "served", "revoked"], signed_on__isnull=False, document__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="decision_served_when",
                condition=~models.Q(state="served") | models.Q(served_on__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_frozen_by_digest",
                condition=models.Q(state__in=["draft", "withdrawn"]) | ~models.Q(digest=""),
            ),
            models.CheckConstraint(
                name="decision_withdrawn_has_reason",
                condition=~models.Q(state="withdrawn") | ~models.Q(withdrawn_because=""),
            ),
            models.CheckConstraint(
                name="decision_has_reasons",
                condition=models.Q(state__in=["draft", "withdrawn"]) | ~models.Q(reasons=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class DecisionVersion(models.Model):
    """A text that was returned with reasons; the old text is kept."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="versions", verbose_name=_("决定书"))
    version = models.PositiveSmallIntegerField(_("版次"))
    content = models.JSONField(_("内容"))
    reasons = models.TextField(_("理由"))
    digest = models.CharField(_("内容摘要"), max_length=64)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("退回人")
    )
    returned_because = models.TextField(_("退回理由"))
    returned_at = models.DateTimeField(_("退回时间"))

    class Meta:
        verbose_name = _("决定书旧稿")
        verbose_name_plural = pgettext_lazy("plural", "决定书旧稿")
        constraints = [models.UniqueConstraint(name="decision_version_once", fields=["decision", "version"])]

    def __str__(self) -> str:
        return f"{self.decision} v{self.version}"
