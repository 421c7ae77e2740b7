from datetime import date

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.rules.roles import Role

from .constraints import differ, in_order, one_of
from .courts import Court


class DateSpan(models.Func):
    """Both days included, an open end meaning "still"."""

    function = "DATERANGE"
    output_field = DateRangeField()


class User(AbstractUser):
    """A person who works at a court. What someone may do follows from postings, never from flags here."""

    full_name = models.CharField(_("姓名"), max_length=60)

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = pgettext_lazy("plural", "用户")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name


class SpanQuerySet(models.QuerySet["Posting"]):
    def on(self, day: date) -> "SpanQuerySet":
        """Rows in force on `day`."""
        return self.filter(models.Q(until_day=None) | models.Q(until_day__gte=day), from_day__lte=day)


class PostingRole(models.TextChoices):
    CLERK = Role.CLERK.value, _("书记员")
    ASSISTANT = Role.ASSISTANT.value, _("法官助理")
    JUDGE = Role.JUDGE.value, _("执行法官")
    CHIEF = Role.CHIEF.value, _("执行局局长")
    PRESIDENT = Role.PRESIDENT.value, _("院长")
    AUDITOR = Role.AUDITOR.value, _("审计员")


class Posting(models.Model):
    """A role that a user holds at a court between two days."""

    Role = PostingRole

    user = models.ForeignKey(User, models.PROTECT, related_name="postings", verbose_name=_("用户"))
    court = models.ForeignKey(Court, models.PROTECT, related_name="postings", verbose_name=_("法院"))
    role = models.CharField(_("职务"), max_length=12, choices=Role.choices)
    from_day = models.DateField(_("自"))
    until_day = models.DateField(_("至"), null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = pgettext_lazy("plural", "任职")
        constraints = [
            one_of("role", PostingRole, name="posting_role_known"),
            in_order("from_day", "until_day", name="posting_days_in_order"),
            ExclusionConstraint(
                name="posting_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("court", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (
                        DateSpan(
                            "from_day", "until_day", RangeBoundary(inclusive_lower=True, inclusive_upper=True)
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()} · {self.court}"


class Authorisation(models.Model):
    """A president's written authority for a deputy 授权 to sign named kinds of decision between two days."""

    president = models.ForeignKey(
        User, models.PROTECT, related_name="given_authorisations", verbose_name=_("院长")
    )
    deputy = models.ForeignKey(
        User, models.PROTECT, related_name="held_authorisations", verbose_name=_("被授权人")
    )
    court = models.ForeignKey(Court, models.PROTECT, related_name="authorisations", verbose_name=_("法院"))
    kinds = ArrayField(models.CharField(max_length=20), verbose_name=_("可签发的文书种类"))
    from_day = models.DateField(_("自"))
    until_day = models.DateField(_("至"))

    class Meta:
        verbose_name = _("授权")
        verbose_name_plural = pgettext_lazy("plural", "授权")
        constraints = [
            in_order("from_day", "until_day", name="authorisation_days_in_order"),
            differ("president", "deputy", name="authorisation_two_people"),
            models.CheckConstraint(name="authorisation_names_kinds", condition=models.Q(kinds__len__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.president} → {self.deputy}"
