from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case, Obligation, Performance, Subject
from courts.models.constraints import differ, in_order, one_of
from defaulters.models import Decision, Listing

from .catalogue import LegalBasis, MeasureSchedule


class LinkedPersonRole(models.TextChoices):
    LEGAL_REPRESENTATIVE = "legal_representative", _("法定代表人")
    PRINCIPAL = "principal", _("主要负责人")
    DIRECTLY_RESPONSIBLE = "directly_responsible", _("影响债务履行的直接责任人员")
    CONTROLLER = "controller", _("实际控制人")


class LinkedPerson(models.Model):
    """The individual finding by which a unit's order reaches a person (2015 rules art.3(2); 2019 opinion art.16(2), 17)."""

    Role = LinkedPersonRole

    unit = models.ForeignKey(Subject, models.PROTECT, related_name="linked_people", verbose_name=_("单位"))
    person = models.ForeignKey(Subject, models.PROTECT, related_name="links", verbose_name=_("关联人员"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="linked_people", verbose_name=_("案件"))
    role = models.CharField(_("身份"), max_length=22, choices=Role.choices)
    facts = models.TextField(_("事实"))
    sources = models.TextField(_("来源"))
    effect = models.TextField(_("对履行的影响"))
    register_extract_on = models.DateField(_("登记资料日期"), null=True, blank=True)
    found_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("认定人")
    )
    found_on = models.DateField(_("认定日期"))

    class Meta:
        verbose_name = _("关联人员认定")
        verbose_name_plural = pgettext_lazy("plural", "关联人员认定")
        constraints = [
            one_of("role", LinkedPersonRole, name="linked_person_role_known"),
            differ("unit", "person", name="linked_person_is_another"),
            models.CheckConstraint(
                name="linked_person_has_finding",
                condition=~models.Q(facts="") & ~models.Q(sources="") & ~models.Q(effect=""),
            ),
            models.CheckConstraint(
                name="linked_person_representative_by_extract",
                condition=~models.Q(role="legal_representative")
                | models.Q(register_extract_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.get_role_display()}"


class RestrictionState(models.TextChoices):
    PENDING = "pending", _("待生效")
    ACTIVE = "active", _("生效")
    STAYED = "stayed", _("暂停")
    LIFTED = "lifted", _("已解除")
    CANCELLED = "cancelled", _("已撤销")


class RestrictionBasis(models.TextChoices):
    ART1_1 = "art1_1", _("未履行给付义务")
    ART1_2 = "art1_2", _("已纳入失信被执行人名单")


class RestrictionQuerySet(models.QuerySet["Restriction"]):
    def live(self) -> "RestrictionQuerySet":
        """Not ended: pending, active or stayed."""
        return self.filter(state__in=["pending", "active", "stayed"])

    def binding(self, day: date) -> "RestrictionQuerySet":
        """Active, in their window and on a provision in force on `day`."""
        return self.filter(
            models.Q(until_day=None) | models.Q(until_day__gte=day),
            models.Q(legal_basis__valid_until=None) | models.Q(legal_basis__valid_until__gte=day),
            state="active",
            from_day__lte=day,
            legal_basis__valid_from__lte=day,
        )


class Restriction(models.Model):
    """What one order carries for one obligation on one person 限制消费措施. Items never change within it."""

    State = RestrictionState
    Basis = RestrictionBasis

    order = models.ForeignKey(
        Decision, models.PROTECT, related_name="restrictions", verbose_name=_("限制消费令")
    )
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, related_name="restrictions", verbose_name=_("义务")
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="restrictions", verbose_name=_("案件"))
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="restrictions", verbose_name=_("被限制人")
    )
    listing = models.ForeignKey(
        Listing,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="restrictions",
        verbose_name=_("失信信息"),
    )
    linked_person = models.ForeignKey(
        LinkedPerson,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="restrictions",
        verbose_name=_("关联人员认定"),
    )
    items = ArrayField(models.CharField(max_length=30), verbose_name=_("项目"))
    basis = models.CharField(_("适用情形"), max_length=8, choices=Basis.choices)
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, related_name="restrictions", verbose_name=_("法律依据")
    )
    schedule = models.ForeignKey(
        MeasureSchedule, models.PROTECT, related_name="restrictions", verbose_name=_("限制项目表")
    )
    from_day = models.DateField(_("自"), null=True, blank=True)
    until_day = models.DateField(_("至"), null=True, blank=True)
    review_on = models.DateField(_("下次复核"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.PENDING)
    stayed_by = models.ForeignKey(
        Performance,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stays",
        verbose_name=_("据以暂停的履行"),
    )
    stayed_by_death = models.BooleanField(_("因死亡暂停"), default=False)
    ended_on = models.DateField(_("终结日期"), null=True, blank=True)
    end_reason = models.CharField(_("终结事由"), max_length=24, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replacements", verbose_name=_("取代")
    )

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        verbose_name = _("限制消费措施")
        verbose_name_plural = pgettext_lazy("plural", "限制消费措施")
        constraints = [
            one_of("state", RestrictionState, name="restriction_state_known"),
            one_of("basis", RestrictionBasis, name="restriction_basis_known"),
            models.CheckConstraint(name="restriction_names_items", condition=models.Q(items__len__gt=0)),
            # What a partner reads of one duty is one row at a time: a new order replaces, never adds.
            models.UniqueConstraint(
                name="restriction_one_live",
                fields=["obligation", "subject", "basis", "linked_person"],
                condition=models.Q(state__in=["pending", "active", "stayed"]),
                nulls_distinct=False,
            ),
            models.UniqueConstraint(name="restriction_replaced_once", fields=["replaces"]),
            in_order("from_day", "until_day", name="restriction_days_in_order"),
            models.CheckConstraint(
                name="restriction_in_force_has_start",
                condition=models.Q(state__in=["pending", "cancelled", "lifted"])
                | models.Q(from_day__isnull=False),
            ),
            models.CheckConstraint(
                name="restriction_stay_has_cause",
                condition=~models.Q(state="stayed")
                | models.Q(stayed_by__isnull=False)
                | models.Q(stayed_by_death=True),
            ),
            models.CheckConstraint(
                name="restriction_of_the_dead_binds_nobody",
                condition=models.Q(stayed_by_death=False) | ~models.Q(state__in=["pending", "active"]),
            ),
            models.CheckConstraint(
                name="restriction_end_has_reason",
                condition=models.Q(state__in=["pending", "active", "stayed"], ended_on=None, end_reason="")
                | (
                    models.Q(state__in=["lifted", "cancelled"], ended_on__isnull=False)
                    & ~models.Q(end_reason="")
                ),
            ),
            models.CheckConstraint(
                name="restriction_listed_names_listing",
                condition=models.Q(basis="art1_1", listing=None)
                | models.Q(basis="art1_2", listing__isnull=False),
            ),
            models.CheckConstraint(
                name="restriction_has_end_or_review",
                condition=models.Q(state="pending")
                | models.Q(until_day__isnull=False)
                | models.Q(review_on__isnull=False)
                | models.Q(state__in=["lifted", "cancelled"]),
            ),
        ]
        indexes = [
            models.Index(
                name="restriction_by_subject",
                fields=["subject"],
                include=["from_day", "until_day", "legal_basis"],
                condition=models.Q(state="active"),
            ),
            GinIndex(name="restriction_items", fields=["items"]),
        ]

    def __str__(self) -> str:
        return f"{self.order} · {self.get_state_display()}"
