from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Least
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Subject
from courts.models.constraints import in_order, one_of
from defaulters.models import Decision


class PermissionKind(models.TextChoices):
    NEED = "need", _("生活或者经营必需")
    TEMPORARY = "temporary", _("暂时解除")
    OWN_MONEY = "own_money", _("以个人财产因私消费")


class PermissionReason(models.TextChoices):
    ILLNESS = "illness", _("本人或者近亲属重大疾病就医")
    FUNERAL = "funeral", _("近亲属丧葬")
    OFFICIAL_DUTY = "official_duty", _("本人执行公务")
    FOREIGN_AFFAIRS = "foreign_affairs", _("本人从事外事活动")
    IMPORTANT_EXAM = "important_exam", _("本人参加重要考试")
    OTHER_URGENT = "other_urgent", _("其他紧急情况亟需出行")


_MONTH_ON = models.Func(
    Least("buy_from", "use_from"),
    template="(%(expressions)s + interval '1 month')::date",
    output_field=models.DateField(),
)


class Permission(models.Model):
    """A purchase and travel that is allowed in spite of restrictions 准许消费 (2015 rules art.3(2), 8; 2019 opinion art.17)."""

    Kind = PermissionKind
    Reason = PermissionReason

    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="permission", verbose_name=_("准许决定")
    )
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="permissions", verbose_name=_("被限制人")
    )
    kind = models.CharField(_("种类"), max_length=9, choices=Kind.choices)
    reason = models.CharField(_("事由"), max_length=15, choices=Reason.choices, blank=True)
    items = ArrayField(models.CharField(max_length=30), verbose_name=_("项目"))
    purpose = models.TextField(_("用途"))
    evidence = models.TextField(_("证明材料"), blank=True)
    evidence_due_on = models.DateField(_("材料补交期限"), null=True, blank=True)
    evidence_due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    buy_from = models.DateField(_("购买自"))
    buy_until = models.DateField(_("购买至"))
    use_from = models.DateField(_("使用自"))
    use_until = models.DateField(_("使用至"))

    class Meta:
        verbose_name = _("准许")
        verbose_name_plural = pgettext_lazy("plural", "准许")
        constraints = [
            one_of("kind", PermissionKind, name="permission_kind_known"),
            in_order("buy_from", "buy_until", name="permission_purchase_in_order"),
            in_order("use_from", "use_until", name="permission_use_in_order"),
            models.CheckConstraint(name="permission_names_items", condition=models.Q(items__len__gt=0)),
            models.CheckConstraint(
                name="permission_temporary_is_travel",
                condition=~models.Q(kind="temporary")
                | models.Q(items__contained_by=["air", "rail_sleeper", "rail_high_speed"]),
            ),
            models.CheckConstraint(
                name="permission_temporary_has_reason",
                condition=models.Q(kind="temporary", reason__in=PermissionReason.values)
                | (~models.Q(kind="temporary") & models.Q(reason="")),
            ),
            models.CheckConstraint(
                name="permission_temporary_within_month",
                condition=~models.Q(kind="temporary")
                | models.Q(buy_until__lte=_MONTH_ON, use_until__lte=_MONTH_ON),
            ),
            models.CheckConstraint(
                name="permission_has_evidence",
                condition=models.Q(kind="need")
                | ~models.Q(evidence="")
                | models.Q(kind="temporary", evidence_due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision}"
