from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from courts.models.constraints import in_order, one_of


def in_language(zh: str, en: str) -> str:
    """Catalogue texts are data in both languages, not messages of the program."""
    return en if (get_language() or "").startswith("en") else zh


class LegalBasisLevel(models.TextChoices):
    LAW = "law", _("法律")
    REGULATION = "regulation", _("行政法规")
    JUDICIAL_INTERPRETATION = "judicial_interpretation", _("司法解释")
    CENTRAL_DOCUMENT = "central_document", _("党中央、国务院政策文件")


class LegalBasisQuerySet(models.QuerySet["LegalBasis"]):
    def in_force(self, day: date) -> "LegalBasisQuerySet":
        """Provisions in force on `day`."""
        return self.filter(models.Q(valid_until=None) | models.Q(valid_until__gte=day), valid_from__lte=day)


class LegalBasis(models.Model):
    """A provision that allows a measure. A closed catalogue: a memorandum is no level of it (国办发〔2020〕49号)."""

    Level = LegalBasisLevel

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    document_zh = models.CharField(_("文件"), max_length=160)
    document_en = models.CharField(_("文件（英文）"), max_length=200)
    number = models.CharField(_("文号"), max_length=60, blank=True)
    article_zh = models.CharField(_("条款"), max_length=60)
    article_en = models.CharField(_("条款（英文）"), max_length=60)
    level = models.CharField(_("效力级别"), max_length=24, choices=Level.choices)
    valid_from = models.DateField(_("施行日期"))
    valid_until = models.DateField(_("失效日期"), null=True, blank=True)

    objects = LegalBasisQuerySet.as_manager()

    class Meta:
        verbose_name = _("法律依据")
        verbose_name_plural = pgettext_lazy("plural", "法律依据")
        ordering = ["code"]
        constraints = [
            one_of("level", LegalBasisLevel, name="legal_basis_level_known"),
            in_order("valid_from", "valid_until", name="legal_basis_days_in_order"),
        ]

    @property
    def document(self) -> str:
        return in_language(self.document_zh, self.document_en)

    @property
    def article(self) -> str:
        return in_language(self.article_zh, self.article_en)

    def __str__(self) -> str:
        return f"{self.document} {self.article}"


class Measure(models.Model):
    """One thing that a restricted person may not buy (2015 consumption rules art.3), with what it means at a counter."""

    code = models.SlugField(_("代码"), max_length=30, unique=True)
    item = models.CharField(_("项目"), max_length=2)
    name_zh = models.CharField(_("名称"), max_length=80)
    name_en = models.CharField(_("名称（英文）"), max_length=120)
    meaning_zh = models.TextField(_("柜台含义"))
    meaning_en = models.TextField(_("柜台含义（英文）"))
    excludes_zh = models.TextField(_("不包括"))
    excludes_en = models.TextField(_("不包括（英文）"))
    bases = models.ManyToManyField(LegalBasis, related_name="measures", verbose_name=_("法律依据"))

    class Meta:
        verbose_name = _("限制项目")
        verbose_name_plural = pgettext_lazy("plural", "限制项目")
        ordering = ["item", "code"]

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)

    @property
    def meaning(self) -> str:
        return in_language(self.meaning_zh, self.meaning_en)

    @property
    def excludes(self) -> str:
        return in_language(self.excludes_zh, self.excludes_en)

    def __str__(self) -> str:
        return self.name


class MeasureSchedule(models.Model):
    """Which items an order of a grade may name; dated, published, never edited."""

    version = models.CharField(_("版本"), max_length=20, unique=True)
    content = models.JSONField(_("内容"))
    valid_from = models.DateField(_("施行日期"), unique=True)
    published_at = models.DateTimeField(_("公布时间"))

    class Meta:
        verbose_name = _("限制项目表")
        verbose_name_plural = pgettext_lazy("plural", "限制项目表")
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return self.version


class StatutoryConsequence(models.Model):
    """What the law itself attaches to being listed: not imposed, graded or dropped by a court, and shown apart."""

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    name_zh = models.CharField(_("名称"), max_length=120)
    name_en = models.CharField(_("名称（英文）"), max_length=160)
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, related_name="consequences", verbose_name=_("法律依据")
    )
    note_zh = models.TextField(_("说明"))
    note_en = models.TextField(_("说明（英文）"))
    tests = ArrayField(models.CharField(max_length=20), verbose_name=_("适用条件"))
    threshold = models.DecimalField(_("数额（元）"), max_digits=16, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = _("法定后果")
        verbose_name_plural = pgettext_lazy("plural", "法定后果")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="consequence_large_sum_has_figure",
                condition=~models.Q(tests__contains=["large_sum"])
                | models.Q(threshold__isnull=False, threshold__gt=0),
            )
        ]

    @property
    def note(self) -> str:
        return in_language(self.note_zh, self.note_en)

    @property
    def name(self) -> str:
        return in_language(self.name_zh, self.name_en)

    def __str__(self) -> str:
        return self.name
