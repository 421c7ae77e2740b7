"""Acts on people: register, verify, reveal, a code, a further name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courts.models import Court, IdentityDocument, Subject, SubjectName
from courts.rules.codes import Code
from courts.services import subjects
from courts.services.acts import Act
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.forms import ActForm, day
from enforcement.admin.target import Target
from enforcement.selectors import desk
from enforcement.services import names


class CourtForm(ActForm):
    """An act at one of the courts where the user may do it."""

    act = ""
    court = forms.ModelChoiceField(label=_("法院"), queryset=Court.objects.none(), empty_label=None)

    def fill(self, target: Target) -> None:
        field = self.fields["court"]
        assert isinstance(field, forms.ModelChoiceField)
        self.courts = desk.courts_where(target.user, self.act, target.day)
        field.queryset = self.courts
        self.initial.setdefault("court", self.courts.first())


class RegisterForm(CourtForm):
    act = "subjects.register"
    kind = forms.ChoiceField(label=_("类别"), choices=Subject.Kind.choices)
    id_type = forms.ChoiceField(label=_("证件种类"), choices=IdentityDocument.IdType.choices)
    number = forms.CharField(
        label=_("证件号码"),
        help_text=_("完整号码；被遮盖的号码不能确定身份"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    issuer = forms.CharField(
        label=_("签发国家或地区"), initial="CHN", max_length=3, help_text=_("三位字母代码，如 CHN")
    )
    name = forms.CharField(label=_("姓名或名称"), max_length=120)
    sex = forms.ChoiceField(
        label=_("性别"),
        choices=[("", "—"), *Subject.Sex.choices],
        required=False,
        help_text=_("身份证号码自带时可不填"),
    )
    born_on = day(_("出生日期"), required=False, help_text=_("身份证号码自带时可不填"))
    representative = forms.CharField(
        label=_("法定代表人"), max_length=60, required=False, help_text=_("单位填写")
    )


def _register(act: Act, target: Target, given: dict[str, Any]) -> Subject:
    return subjects.register(act=act, **given)


class NameForm(ActForm):
    form = forms.ChoiceField(
        label=_("形式"),
        choices=[row for row in SubjectName.Form.choices if row[0] != SubjectName.Form.DOCUMENT],
    )
    text = forms.CharField(label=_("姓名或名称"), max_length=120)


def _own_entry(target: Target) -> Why | None:
    if target.row.entered_by_id == target.user.pk:
        return because(Code.SUBJECT_SAME_PERSON_VERIFIES)
    return None


ACTIONS = (
    Action(
        code="subjects.register",
        label=_("登记当事人"),
        on="court",
        form=RegisterForm,
        run=_register,
        lead=_("号码已登记的，找到同一人；姓名不同的不会被改写。号码须由另一人核对。"),
        after=lambda subject, target: reverse("admin:courts_subject_change", args=[subject.pk]),
    ),
    Action(
        code="subjects.verify_identity",
        label=_("核对证件"),
        on="document",
        run=lambda act, target, given: subjects.verify_identity(
            act=act, court=target.the_case.court, document_id=target.row.pk
        ),
        shown=lambda target: target.row.verified_by_id is None,
        why_not=_own_entry,
        lead=_("确认已将登记的号码与证件原件核对一致。录入人不能核对自己的录入。"),
    ),
    Action(
        code="subjects.reveal_number",
        label=_("显示号码"),
        on="document",
        run=lambda act, target, given: subjects.reveal_number(
            act=act, court=target.the_case.court, document_id=target.row.pk
        ),
        lead=_("显示完整号码；谁在何时看过，记入台账。"),
        once=True,
    ),
    Action(
        code="subjects.issue_code",
        label=_("发放查询码"),
        on="subject",
        run=lambda act, target, given: subjects.issue_code(
            act=act, court=target.the_case.court, subject_id=target.row.pk
        ),
        lead=_("新的查询码只显示一次，旧码随即失效。请在核实身份后交给本人。"),
        once=True,
    ),
    Action(
        code="subjects.add_name",
        label=_("增加姓名形式"),
        on="subject",
        form=NameForm,
        run=lambda act, target, given: names.add(
            act=act, court=target.the_case.court, subject_id=target.row.pk, **given
        ),
        lead=_("曾用名、拼音或者票面姓名，供协助单位比对，不改写证件姓名；协助单位的变动里随即可见。"),
    ),
)
