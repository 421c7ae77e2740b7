"""The sentence of each refusal of `enforcement`, and `sentence`, which speaks for all three apps."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, Protocol

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courts.models import Obligation, Performance, ToolUse
from courts.models.refusals import REFUSALS as COURTS
from defaulters.models import Application, Decision, Listing, Objection, Reconsideration
from defaulters.models.refusals import REFUSALS as DEFAULTERS
from enforcement.rules.codes import Code

from .catalogue import Measure
from .checks import Filing
from .restrictions import Restriction

_OURS: Final[dict[StrEnum, Promise]] = {
    Code.BASIS_LEVEL_UNKNOWN: _("法律依据的效力级别不在目录之内。"),
    Code.MEASURE_WITHOUT_BASIS: _("限制项目 {measure} 没有施行中的法律依据。"),
    Code.SCHEDULE_MALFORMED: _("限制项目表有缺漏或者重复。"),
    Code.SCHEDULE_NONE_IN_FORCE: _("{day} 没有施行中的限制项目表。"),
    Code.SCHEDULE_NO_COLUMN: _("限制项目表没有这一等级和义务种类。"),
    Code.SCHEDULE_EMPTY_SET: _("限制项目表有一栏为空。"),
    Code.SCHEDULE_NOT_NESTED: _("较重等级须包含较轻等级的全部项目。"),
    Code.SCHEDULE_ACT_NOT_SMALLER: _("行为义务的项目须少于其他义务。"),
    Code.SCHEDULE_MEASURE_WITHOUT_BASIS: _("限制项目 {measure} 没有施行中的法律依据。"),
    Code.ORDER_NO_ITEMS: _("限制消费令须至少写明一个项目。"),
    Code.ORDER_BEYOND_SCHEDULE: _("超出这一等级可以限制的项目：{items}。"),
    Code.ORDER_DROP_WITHOUT_REASON: _("不采用下列项目须写明理由：{items}。"),
    Code.ORDER_NO_PERIOD: _("限制消费令须写明期限或者下次复核日期。"),
    Code.ORDER_PERIOD_REVERSED: _("限制消费的终日 {last} 早于始日 {first}。"),
    Code.ORDER_NO_CONSEQUENCES: _("限制消费令须写明违反的后果。"),
    Code.ORDER_BASIS_UNKNOWN: _("限制消费令的适用情形有误。"),
    Code.ORDER_NO_DUTY_TO_PAY: _("单独限制消费须有未履行的给付义务。"),
    Code.ORDER_NOT_LISTED: _("此人不在名单上。"),
    Code.ORDER_ON_MINOR: _("限制消费不适用于未成年人。"),
    Code.ORDER_ALREADY_IN_FORCE: _("就这项义务已有施行中的限制消费令。"),
    Code.ORDER_REPLACEMENT_UNDER_WAY: _("取代这份限制消费令的文稿正在办理。"),
    Code.ORDER_REPLACES_NOTHING: _("没有可以取代的、施行中的限制。"),
    Code.ORDER_UNCHANGED: _("限制的项目没有变化，无须另行作出。"),
    Code.RESTRICTION_CLAIM_OPEN: _("“不是我”的申请尚未决定，决定之后才能变更限制。"),
    Code.RESTRICTION_NOT_ENDED: _("这项限制尚未到期。"),
    Code.REVIEW_NOT_MILDER: _("按今天的事实定级，项目会增加；复核只能减少项目，增加的须另行作出新令。"),
    Code.REVIEW_NOTHING_IN_FORCE: _("这份限制消费令没有施行中的限制。"),
    Code.RELIEF_CONCERNS_NOTHING_IN_FORCE: _("所涉的决定没有生效。"),
    Code.RELIEF_CORRECTS_NOTHING: _("更正须针对已公布的内容，并与其不同。"),
    Code.RELIEF_KEEPS_ANOTHERS_ORDER: _("查明不是本人的，对其作出的限制消费令一并撤销，不能保留。"),
    Code.RELIEF_KIND_UNKNOWN: _("没有这一种决定。"),
    Code.RELIEF_LISTING_NEEDS_ORDER: _("名单信息存续期间，其限制消费令不能单独解除。"),
    Code.RELIEF_NEEDS_RULING: _("这一事由（{reason}）须有相应的裁定。"),
    Code.RELIEF_NEEDS_SEARCHES: _(
        "须列明终结本次执行程序之后两次以上没有结果的网络查控，且没有有效的财产线索。"
    ),
    Code.RELIEF_RESTRICTIONS_UNSAID: _("请写明限制消费是一并解除还是继续。"),
    Code.RELIEF_RULING_NOT_SERVED: _("裁定 {number} 尚未送达。"),
    Code.PERMISSION_BEYOND_MONTH: _("暂时解除最长不超过一个月，到期日不顺延。"),
    Code.PERMISSION_BEYOND_ORDER: _("只能准许限制消费令所列的项目。"),
    Code.PERMISSION_EVIDENCE_NOT_OWED: _("这项准许没有待补的证明材料。"),
    Code.PERMISSION_KIND_UNKNOWN: _("没有这种准许。"),
    Code.PERMISSION_NEEDS_EVIDENCE: _("须附证明材料；疾病、丧葬或者其他紧急情况可以在三日内补交。"),
    Code.PERMISSION_NEEDS_PURPOSE: _("准许须写明用途。"),
    Code.PERMISSION_NEEDS_REASON: _("暂时解除须有规定的事由。"),
    Code.PERMISSION_ONLY_LINKED: _("以个人财产因私消费，只适用于单位的四类关联人员。"),
    Code.PERMISSION_ONLY_TRAVEL: _("暂时解除只及于乘坐飞机、列车的限制。"),
    Code.PERMISSION_SHALL_BE_GRANTED: _(
        "因私消费申请属实的，应予准许；只有没有证明是个人财产，或者没有限制消费令因单位而及于申请人的，可以驳回。"
    ),
    Code.SCHOOL_WITHIN_STANDARD: _("收费 {fee} 元没有超过当地正常标准 {standard} 元，不得限制。"),
    Code.LINK_EXTRACT_MISSING: _("法定代表人的任职和离任，须有登记资料。"),
    Code.LINK_EXTRACT_OUT_OF_RANGE: _("登记资料不得早于法院认定时所用的资料（{first}），也不得晚于 {last}。"),
    Code.LINK_NOT_A_UNIT: _("关联人员只能就单位认定。"),
    Code.LINK_ORDER_OF_ANOTHER_UNIT: _("这份限制消费令不是对该单位在本案中作出的。"),
    Code.LINK_REQUEST_NOT_OPEN: _("这一请求不适用于法院所认定的身份。"),
    Code.DOCUMENT_UNPRINTABLE: _(
        "文书不能排版：字库缺字（{characters}）。请更正用字，或者请系统管理员补字库。"
    ),
    Code.FILING_EMPTY: _("请写明内容和联系方式。"),
    Code.FILING_NEEDS_DAY: _("请写明今天或者以后的使用日期。"),
    Code.FILING_NEEDS_DECISION: _("因私消费申请以决定准许或者驳回，不能直接答复。"),
    Code.FILING_NEEDS_REVIEW: _("这一申请须登记为纠正申请，由没有作出该决定的人审查，不能直接答复。"),
    Code.FILING_NOT_AN_OBJECTION: _("这一申请不是纠正申请。"),
    Code.FILING_NOT_OF_OWN_MONEY: _("这一申请不是因私消费申请。"),
    Code.FILING_NOT_OF_THE_CASE: _("这一申请与本案无关。"),
    Code.FILING_NOT_REFUSED: _("这一申请没有被驳回。"),
    Code.MEASURE_OUT_OF_SCOPE: _("限制项目 {measure} 不在备忘录范围之内。"),
    Code.MEMORANDUM_EXPIRED: _("备忘录已经失效。"),
    Code.MEMORANDUM_NOT_IN_FORCE: _("备忘录尚未生效。"),
    Code.MEMORANDUM_SUSPENDED: _("备忘录已经中止。"),
    Code.CHECK_USE_IN_PAST: _("使用日期已经过去。"),
    Code.RECEIPT_MALFORMED: _("回执无法识别。"),
    Code.AGENCY_EXISTS: _("单位代码 {agency} 已经存在。"),
    Code.AGENCY_INACTIVE: _("该单位已经停用。"),
    Code.ASSISTANCE_ALREADY_ASKED: _("已就这份限制消费令向该单位发出协助执行通知书。"),
    Code.ASSISTANCE_NOT_OWED: _("这份限制消费令没有须由该单位协助的项目。"),
    Code.ASSISTANCE_NOT_OVER: _("限制尚未终结，或者已经通知该单位停止协助。"),
    Code.ACKNOWLEDGEMENT_BACKWARDS: _("确认的位置早于已确认的位置。"),
    Code.ACKNOWLEDGEMENT_BEYOND_READ: _("确认的位置超出已读取的位置。"),
    Code.CHANGE_NOT_TOLD: _("所列变动没有告知过该单位，或者在确认的位置之后。"),
    Code.SHORTFALL_RESOLVED: _("这项未能执行的变动已经解决。"),
    Code.SHORTFALL_UNKNOWN: _("没有报告过这项未能执行的变动。"),
    Code.ASSISTANCE_DAY_IN_FUTURE: _("发出和送达的日期不能晚于今天。"),
    Code.ASSISTANCE_DELIVERED: _("协助执行通知书已经送达。"),
    Code.ASSISTANCE_NOT_CONCERNED: _("这一单位不协助执行本决定的项目。"),
    Code.ASSISTANCE_RECEIPT_MISSING: _("请写明送达回证。"),
    Code.ASSISTANCE_SENT: _("协助执行通知书已经发出。"),
    Code.IDEMPOTENCY_KEY_MALFORMED: _("Idempotency-Key 不符合格式。"),
    Code.IDEMPOTENCY_KEY_REUSED: _("这一 Idempotency-Key 已用于另一请求。"),
    Code.CREDENTIAL_ENOUGH: _("该单位已有两个有效的接口凭据，请先停用一个。"),
    Code.CREDENTIAL_LAST: _("这是该单位唯一的接口凭据。"),
    Code.CREDENTIAL_UNKNOWN: _("该单位没有这一接口凭据。"),
    Code.QUOTA_EXHAUSTED: _("已超过约定的调用额度，请稍后再试。"),
    Code.QUOTA_UNKNOWN: _("没有这一种额度，或者额度小于一。"),
    Code.REPORT_DIFFERS: _("这一编号已用于另一内容的报告。"),
    Code.REPORT_IN_FUTURE: _("所报告的时间在将来。"),
    Code.REPORT_NOT_YOUR_HIT: _("该单位没有这样的查询结果。"),
    Code.REPORT_OUTCOME_NOT_OF_KIND: _("这种报告不能作这样的处理。"),
    Code.AGENCY_KEYS_ENOUGH: _("该单位已有两把有效的摘要密钥，请先停用一把。"),
    Code.AGENCY_KEY_MISSING: _("该单位没有可用的摘要密钥。"),
    Code.AGENCY_KEY_UNKNOWN: _("该单位没有这一编号的有效摘要密钥。"),
    Code.CURSOR_INVALID: _("进度标记无法识别。"),
    Code.CURSOR_KEY_ROTATED: _("摘要密钥已经更换，请重新取得全量数据。"),
    Code.CURSOR_SCOPE_CHANGED: _("可知范围已经改变，请重新取得全量数据。"),
    Code.ENDPOINT_EXISTS: _("该单位已经登记这一接收地址。"),
    Code.ENDPOINT_NOT_ACTIVE: _("该接收地址没有启用，请先验证。"),
    Code.ENDPOINT_NOT_HTTPS: _("接收地址须为 https。"),
    Code.ENDPOINT_PRIVATE_NETWORK: _("接收地址不能在内部网络。"),
    Code.ENDPOINT_TOO_MANY: _("该单位的接收地址已达 {most} 个，请先删除一个。"),
    Code.ENDPOINT_UNKNOWN: _("该单位没有这一接收地址。"),
    Code.ENDPOINT_URL_MALFORMED: _("接收地址无法识别。"),
    Code.SANDBOX_OUTAGE: _("沙箱正在演练服务中断，请稍后重试。"),
    Code.SNAPSHOT_GONE: _("该快照已经失效，请重新取得快照清单。"),
    Code.CONSEQUENCE_TEST_UNKNOWN: _("法定后果 {consequence} 的适用条件无法识别。"),
    Code.REFERENCE_TOO_FEW_BYTES: _("生成凭条号的随机数不足。"),
    Code.REFERENCE_MALFORMED: _("凭条号无法识别。"),
    Code.ROW_AMOUNT_UNREADABLE: _("金额无法识别"),
    Code.ROW_CASE_OF_ANOTHER_COURT: _("该案号已登记在另一法院"),
    Code.ROW_CASE_OF_ANOTHER_JUDGMENT: _("该案号已登记，但执行依据不同"),
    Code.ROW_COURT_DIFFERS: _("执行法院与案号中的法院代字不符"),
    Code.ROW_DAY_IN_FUTURE: _("日期在今天之后"),
    Code.ROW_DAY_UNREADABLE: _("日期无法识别"),
    Code.ROW_DUTY_DIFFERS: _("该被执行人在本案的义务已登记，文字不同，请人工核对"),
    Code.ROW_FIELD_MISSING: _("该栏不能为空"),
    Code.ROW_FIELD_TOO_LONG: _("该栏文字过长"),
    Code.ROW_GROUND_UNKNOWN: _("具体情形不属于法定的六种情形"),
    Code.ROW_KIND_UNKNOWN: _("义务种类无法识别"),
    Code.ROW_NOT_STORABLE: _("数据库不接受该行，可能含有不能保存的字符"),
    Code.ROW_NUMBER_ROUNDED: _("号码被表格软件按数字截断，请以文本格式填写"),
}

REFUSALS: Final[dict[StrEnum, Promise]] = {**COURTS, **DEFAULTERS, **_OURS}

_BY_TEXT: Final[dict[str, Promise]] = {str(code): text for code, text in REFUSALS.items()}

_STATES = (
    Performance.State,
    Application.State,
    Decision.State,
    Listing.State,
    Restriction.State,
    Filing.State,
    Objection.State,
    Reconsideration.State,
)


class Refusal(Protocol):
    """A `DomainError` or a bar of eligibility."""

    @property
    def code(self) -> StrEnum: ...
    @property
    def article(self) -> str: ...
    @property
    def context(self) -> Mapping[str, Any]: ...


def sentence(error: Refusal) -> str:
    """What a refusal says to people, in the language of the request; its code where no sentence is known."""
    return of_code(error.code, error.context)


def of_code(code: str, context: Mapping[str, Any] | None = None) -> str:
    """The same for a code alone, where what the refusal brought along is not at hand."""
    known = _BY_TEXT.get(str(code))
    return str(code) if known is None else str(known).format_map(_Shown(context or {}))


class _Shown(dict[str, str]):
    """The context in words; what a sentence asks for and the refusal does not bring is left out."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        super().__init__({name: _in_words(name, value) for name, value in context.items()})

    def __missing__(self, name: str) -> str:
        return "—"


def _in_words(name: str, value: Any) -> str:
    if isinstance(value, date):
        return date_format(value, "Y-m-d")
    if isinstance(value, Iterable) and not isinstance(value, str):
        return str(_("、")).join(_in_words(name, each) for each in value)
    return str(_LABELS[name](str(value))) if name in _LABELS else str(value)


def _tool(code: str) -> str:
    return str(dict(ToolUse.Tool.choices).get(code, code))


def _kind(code: str) -> str:
    return str({**dict(Obligation.Kind.choices), **dict(Decision.Kind.choices)}.get(code, code))


def _ending(code: str) -> str:
    return str(dict(Listing.EndReason.choices).get(code, code))


def _state(code: str) -> str:
    labels = (dict(states.choices).get(code) for states in _STATES)
    return str(next((label for label in labels if label), code))


def _measure(code: str) -> str:
    measure = Measure.objects.filter(code=code).first()
    return measure.name if measure else code


_LABELS = {
    "tools": _tool,
    "kind": _kind,
    "ending": _ending,
    "available": _ending,
    "reason": _ending,
    "old": _state,
    "new": _state,
    "items": _measure,
    "measure": _measure,
}
