from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cases import Case
from .constraints import in_order, one_of
from .documents import Document
from .subjects import Subject


class PropertyReportOrder(models.Model):
    """The order to report one's property 报告财产令 (财产调查规定 art.3-4), served by its `document`.

    `excuse` is why a report that never came is no breach of the duty, as the judge weighed it.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="report_orders", verbose_name=_("案件"))
    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="report_orders", verbose_name=_("被执行人")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="report_order", verbose_name=_("文书")
    )
    report_by = models.DateField(_("报告期限届满日"))
    excuse = models.TextField(_("未报告的正当理由"), blank=True)
    excused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("认定人"),
    )

    class Meta:
        verbose_name = _("报告财产令")
        verbose_name_plural = pgettext_lazy("plural", "报告财产令")
        ordering = ["report_by", "pk"]
        constraints = [
            models.UniqueConstraint(name="property_report_order_once", fields=["case", "subject"]),
            models.CheckConstraint(
                name="property_report_excuse_is_complete",
                condition=models.Q(excuse="", excused_by=None)
                | (~models.Q(excuse="") & models.Q(excused_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)


class PropertyReportKind(models.TextChoices):
    REPORT = "report", _("财产报告")
    SUPPLEMENT = "supplement", _("补充报告")


class PropertyReportResult(models.TextChoices):
    TRUTHFUL = "truthful", _("如实报告，逾期的有正当理由")
    LATE = "late", _("无正当理由逾期报告")
    FALSE = "false", _("虚假报告或者隐瞒财产")


class PropertyReport(models.Model):
    """What the debtor reports under the order, or supplements after a change (财产调查规定 art.5-7, 11).

    `due_on` is the day by which it should have come: the order's, or the tenth day after the change.
    `entered_by` is empty where the debtor handed it in on the public site.
    """

    Kind = PropertyReportKind
    Result = PropertyReportResult

    receipt = models.CharField(_("回执号"), max_length=10, unique=True)
    order = models.ForeignKey(
        PropertyReportOrder, models.PROTECT, related_name="reports", verbose_name=_("报告财产令")
    )
    kind = models.CharField(_("种类"), max_length=10, choices=Kind.choices)
    changed_on = models.DateField(_("财产变动日期"), null=True, blank=True)
    received_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("应报告日"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("登记人"),
    )
    result = models.CharField(_("核查结论"), max_length=8, choices=Result.choices, blank=True)
    reasons = models.TextField(_("核查理由"), blank=True)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("核查人"),
    )
    assessed_on = models.DateField(_("核查日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("财产报告")
        verbose_name_plural = pgettext_lazy("plural", "财产报告")
        ordering = ["received_on", "pk"]
        constraints = [
            one_of("kind", PropertyReportKind, name="property_report_kind_known"),
            one_of("result", PropertyReportResult, name="property_report_result_known", blank=True),
            in_order("changed_on", "received_on", name="property_report_change_before"),
            in_order("received_on", "assessed_on", name="property_report_days_in_order"),
            models.UniqueConstraint(
                name="property_report_first_once", fields=["order"], condition=models.Q(kind="report")
            ),
            models.CheckConstraint(
                name="property_report_supplement_names_change",
                condition=models.Q(kind="report", changed_on=None)
                | models.Q(kind="supplement", changed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="property_report_assessment_is_complete",
                condition=models.Q(result="", reasons="", assessed_by=None, assessed_on=None)
                | (
                    ~models.Q(result="")
                    & ~models.Q(reasons="")
                    & models.Q(assessed_by__isnull=False, assessed_on__isnull=False)
                ),
            ),
        ]

    @property
    def is_late(self) -> bool:
        return self.received_on > self.due_on

    def __str__(self) -> str:
        return self.receipt


class PropertyItemKind(models.TextChoices):
    MONEY = "money", _("收入、银行存款、现金、理财产品、有价证券")
    IMMOVABLE = "immovable", _("土地使用权、房屋等不动产")
    MOVABLE = "movable", _("交通运输工具、机器设备、产品、原材料等动产")
    RIGHT = "right", _("债权、股权、投资权益、基金份额、信托受益权、知识产权等财产性权利")
    OTHER = "other", _("其他应当报告的财产，以及一年内的财产变动")


class PropertyItem(models.Model):
    """What a report says of one kind of property (财产调查规定 art.5-6)."""

    Kind = PropertyItemKind

    report = models.ForeignKey(
        PropertyReport, models.PROTECT, related_name="items", verbose_name=_("财产报告")
    )
    kind = models.CharField(_("财产种类"), max_length=9, choices=Kind.choices)
    content = models.TextField(_("内容"))

    class Meta:
        verbose_name = _("报告的财产")
        verbose_name_plural = pgettext_lazy("plural", "报告的财产")
        ordering = ["pk"]
        constraints = [
            one_of("kind", PropertyItemKind, name="property_item_kind_known"),
            models.UniqueConstraint(name="property_item_once", fields=["report", "kind"]),
            models.CheckConstraint(name="property_item_says_what", condition=~models.Q(content="")),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
