"""What the ledger says of agencies, of the canaries in their files, and of sandboxes."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ENTRIES: Final[dict[str, Promise]] = {
    "agencies.end_key": _("停用摘要密钥"),
    "agencies.enlist": _("登记协助执行单位"),
    "agencies.issue_key": _("发放摘要密钥"),
    "agencies.reveal_key": _("查看摘要密钥"),
    "canaries.asked": _("有人查询诱饵记录"),
    "canaries.note": _("处理诱饵记录警报"),
    "canaries.plant": _("放置诱饵记录"),
    "sandbox.exempted": _("沙箱：经准许"),
    "sandbox.gone": _("沙箱：游标失效"),
    "sandbox.imposed": _("沙箱：限制生效"),
    "sandbox.lifted": _("沙箱：限制解除"),
    "sandbox.outage": _("沙箱：服务中断"),
    "sandbox.report": _("沙箱：未能执行"),
    "sandbox.resolve": _("沙箱：已经补执行"),
    "sandbox.stayed": _("沙箱：限制暂停"),
}
