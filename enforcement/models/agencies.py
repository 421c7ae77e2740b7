from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models.constraints import in_order, one_of

from .catalogue import Measure, in_language


class PartnerAgencyKind(models.TextChoices):
    AIRLINE = "airline", _("航空")
    RAILWAY = "railway", _("铁路")
    HOTEL = "hotel", _("酒店和娱乐")
    BANK = "bank", _("金融机构")
    REGISTRY = "registry", _("登记机关")
    CASE_ACCOUNT = "case_account", _("法院案款系统")
    CASE_SYSTEM = "case_system", _("法院办案系统")


class PartnerAgency(models.Model):
    """An agency that assists enforcement 协助执行单位, or a system of the court, with its API credential."""

    Kind = PartnerAgencyKind

    code = models.SlugField(_("代码"), max_length=30, unique=True)
    name_zh = models.CharField(_("名称"), max_length=120)
    name_en = models.CharField(_("名称（英文）"), max_length=160)
    kind = models.CharField(_("种类"), max_length=14, choices=Kind.choices)
    application = models.OneToOneField(
        "oauth2_provider.Application",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agency",
        verbose_name=_("接口凭据"),
    )
    second_application = models.OneToOneField(
        "oauth2_provider.Application",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("更换期间的第二接口凭据"),
    )
    quotas = models.JSONField(_("每分钟额度"), default=dict, blank=True)
    sees_causes = models.BooleanField(_("可见限制原因"), default=False)
    active = models.BooleanField(_("启用"), default=True)
    sandbox = models.BooleanField(_("沙箱"), default=False)

    class Meta:
        verbose_name = _("协助执行单位")
        verbose_name_plural = pgettext_lazy("plural", "协助执行单位")
        ordering = ["code"]
        constraints = [one_of("kind", PartnerAgencyKind, name="agency_kind_known")]

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)

    def __str__(self) -> str:
        return self.name


class AgencyKey(models.Model):
    """The secret under which an agency's feed digests are made, encrypted at rest. Two may live at once."""

    agency = models.ForeignKey(PartnerAgency, models.PROTECT, related_name="keys", verbose_name=_("单位"))
    key_id = models.CharField(_("密钥编号"), max_length=16, unique=True)
    secret = models.BinaryField(_("密钥（加密）"))
    from_day = models.DateField(_("自"))
    until_day = models.DateField(_("至"), null=True, blank=True)

    class Meta:
        verbose_name = _("摘要密钥")
        verbose_name_plural = pgettext_lazy("plural", "摘要密钥")
        constraints = [in_order("from_day", "until_day", name="agency_key_days_in_order")]

    def __str__(self) -> str:
        return self.key_id


class MemorandumBinds(models.TextChoices):
    SALE = "sale", _("售票、成交")
    CARRIAGE = "carriage", _("承运、使用")


class MemorandumQuerySet(models.QuerySet["Memorandum"]):
    def in_force(self, day: date) -> "MemorandumQuerySet":
        """Memoranda in force on `day`."""
        return self.filter(models.Q(valid_until=None) | models.Q(valid_until__gte=day), valid_from__lte=day)


class Memorandum(models.Model):
    """What an agency may learn and applies 合作备忘录; it is never a legal basis of its own."""

    Binds = MemorandumBinds

    agency = models.ForeignKey(
        PartnerAgency, models.PROTECT, related_name="memoranda", verbose_name=_("单位")
    )
    number = models.CharField(_("编号"), max_length=60, unique=True)
    title = models.CharField(_("名称"), max_length=160)
    measures = models.ManyToManyField(Measure, related_name="memoranda", verbose_name=_("限制项目"))
    binds = models.CharField(_("约束环节"), max_length=8, choices=Binds.choices, default=Binds.SALE)
    electronic_notices = models.BooleanField(_("接受电子送达的协助执行通知书"), default=False)
    valid_from = models.DateField(_("自"))
    valid_until = models.DateField(_("至"), null=True, blank=True)

    objects = MemorandumQuerySet.as_manager()

    class Meta:
        verbose_name = _("合作备忘录")
        verbose_name_plural = pgettext_lazy("plural", "合作备忘录")
        constraints = [
            one_of("binds", MemorandumBinds, name="memorandum_binds_known"),
            in_order("valid_from", "valid_until", name="memorandum_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.number


class MarkKind(models.TextChoices):
    TOLD = "told", _("已告知")
    READ = "read", _("已读取")
    APPLIED = "applied", _("已执行")


class Mark(models.Model):
    """How far along the feed an agency was told, has read or has applied, with its history."""

    Kind = MarkKind

    agency = models.ForeignKey(PartnerAgency, models.PROTECT, related_name="marks", verbose_name=_("单位"))
    kind = models.CharField(_("种类"), max_length=8, choices=Kind.choices)
    position = models.BigIntegerField(_("位置"))
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("进度")
        verbose_name_plural = pgettext_lazy("plural", "进度")
        constraints = [
            one_of("kind", MarkKind, name="mark_kind_known"),
            models.UniqueConstraint(name="mark_position_once", fields=["agency", "kind", "position"]),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.kind} {self.position}"
