"""The forms by which a party is asked for: a debtor's successor, or one's own place as applicant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import PartyRequest
from courts.rules.party_changes import APPLICANT, DEBTOR, SUCCESSIONS
from enforcement.web.forms import LONGEST_TEXT


def _kinds(side: str) -> list[tuple[str, Any]]:
    return [row for row in PartyRequest.Kind.choices if SUCCESSIONS[row[0]].side == side]


class AskedForm(forms.Form):
    """What both ask: on what ground, and with what evidence."""

    side = DEBTOR
    kind = forms.ChoiceField(label=_("情形"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("申请理由和证据"),
        help_text=_("写明事实，并写明有哪些材料可以证明；材料原件交到法院。"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("请写明情况。")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = _kinds(self.side)  # type: ignore[attr-defined]


class PartyForm(AskedForm):
    """Who answers for which debtor of the case."""

    field_order = ("predecessor_id", "kind", "successor", "text")
    predecessor_id = forms.TypedChoiceField(label=_("被执行人"), coerce=int)
    successor = forms.CharField(
        label=_("请求变更、追加的人"),
        help_text=_("姓名或者名称、证件号码、地址；只有法院看得到。"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": _("请写明是谁。")},
    )

    def __init__(self, *args: Any, debtors: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["predecessor_id"].choices = list(debtors)  # type: ignore[attr-defined]


class SucceedForm(AskedForm):
    """In whose case, by its number, one takes the applicant's place."""

    side = APPLICANT
    field_order = ("case_number", "applicant", "kind", "text")
    case_number = forms.CharField(label=_("案号"), help_text=_("例如（2026）京0105执1号"), max_length=60)
    applicant = forms.CharField(label=_("原申请执行人的姓名或者名称"), max_length=120)
