from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cases import Case
from .constraints import one_of
from .subjects import Subject


class DocumentKind(models.TextChoices):
    ENFORCEMENT_NOTICE = "enforcement_notice", _("执行通知书（含风险提示）")
    REPORT_ORDER = "report_order", _("报告财产令")
    DECISION = "decision", _("决定书")
    DISMISSAL = "dismissal", _("驳回纠正申请决定书")
    LETTER = "letter", _("说明致歉函")
    ASSIST = "assist", _("协助执行通知书")
    ASSIST_END = "assist_end", _("停止协助执行通知书")
    REFUSAL = "refusal", _("驳回因私消费申请决定书")


class Document(models.Model):
    """A paper of the court 文书 as it was issued: its content is frozen with its digest."""

    Kind = DocumentKind
    TO_AGENCIES = (DocumentKind.ASSIST, DocumentKind.ASSIST_END)
    """Addressed to an agency that assists, about the subject; all others are addressed to the subject."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents", verbose_name=_("案件"))
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="papers", verbose_name=_("受送达人"))
    kind = models.CharField(_("种类"), max_length=20, choices=Kind.choices)
    number = models.CharField(_("文号"), max_length=60, unique=True)
    issued_on = models.DateField(_("签发日期"))
    content = models.JSONField(_("内容"))
    digest = models.CharField(_("摘要"), max_length=64)
    risk_warning = models.BooleanField(_("载有失信风险提示"), default=False)
    perform_by = models.DateField(_("指定履行期限届满日"), null=True, blank=True)

    class Meta:
        verbose_name = _("文书")
        verbose_name_plural = pgettext_lazy("plural", "文书")
        constraints = [
            one_of("kind", DocumentKind, name="document_kind_known"),
            models.CheckConstraint(
                name="document_notice_sets_period",
                condition=~models.Q(kind="enforcement_notice") | models.Q(perform_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ProofOfServiceMethod(models.TextChoices):
    IN_PERSON = "in_person", _("直接送达")
    POST = "post", _("邮寄送达")
    ELECTRONIC = "electronic", _("电子送达")
    PUBLIC_NOTICE = "public_notice", _("公告送达")


class ProofOfService(models.Model):
    """Proof that a document reached its addressee 送达回证 (CPL 87-95; 2019 opinion art.14)."""

    Method = ProofOfServiceMethod

    document = models.OneToOneField(Document, models.PROTECT, related_name="service", verbose_name=_("文书"))
    method = models.CharField(_("方式"), max_length=14, choices=Method.choices)
    served_on = models.DateField(_("送达日期"))
    reference = models.CharField(_("回证编号"), max_length=60)
    consent = models.BooleanField(_("同意电子送达"), default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("记录人")
    )

    class Meta:
        verbose_name = _("送达回证")
        verbose_name_plural = pgettext_lazy("plural", "送达回证")
        constraints = [
            one_of("method", ProofOfServiceMethod, name="service_method_known"),
            models.CheckConstraint(
                name="service_electronic_by_consent",
                condition=~models.Q(method="electronic") | models.Q(consent=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.served_on}"
