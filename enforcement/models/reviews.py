from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Case
from courts.models.constraints import one_of
from defaulters.models import Decision


class ReviewOutcome(models.TextChoices):
    CONTINUE = "continue", _("继续限制")
    MILDER = "milder", _("减少项目")
    LIFT = "lift", _("解除")


class Review(models.Model):
    """A judge has looked again at an order that binds 限制消费复核: it goes on to a day, or a relief is drafted."""

    Outcome = ReviewOutcome

    order = models.ForeignKey(Decision, models.PROTECT, related_name="reviews", verbose_name=_("限制消费令"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="reviews", verbose_name=_("案件"))
    outcome = models.CharField(_("结果"), max_length=8, choices=Outcome.choices)
    reasons = models.TextField(_("理由"))
    next_on = models.DateField(_("下次复核"), null=True, blank=True)
    draft = models.OneToOneField(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="asked_by_review",
        verbose_name=_("文稿"),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("复核人")
    )
    made_at = models.DateTimeField(_("复核时间"))

    class Meta:
        verbose_name = _("复核")
        verbose_name_plural = pgettext_lazy("plural", "复核")
        ordering = ["pk"]
        constraints = [
            one_of("outcome", ReviewOutcome, name="review_outcome_known"),
            models.CheckConstraint(name="review_has_reasons", condition=~models.Q(reasons="")),
            models.CheckConstraint(
                name="review_goes_on_or_drafts",
                condition=models.Q(outcome="continue", next_on__isnull=False, draft=None)
                | (~models.Q(outcome="continue") & models.Q(next_on=None, draft__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order} · {self.get_outcome_display()}"
