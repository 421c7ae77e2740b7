from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SeverityPolicy(models.Model):
    """A dated, published table of the numbers by which obligations are graded; never edited, only followed by a new one."""

    version = models.CharField(_("版本"), max_length=20, unique=True)
    content = models.JSONField(_("内容"))
    valid_from = models.DateField(_("施行日期"), unique=True)
    published_at = models.DateTimeField(_("公布时间"))

    class Meta:
        verbose_name = _("分级政策")
        verbose_name_plural = pgettext_lazy("plural", "分级政策")
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return self.version
