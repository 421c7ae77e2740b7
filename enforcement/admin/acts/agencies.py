"""An agency changes over to a new credential or key without a gap: the new one beside the old, then the old one ended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.services.acts import Act
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.acts.courts import is_administrator
from enforcement.admin.forms import ActForm, day
from enforcement.admin.target import Target
from enforcement.models import AgencyKey
from enforcement.rules.codes import Code
from enforcement.selectors import agency_keys
from enforcement.selectors.agencies import in_use_on
from enforcement.services import agencies, credentials


class EndCredentialForm(ActForm):
    client_id = forms.ChoiceField(label=_("接口凭据"))

    def fill(self, target: Target) -> None:
        held = agency_keys.credentials(target.row)
        self.choose("client_id", [(one.id, f"{one.id} · {one.since:%Y-%m-%d}") for one in held])


class EndKeyForm(ActForm):
    key = forms.ModelChoiceField(label=_("摘要密钥"), queryset=AgencyKey.objects.none())
    last_day = day(_("最后使用日期"), help_text=_("当日仍可使用；填前一日的，立即停用。"))

    def fill(self, target: Target) -> None:
        field = self.fields["key"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = target.row.keys.filter(in_use_on(target.day))
        self.initial.setdefault("last_day", target.day)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        key, last = cleaned.get("key"), cleaned.get("last_day")
        if key and last and last < key.from_day:
            self.add_error("last_day", _("不能早于密钥的启用日期。"))
        return cleaned


def _issue_credential(act: Act, target: Target, given: dict[str, Any]) -> str:
    client_id, secret = credentials.issue(act=act, agency=target.row)
    return f"client_id = {client_id}\nclient_secret = {secret}"


def _issue_key(act: Act, target: Target, given: dict[str, Any]) -> str:
    key = agencies.issue_key(act=act, agency=target.row)
    return f"key_id = {key.key_id}\nkey = {agencies.reveal_key(act=act, key=key)}"


def _two_credentials(target: Target) -> Why | None:
    return because(Code.CREDENTIAL_ENOUGH) if target.row.second_application_id is not None else None


def _one_credential(target: Target) -> Why | None:
    return because(Code.CREDENTIAL_LAST) if target.row.second_application_id is None else None


def _two_keys(target: Target) -> Why | None:
    live = target.row.keys.filter(in_use_on(target.day)).count()
    return because(Code.AGENCY_KEYS_ENOUGH) if live >= agencies.LIVE_KEYS else None


def _no_key(target: Target) -> Why | None:
    return (
        None if target.row.keys.filter(in_use_on(target.day)).exists() else because(Code.AGENCY_KEY_MISSING)
    )


def _reads_the_feed(target: Target) -> bool:
    """A system of the court brings money or cases and needs no key."""
    return bool(target.row.keys.exists())


ACTIONS = (
    Action(
        code="credentials.issue",
        label=_("发放第二接口凭据"),
        on="agency",
        run=_issue_credential,
        permitted=is_administrator,
        why_not=_two_credentials,
        lead=_("新凭据与旧凭据同时有效，单位更换完毕后再停用旧的。密码只显示这一次，请当场交付。"),
        once=True,
    ),
    Action(
        code="credentials.end",
        label=_("停用接口凭据"),
        on="agency",
        form=EndCredentialForm,
        run=lambda act, target, given: credentials.end(act=act, agency=target.row, **given),
        permitted=is_administrator,
        why_not=_one_credential,
        lead=_("这一凭据和用它取得的令牌立即失效；另一凭据不受影响。"),
    ),
    Action(
        code="agencies.issue_key",
        label=_("发放摘要密钥"),
        on="agency",
        run=_issue_key,
        permitted=is_administrator,
        shown=_reads_the_feed,
        why_not=_two_keys,
        lead=_("新密钥与旧密钥同时有效：单位用新密钥取得全量数据以后，再停用旧的。密钥只显示这一次。"),
        once=True,
    ),
    Action(
        code="agencies.end_key",
        label=_("停用摘要密钥"),
        on="agency",
        form=EndKeyForm,
        run=lambda act, target, given: agencies.end_key(act=act, **given),
        permitted=is_administrator,
        shown=_reads_the_feed,
        why_not=_no_key,
        lead=_("此后用这一密钥的游标和全量数据不再答复；另一密钥不受影响。"),
    ),
)
