from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, Performance, Subject
from courts.models.constraints import in_order, one_of

from .decisions import Decision


class ListingState(models.TextChoices):
    PENDING = "pending", _("宽限期内")
    PUBLISHED = "published", _("已公布")
    SHIELDED = "shielded", _("已屏蔽")
    DELETED = "deleted", _("已删除")
    CANCELLED = "cancelled", _("已撤销")
    DROPPED = "dropped", _("未公布即终结")


class ListingEndReason(models.TextChoices):
    D1 = "D1", _("已履行完毕或者执行完毕")
    D2 = "D2", _("和解协议已履行完毕")
    D3 = "D3", _("申请执行人书面申请，法院同意")
    D4 = "D4", _("终结本次执行程序后两次以上查控无可供执行财产")
    D5 = "D5", _("因审判监督或者破产程序中止执行")
    D6 = "D6", _("裁定不予执行")
    D7 = "D7", _("裁定终结执行")
    TERM_END = "term_end", _("期限届满")
    EARLY_DELETION = "early_deletion", _("提前删除")
    WRONG = "wrong", _("不应纳入")
    PERFORMED_IN_GRACE = "performed_in_grace", _("宽限期内履行完毕")
    HELD_OFF = "held_off", _("申请执行人申请暂不采取")


class Listing(models.Model):
    """One person on the list for one case 失信信息; its published text is frozen."""

    State = ListingState
    EndReason = ListingEndReason

    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="listing", verbose_name=_("纳入决定")
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="listings", verbose_name=_("案件"))
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="listings", verbose_name=_("失信被执行人")
    )
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.PENDING)
    grace_until = models.DateField(_("宽限期至"), null=True, blank=True)
    published_on = models.DateField(_("公布日期"), null=True, blank=True)
    published = models.JSONField(_("公布内容"), null=True, blank=True)
    term_until = models.DateField(_("期限至"), null=True, blank=True)
    shielded_by = models.ForeignKey(
        Performance,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="shields",
        verbose_name=_("据以屏蔽的履行"),
    )
    removal_due_on = models.DateField(_("应于此日前删除"), null=True, blank=True)
    removal_due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    removal_reason = models.CharField(_("删除事由"), max_length=20, choices=EndReason.choices, blank=True)
    ended_on = models.DateField(_("终结日期"), null=True, blank=True)
    end_reason = models.CharField(_("终结事由"), max_length=20, choices=EndReason.choices, blank=True)
    ended_by = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ended_listings",
        verbose_name=_("终结决定"),
    )

    class Meta:
        verbose_name = _("失信被执行人名单")
        verbose_name_plural = pgettext_lazy("plural", "失信被执行人名单")
        ordering = ["-published_on", "-pk"]
        constraints = [
            one_of("state", ListingState, name="listing_state_known"),
            one_of("removal_reason", ListingEndReason, name="listing_removal_reason_known", blank=True),
            one_of("end_reason", ListingEndReason, name="listing_end_reason_known", blank=True),
            models.UniqueConstraint(
                name="listing_one_live",
                fields=["case", "subject"],
                condition=models.Q(state__in=["pending", "published", "shielded"]),
            ),
            models.CheckConstraint(
                name="listing_published_text_is_kept",
                condition=models.Q(state__in=["pending", "dropped"], published_on=None)
                | (
                    ~models.Q(state__in=["pending", "dropped"])
                    & models.Q(published_on__isnull=False, published__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="listing_end_has_reason",
                condition=models.Q(
                    state__in=["pending", "published", "shielded"], ended_on=None, end_reason=""
                )
                | (
                    models.Q(state__in=["deleted", "cancelled", "dropped"], ended_on__isnull=False)
                    & ~models.Q(end_reason="")
                ),
            ),
            models.CheckConstraint(
                name="listing_removal_due_has_reason",
                condition=models.Q(removal_due_on=None, removal_reason="")
                | (models.Q(removal_due_on__isnull=False) & ~models.Q(removal_reason="")),
            ),
            in_order("published_on", "ended_on", name="listing_days_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.get_state_display()}"


class ListingGround(models.Model):
    """One ground of a listing with its own clock: G1 untimed, G2-G6 for a term."""

    listing = models.ForeignKey(Listing, models.PROTECT, related_name="grounds", verbose_name=_("失信信息"))
    ground = models.CharField(
        _("情形"), max_length=2, choices=[(g, g) for g in ("G1", "G2", "G3", "G4", "G5", "G6")]
    )
    from_day = models.DateField(_("自"))
    until_day = models.DateField(_("至"), null=True, blank=True)

    class Meta:
        verbose_name = _("纳入情形")
        verbose_name_plural = pgettext_lazy("plural", "纳入情形")
        constraints = [
            models.UniqueConstraint(name="listing_ground_once", fields=["listing", "ground"]),
            models.CheckConstraint(
                name="listing_ground_known",
                condition=models.Q(ground__in=["G1", "G2", "G3", "G4", "G5", "G6"]),
            ),
            models.CheckConstraint(
                name="listing_ground_clock",
                condition=models.Q(ground="G1", until_day=None)
                | (~models.Q(ground="G1") & models.Q(until_day__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.ground


class ListingCorrection(models.Model):
    """A correction 更正 on a live listing: what was published before and after, by which decision (list rules art.9)."""

    listing = models.ForeignKey(
        Listing, models.PROTECT, related_name="corrections", verbose_name=_("失信信息")
    )
    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="correction", verbose_name=_("更正决定")
    )
    before = models.JSONField(_("更正前"))
    after = models.JSONField(_("更正后"))
    corrected_on = models.DateField(_("更正日期"))

    class Meta:
        verbose_name = _("更正")
        verbose_name_plural = pgettext_lazy("plural", "更正")

    def __str__(self) -> str:
        return f"{self.listing} {self.corrected_on}"
