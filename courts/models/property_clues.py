from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cases import Case
from .constraints import in_order
from .searches import PropertySearch
from .subjects import Subject


class PropertyClue(models.Model):
    """Where property of a debtor may be found, as the applicant says 财产线索 (财产调查规定 art.2).

    Verified once: `search` is the search of source "clue" that says what it came to, with its reasons.
    `entered_by` is empty where the applicant handed it in on the public site.
    """

    receipt = models.CharField(_("回执号"), max_length=10, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="clues", verbose_name=_("案件"))
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="clues", verbose_name=_("被执行人"))
    text = models.TextField(_("线索内容"))
    urgent = models.BooleanField(_("情况紧急"), default=False)
    received_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("应核实日"))
    due_provisional = models.BooleanField(_("期限为暂定"), default=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("登记人"),
    )
    search = models.OneToOneField(
        PropertySearch, models.PROTECT, null=True, blank=True, related_name="clue", verbose_name=_("核实结果")
    )

    class Meta:
        verbose_name = _("财产线索")
        verbose_name_plural = pgettext_lazy("plural", "财产线索")
        ordering = ["due_on", "pk"]
        constraints = [
            in_order("received_on", "due_on", name="property_clue_clock_in_order"),
            models.CheckConstraint(
                name="property_clue_says_what", condition=~models.Q(text="") & ~models.Q(receipt="")
            ),
        ]

    def __str__(self) -> str:
        return self.receipt
