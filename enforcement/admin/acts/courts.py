"""Acts of the court about itself: the reviewer, the calendar, who works here, who signs for the president."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courts.models import CalendarDay, Court, Posting, User
from courts.services import courts, staff
from courts.services.acts import Act
from defaulters.models import Decision
from enforcement.admin.actions import Action
from enforcement.admin.acts.subjects import CourtForm
from enforcement.admin.forms import ActForm, day, words
from enforcement.admin.target import Target
from enforcement.services import calendar


class ReviewForm(CourtForm):
    act = "courts.switch_review"
    off = forms.TypedChoiceField(
        label=_("审核"),
        choices=[("off", _("免去审核，报审后直接签发")), ("on", _("恢复审核"))],
        coerce=lambda said: said == "off",
    )
    reasons = words(_("理由"))


def _switch(act: Act, target: Target, given: dict[str, Any]) -> Court:
    return courts.switch_review(
        act=act, court_id=given["court"].pk, off=given["off"], reasons=given["reasons"]
    )


class DayForm(CourtForm):
    act = "calendar.set_day"
    day = day(_("日期"))
    kind = forms.ChoiceField(
        label=_("种类"), choices=[*CalendarDay.Kind.choices, ("", _("恢复为平常的星期"))], required=False
    )
    source = forms.CharField(label=_("来源"), max_length=120, help_text=_("国务院办公厅通知的名称和文号"))


class AuthoriseForm(CourtForm):
    act = "staff.authorise"
    in_order = (("from_day", "until_day"),)
    deputy = forms.ModelChoiceField(label=_("被授权人"), queryset=User.objects.none())
    kinds = forms.MultipleChoiceField(
        label=_("可签发的文书种类"), choices=Decision.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    from_day = day(_("自"))
    until_day = day(_("至"))

    def fill(self, target: Target) -> None:
        super().fill(target)
        field = self.fields["deputy"]
        assert isinstance(field, forms.ModelChoiceField)
        here = Posting.objects.on(target.day).filter(court__in=self.courts)
        field.queryset = User.objects.filter(pk__in=here.values("user"), is_active=True).exclude(
            pk=target.user.pk
        )


def _authorise(act: Act, target: Target, given: dict[str, Any]) -> object:
    deputy = given.pop("deputy")
    return staff.authorise(act=act, deputy_id=deputy.pk, **given)


class UserForm(ActForm):
    username = forms.CharField(label=_("用户名"), max_length=150)
    full_name = forms.CharField(label=_("姓名"), max_length=60)
    password = forms.CharField(
        label=_("初始密码"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        password_validation.validate_password(password)
        return password


class PostingForm(ActForm):
    in_order = (("from_day", "until_day"),)
    user = forms.ModelChoiceField(label=_("用户"), queryset=User.objects.order_by("username"))
    court = forms.ModelChoiceField(label=_("法院"), queryset=Court.objects.all())
    role = forms.ChoiceField(label=_("职务"), choices=Posting.Role.choices)
    from_day = day(_("自"))
    until_day = day(_("至"), required=False)


class EndForm(ActForm):
    until_day = day(_("任职至"))


def _appoint(act: Act, target: Target, given: dict[str, Any]) -> Posting:
    user, court = given.pop("user"), given.pop("court")
    return staff.appoint(act=act, user_id=user.pk, court_id=court.pk, **given)


def is_administrator(target: Target) -> bool:
    return target.user.is_active and target.user.is_superuser


def _list_of(noun: str) -> str:
    return reverse(f"admin:courts_{noun}_changelist")


ACTIONS = (
    Action(
        code="courts.switch_review",
        label=_("免去或者恢复审核"),
        on="court",
        form=ReviewForm,
        run=_switch,
        lead=_("院长可以决定本院的决定报审后不经局长审核；由谁在何时决定，台账和统计都能看到。"),
        after=lambda done, target: _list_of("court"),
    ),
    Action(
        code="calendar.set_day",
        label=_("更改日历"),
        on="court",
        form=DayForm,
        run=lambda act, target, given: calendar.set_day(act=act, **given),
        lead=_(
            "按国务院办公厅的通知登记休假日和调休上班日。尚未届满的期限按新的日历重新计算，变动记入台账。"
        ),
        after=lambda done, target: _list_of("calendarday"),
    ),
    Action(
        code="staff.authorise",
        label=_("授权代签"),
        on="court",
        form=AuthoriseForm,
        run=_authorise,
        lead=_("院长书面授权他人在一定期间签发指明的文书；签名处印明授权。"),
        after=lambda done, target: _list_of("authorisation"),
    ),
    Action(
        code="staff.enter_user",
        label=_("增加用户"),
        on="court",
        form=UserForm,
        run=lambda act, target, given: staff.enter_user(act=act, **given),
        permitted=is_administrator,
        lead=_("能做什么，只看任职；没有任职的用户不能进入。"),
        after=lambda user, target: _list_of("user"),
    ),
    Action(
        code="staff.appoint",
        label=_("任命"),
        on="court",
        form=PostingForm,
        run=_appoint,
        permitted=is_administrator,
        after=lambda done, target: _list_of("posting"),
    ),
    Action(
        code="staff.end_posting",
        label=_("终止任职"),
        on="posting",
        form=EndForm,
        run=lambda act, target, given: staff.end_posting(act=act, posting_id=target.row.pk, **given),
        permitted=is_administrator,
        after=lambda done, target: _list_of("posting"),
    ),
)
