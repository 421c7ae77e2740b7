from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Document
from defaulters.models import PriorWarning


class PrintFault(models.Model):
    """A paper that could not be set as PDF, and the characters that the font lacks; over once its PDF is kept.

    `characters` are code points (U+1F600), not the name that they stand in; empty where it is no character.
    """

    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="print_fault", verbose_name=_("文书")
    )
    warning = models.OneToOneField(
        PriorWarning,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="print_fault",
        verbose_name=_("预告书"),
    )
    characters = models.CharField(_("缺字"), max_length=200, blank=True)
    found_at = models.DateTimeField(_("发现时间"))

    class Meta:
        verbose_name = _("不能排版的文书")
        verbose_name_plural = pgettext_lazy("plural", "不能排版的文书")
        constraints = [
            models.CheckConstraint(
                name="print_fault_of_one_paper",
                condition=models.Q(document=None, warning__isnull=False)
                | models.Q(document__isnull=False, warning=None),
            ),
        ]

    @property
    def paper(self) -> Document | PriorWarning:
        found = self.document or self.warning
        assert found is not None  # as the constraint says
        return found

    def __str__(self) -> str:
        return f"{self.paper} {self.characters}".strip()
