from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cases import Case
from .constraints import one_of
from .subjects import Subject


class PropertySearchSource(models.TextChoices):
    NETWORK = "network", _("网络执行查控")
    CLUE = "clue", _("核实财产线索")
    ON_SITE = "on_site", _("现场调查")


class PropertySearchResult(models.TextChoices):
    NONE = "none", _("没有可供执行的财产")
    FOUND = "found", _("有可供执行的财产")


class PropertySearch(models.Model):
    """One search for property of somebody who owes 财产查控; after the proceedings were ended two in vain count
    (2017 list rules art.10(1)(4)). Several clues may be verified on one day."""

    Source = PropertySearchSource
    Result = PropertySearchResult

    case = models.ForeignKey(Case, models.PROTECT, related_name="searches", verbose_name=_("案件"))
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="searches", verbose_name=_("义务人"))
    made_on = models.DateField(_("查询日期"))
    source = models.CharField(_("查询方式"), max_length=8, choices=Source.choices)
    result = models.CharField(_("结果"), max_length=5, choices=Result.choices)
    note = models.TextField(_("说明"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("记录人")
    )

    class Meta:
        verbose_name = _("财产查询")
        verbose_name_plural = pgettext_lazy("plural", "财产查询")
        ordering = ["made_on", "pk"]
        constraints = [
            one_of("source", PropertySearchSource, name="property_search_source_known"),
            one_of("result", PropertySearchResult, name="property_search_result_known"),
            models.UniqueConstraint(
                name="property_search_once",
                fields=["case", "subject", "made_on", "source"],
                condition=~models.Q(source="clue"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.made_on}"
