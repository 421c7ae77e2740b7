"""`/problems/<code>`, to which the `type` of every refusal leads: in words what the code means, in both languages."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from enforcement.api.codes import Fault, Refusal
from enforcement.api.problems import SEE
from enforcement.models.refusals import of_code

# The rules bring sentences of their own (models/refusals.py of each app).
SENTENCES: Final[dict[str, Promise]] = {
    Fault.FIELD_CHOICE: _("这一项的值不在可选的值之内。"),
    Fault.FIELD_DAY: _("这一项须为日期，写作 YYYY-MM-DD。"),
    Fault.FIELD_INSTANT: _("这一项须为带时区的时间，例如 2026-11-24T10:00:00+08:00。"),
    Fault.FIELD_LENGTH: _("这一项过短或者过长，或者项数过少或者过多。"),
    Fault.FIELD_MISSING: _("缺少必填的一项。"),
    Fault.FIELD_MONEY: _("这一项须为金额：写作文本，以元为单位，两位小数。"),
    Fault.FIELD_RANGE: _("这一项的数值过小或者过大。"),
    Fault.FIELD_TYPE: _("这一项的类型不对。"),
    Fault.FIELD_UNKNOWN: _("没有这一项；多余的项一律不收。"),
    Fault.PARAMETER_UNKNOWN: _("没有这一参数；多余的参数一律不收。"),
    Fault.PARAMETER_VALUE: _("参数的值无法识别。"),
    Refusal.CREDENTIAL_MISSING: _("没有令牌，或者令牌无效、已经期满。请重新取得令牌。"),
    Refusal.METHOD_NOT_ALLOWED: _("这一地址没有这种方法；Allow 列明可用的方法。"),
    Refusal.NOT_FOUND: _("没有这一地址，或者该单位没有这一项。"),
    Refusal.REQUEST_MALFORMED: _("请求的内容不符合格式；errors 逐项指明位置和原因。"),
    Refusal.REQUEST_NOT_JSON: _("请求的内容不是 JSON，或者 Content-Type 不是 application/json。"),
    Refusal.REQUEST_TOO_LARGE: _("请求的内容过大，请分几次发送。"),
    Refusal.SCOPE_MISSING: _("令牌没有这一调用所需的权限范围。"),
}


@require_safe
def explain(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one code; 404 for one that there is not."""
    text = in_words(code)
    if text is None:
        raise Http404
    return render(
        request, "enforcement/api/explained.html", {"code": code, "text": text, "see": SEE.get(code)}
    )


def in_words(code: str) -> str | None:
    """What a refusal or fault with this code says, in the language of the request."""
    own = SENTENCES.get(code)
    text = str(own) if own is not None else of_code(code)
    return None if text == code else text
