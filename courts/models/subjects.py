from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .constraints import differ, one_of


class SubjectKind(models.TextChoices):
    NATURAL = "natural", _("自然人")
    UNIT = "unit", _("单位")


class SubjectSex(models.TextChoices):
    FEMALE = "female", _("女")
    MALE = "male", _("男")


class Subject(models.Model):
    """A natural person or a unit 当事人. Numbers and names stand in their own rows, encrypted; found by digest."""

    Kind = SubjectKind
    Sex = SubjectSex

    kind = models.CharField(_("类别"), max_length=8, choices=Kind.choices)
    born_on = models.DateField(_("出生日期"), null=True, blank=True)
    sex = models.CharField(_("性别"), max_length=8, choices=Sex.choices, blank=True)
    died_on = models.DateField(_("死亡日期"), null=True, blank=True)
    death_evidence = models.TextField(_("死亡的证明"), blank=True)
    representative = models.BinaryField(_("法定代表人"), blank=True, default=b"")

    class Meta:
        verbose_name = _("当事人")
        verbose_name_plural = pgettext_lazy("plural", "当事人")
        constraints = [
            one_of("kind", SubjectKind, name="subject_kind_known"),
            one_of("sex", SubjectSex, name="subject_sex_known", blank=True),
            models.CheckConstraint(
                name="subject_unit_has_no_birth",
                condition=models.Q(kind="natural")
                | models.Q(kind="unit", born_on=None, died_on=None, sex=""),
            ),
            models.CheckConstraint(
                name="subject_death_has_evidence",
                condition=models.Q(died_on=None, death_evidence="")
                | (models.Q(died_on__isnull=False) & ~models.Q(death_evidence="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"


class IdentityDocumentIdType(models.TextChoices):
    CITIZEN_ID = "citizen_id", _("居民身份证")
    USCC = "uscc", _("统一社会信用代码")
    PASSPORT = "passport", _("护照")
    HK_MACAU_PERMIT = "hk_macau_permit", _("港澳居民来往内地通行证")
    TAIWAN_PERMIT = "taiwan_permit", _("台湾居民来往大陆通行证")
    RESIDENCE_PERMIT = "residence_permit", _("港澳台居民居住证")
    FOREIGN_PERMANENT = "foreign_permanent", _("外国人永久居留身份证")


class IdentityDocument(models.Model):
    """A number by which a subject is known. Immutable: a wrong number is a new row and an end for the old."""

    IdType = IdentityDocumentIdType

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="documents", verbose_name=_("当事人"))
    id_type = models.CharField(_("证件种类"), max_length=20, choices=IdType.choices)
    issuer = models.CharField(_("签发国家或地区"), max_length=3, default="CHN")
    number = models.BinaryField(_("号码（加密）"))
    digest = models.UUIDField(_("号码摘要"))
    masked = models.CharField(_("号码"), max_length=32)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("录入人")
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("核对人"),
    )
    verified_at = models.DateTimeField(_("核对时间"), null=True, blank=True)
    ended_on = models.DateField(_("停用日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("身份证件")
        verbose_name_plural = pgettext_lazy("plural", "身份证件")
        constraints = [
            models.UniqueConstraint(
                name="identity_document_one_holder",
                fields=["digest"],
                include=["subject"],
                condition=models.Q(ended_on=None),
            ),
            one_of("id_type", IdentityDocumentIdType, name="identity_document_type_known"),
            differ("entered_by", "verified_by", name="identity_document_two_people"),
            models.CheckConstraint(
                name="identity_document_verified_when",
                condition=models.Q(verified_by=None, verified_at=None)
                | models.Q(verified_by__isnull=False, verified_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.masked


class SubjectNameForm(models.TextChoices):
    DOCUMENT = "document", _("证件姓名")
    FORMER = "former", _("曾用名")
    PINYIN = "pinyin", _("拼音")
    TICKET = "ticket", _("票面姓名")


class SubjectName(models.Model):
    """One form of a subject's name, encrypted; compared by the digest of its normalised form."""

    Form = SubjectNameForm

    subject = models.ForeignKey(Subject, models.PROTECT, related_name="names", verbose_name=_("当事人"))
    form = models.CharField(_("形式"), max_length=10, choices=Form.choices, default=Form.DOCUMENT)
    text = models.BinaryField(_("姓名（加密）"))
    digest = models.UUIDField(_("姓名摘要"), db_index=True)

    class Meta:
        verbose_name = _("姓名或名称")
        verbose_name_plural = pgettext_lazy("plural", "姓名或名称")
        constraints = [
            one_of("form", SubjectNameForm, name="subject_name_form_known"),
            models.UniqueConstraint(name="subject_name_once", fields=["subject", "digest"]),
            models.UniqueConstraint(
                name="subject_name_one_document_form", fields=["subject"], condition=models.Q(form="document")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} #{self.pk}"


class AccessCode(models.Model):
    """The code 查询码 by which a person opens "my case": hashed, valid until replaced, five tries."""

    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="access_codes", verbose_name=_("当事人")
    )
    hash = models.CharField(max_length=128)
    issued_at = models.DateTimeField(_("发放时间"))
    failed_tries = models.PositiveSmallIntegerField(_("失败次数"), default=0)
    ended_at = models.DateTimeField(_("失效时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("查询码")
        verbose_name_plural = pgettext_lazy("plural", "查询码")
        constraints = [
            models.UniqueConstraint(
                name="access_code_one_live", fields=["subject"], condition=models.Q(ended_at=None)
            ),
            models.CheckConstraint(name="access_code_five_tries", condition=models.Q(failed_tries__lte=5)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
