"""The forms of the public site. What a person types of a number or a code is never written back into a page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import Case, PropertyItem
from defaulters.models import Application

LONGEST_TEXT = 2000
LARGEST_FILE = 5 * 1024 * 1024
FURTHEST_QUOTE = timedelta(days=30)


class Unechoed(forms.TextInput):
    """A text field that forgets what was typed when the form comes back."""

    def format_value(self, value: Any) -> None:
        return None


_QUIET = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


def _secret(mode: str = "text", **attrs: str) -> Unechoed:
    return Unechoed(attrs={**_QUIET, "inputmode": mode, **attrs})


def _name() -> forms.CharField:
    return forms.CharField(
        label=_("姓名或者单位名称"),
        help_text=_("与证件上的写法一致。"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("请填写姓名或者单位名称。")},
    )


def _number() -> forms.CharField:
    return forms.CharField(
        label=_("完整的证件号码"),
        help_text=_("居民身份证、统一社会信用代码、护照、通行证或者居留证件的全部字符。"),
        max_length=40,
        widget=_secret(),
        error_messages={"required": _("请填写完整的证件号码。")},
    )


def _issuer() -> forms.CharField:
    return forms.CharField(
        label=_("外国护照的签发国"),
        help_text=_("仅外国护照需要：三个字母的国家代码，例如 FRA。"),
        max_length=3,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class IdentityForm(forms.Form):
    """Name and full number; the issuer only for a foreign passport."""

    def clean_issuer(self) -> str:
        return str(self.cleaned_data["issuer"]).strip().upper() or "CHN"


class RefusedForm(forms.Form):
    """The reference from the counter and the last four characters of the document."""

    reference = forms.CharField(
        label=_("凭条号"),
        help_text=_("柜台或者订票页面给出的十位字母和数字；空格、连字符和大小写均可。"),
        max_length=24,
        widget=_secret(),
        error_messages={"required": _("请填写凭条号。")},
    )
    last = forms.CharField(
        label=_("证件号码的最后四位"),
        help_text=_("购票时所用证件；最后一位是字母的也要填写。"),
        min_length=4,
        max_length=4,
        widget=_secret(),
        error_messages={
            "required": _("请填写证件号码的最后四位。"),
            "min_length": _("请填写四个字符。"),
            "max_length": _("请填写四个字符。"),
        },
    )


class RecordForm(IdentityForm):
    """Look a record up: a field that only a machine fills in, and the form's own mark."""

    name = _name()
    number = _number()
    issuer = _issuer()
    website = forms.CharField(required=False, max_length=200)
    form = forms.CharField(required=False, max_length=200)


class SignInForm(IdentityForm):
    """The door to one's own case."""

    name = _name()
    number = _number()
    code = forms.CharField(
        label=_("查询码"),
        help_text=_("十二位，印在送达的文书上；也可以向承办法院任一窗口或者经电话核实身份后索取。"),
        max_length=24,
        widget=_secret(),
        error_messages={"required": _("请填写查询码。")},
    )
    issuer = _issuer()


