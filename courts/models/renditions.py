from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .documents import Document


class KeptPdf(models.Model):
    """A paper as PDF, set once from its frozen content and kept byte for byte, encrypted: it holds a name.

    `sha256` is that of the PDF itself, `code` what the public page checks, `template` which edition set it.
    """

    pdf = models.BinaryField(_("PDF 文件（加密）"))
    sha256 = models.CharField(_("文件摘要"), max_length=64)
    code = models.CharField(_("核验码"), max_length=10, unique=True)
    template = models.CharField(_("版式"), max_length=12)
    rendered_at = models.DateTimeField(_("制作时间"))

    class Meta:
        abstract = True


class Rendition(KeptPdf):
    """The PDF of a paper that is on record for good."""

    document = models.OneToOneField(
        Document, models.PROTECT, related_name="rendition", verbose_name=_("文书")
    )

    class Meta:
        verbose_name = _("文书 PDF")
        verbose_name_plural = pgettext_lazy("plural", "文书 PDF")

    def __str__(self) -> str:
        return str(self.document)