class FilingForm(forms.Form):
    """What a person hands in: to which court, in what words, and where the answer goes."""

    # What a kind asks besides, by the names under which the service takes them.
    asks: tuple[str, ...] = ()

    case = forms.TypedChoiceField(label=_("交给哪个法院"), coerce=int, widget=forms.RadioSelect)
    text = forms.CharField(
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("请写明情况。")},
    )
    contact = forms.CharField(
        label=_("联系电话或者电子邮箱"),
        help_text=_("法院用它答复您；加密保存，不作他用。"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
        error_messages={"required": _("请填写联系电话或者电子邮箱。")},
    )

    def __init__(
        self, *args: Any, cases: Iterable[tuple[Case, str]], label: str, help_text: str, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        known = [(case.pk, name) for case, name in cases]
        self.fields["case"].choices = known  # type: ignore[attr-defined]
        self.fields["text"].label, self.fields["text"].help_text = label, help_text
        if len(known) == 1:
            self.fields["case"].widget = forms.HiddenInput()
            self.fields["case"].initial = known[0][0]

    def besides(self) -> list[forms.BoundField]:
        """The fields of the kind alone, to be shown before the text."""
        return [self[name] for name in self.asks]

    def values(self) -> dict[str, Any]:
        """What the service takes of a valid form."""
        given = {name: self.cleaned_data[name] for name in ("text", "contact", *self.asks)}
        return given | {"case_id": self.cleaned_data["case"]}


class JourneyForm(FilingForm):
    """A journey that can wait for its permission: from which day on."""

    asks = ("use_on",)
    use_on = forms.DateField(
        label=_("哪一天使用"),
        help_text=_("第一天的日期，例如出发日。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("请填写日期。")},
    )


class LeftPostForm(FilingForm):
    """That one has left the post: by the register, on a day of the past."""

    asks = ("register_extract_on",)
    register_extract_on = forms.DateField(
        label=_("登记资料的日期"),
        help_text=_("载明法定代表人或者负责人变更的企业登记资料上的日期。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("请填写登记资料的日期。")},
    )


class ReceiptForm(IdentityForm):
    """The receipt of a check and whom it is about; of a check of several people also which, and the hashes beside."""

    receipt = forms.CharField(
        label=_("查询回执"),
        help_text=_("64 个字符，由查询的单位保存。"),
        max_length=100,
        widget=_secret(),
        error_messages={"required": _("请填写查询回执。")},
    )
    number = _number()
    issuer = _issuer()
    place = forms.IntegerField(
        label=_("是其中第几人"), min_value=1, max_value=10_000, required=False, widget=_secret("numeric")
    )
    beside = forms.CharField(
        label=_("相邻的摘要"),
        help_text=_("由查询的单位提供，每行一项。"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=_QUIET | {"rows": "4"}),
    )

    def clean_beside(self) -> list[bytes]:
        try:
            return [bytes.fromhex(one) for one in self.cleaned_data["beside"].split()]
        except ValueError:
            raise forms.ValidationError(_("每一项为 64 位十六进制数字。")) from None


class VerifyForm(forms.Form):
    """A verification code, and the file that is to be compared with the kept one."""

    code = forms.CharField(
        label=_("核验码"),
        help_text=_("文书末尾的十位字母和数字。"),
        max_length=24,
        widget=forms.TextInput(attrs=_QUIET),
        error_messages={"required": _("请填写核验码。")},
    )
    pdf = forms.FileField(
        label=_("PDF 文件（可以不选）"), help_text=_("只与存档比对，不保存。"), required=False, max_length=200
    )

    def clean_pdf(self) -> Any:
        given = self.cleaned_data["pdf"]
        if given and given.size > LARGEST_FILE:
            raise forms.ValidationError(_("文件过大，不是法院签发的文书。"), code="too_large")
        return given


class AskAgainForm(forms.Form):
    """Why the higher court should look at it again."""

    text = forms.CharField(
        label=_("为什么驳回不对"),
        help_text=_("写明驳回决定书的哪一点不对，以及事实和证据。"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("请写明情况。")},
    )


class ApplyForm(forms.Form):
    """What the applicant asks for, about which debtor of the case, and why."""

    measure = forms.ChoiceField(
        label=_("申请事项"), choices=Application.Measure.choices, widget=forms.RadioSelect
    )
    subject_id = forms.TypedChoiceField(label=_("被执行人"), coerce=int)
    text = forms.CharField(
        label=_("申请理由"),
        help_text=_("写明被执行人有履行能力而不履行，或者妨碍、规避执行的事实和证据。"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("请写明情况。")},
    )

    def __init__(self, *args: Any, debtors: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["subject_id"].choices = list(debtors)  # type: ignore[attr-defined]


class ClueForm(forms.Form):
    """Where property of which debtor may be found."""

    subject_id = forms.TypedChoiceField(label=_("被执行人"), coerce=int)
    text = forms.CharField(
        label=_("线索内容"),
        help_text=_("写明财产是什么、在哪里、在谁名下，以及您怎样得知。"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("请写明情况。")},
    )
    urgent = forms.BooleanField(
        label=_("情况紧急"), help_text=_("财产可能被转移、隐匿或者毁损。"), required=False
    )

    def __init__(self, *args: Any, debtors: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["subject_id"].choices = list(debtors)  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """One's own property by its five kinds (财产调查规定 art.5), and for a supplement the day of the change."""

    def __init__(self, *args: Any, supplements: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if supplements:
            self.fields["changed_on"] = forms.DateField(
                label=_("财产变动日期"),
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                error_messages={"required": _("请填写财产变动的日期。")},
            )
        for kind, label in PropertyItem.Kind.choices:
            self.fields[kind] = forms.CharField(
                label=label,
                max_length=LONGEST_TEXT,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def report(self) -> dict[str, Any]:
        """What the service takes: the words by kind, and the day of the change."""
        given = self.cleaned_data
        items = {kind: given[kind] for kind in PropertyItem.Kind.values}
        return {"items": items, "changed_on": given.get("changed_on")}


class LongerForm(forms.Form):
    """Until when one needs longer to report, and why (财产调查规定 art.5)."""

    asked_until = forms.DateField(
        label=_("申请延长至"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("请写明延长至哪一天。")},
    )
    text = forms.CharField(
        label=_("报告有困难的原因"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("请写明原因。")},
    )


class QuoteForm(forms.Form):
    """The day on which the money will be credited: today or up to 30 days ahead."""

    pay_on = forms.DateField(
        label=_("款项到账日"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        limits = {"min": today.isoformat(), "max": (today + FURTHEST_QUOTE).isoformat()}
        self.fields["pay_on"].widget.attrs.update(limits)
        self.fields["pay_on"].help_text = _("今天起三十日内的任一日。")

    def clean_pay_on(self) -> date:
        day: date = self.cleaned_data["pay_on"]
        if not self.today <= day <= self.today + FURTHEST_QUOTE:
            raise forms.ValidationError(_("请选择今天起三十日内的一天。"), code="out_of_range")
        return day
