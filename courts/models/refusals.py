"""The sentence of each refusal of `courts`; `{...}` takes what the refusal brings along."""

from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from courts.rules.codes import Code

REFUSALS: Final[dict[StrEnum, Promise]] = {
    Code.ACTOR_USER_NEEDED: _("这一步须由工作人员本人办理。"),
    Code.AMOUNT_NEGATIVE: _("金额不能为负数。"),
    Code.AMOUNT_NOT_POSITIVE: _("金额须大于零。"),
    Code.CALENDAR_CONTRADICTORY: _("{day} 不能既是休假日又是上班日。"),
    Code.CASE_CLOSED: _("本案已经结案，不能再办理这一步。"),
    Code.CASE_EXISTS: _("案号 {number} 已经登记。"),
    Code.CASE_PROCEDURE_TOO_EARLY: _("立案满三个月（{earliest} 起）才能终结本次执行程序。"),
    Code.CASE_PROCEDURE_WITHOUT_ORDER: _("尚未发出限制消费令，不能终结本次执行程序。"),
    Code.CASE_STRUCK_OFF_WITH_SANCTIONS: _(
        "本案尚有失信信息或者限制消费，销案将使其无案可依：先移送或者作出决定。"
    ),
    Code.CASE_SUBJECT_OWES_NOTHING: _("此人在本案中没有义务。"),
    Code.CASE_UNKNOWN: _("没有这一案号的执行案件。"),
    Code.CASE_NUMBER_COURT: _("案号中的法院代字无法识别"),
    Code.CASE_NUMBER_FORMAT: _("案号格式不正确"),
    Code.CASE_NUMBER_TYPE: _("案号不是执行案件的案号"),
    Code.COURT_UNKNOWN: _("法院未在系统登记"),
    Code.DAYS_NEGATIVE: _("天数不能为负数。"),
    Code.IDENTITY_CHECKSUM: _("证件号码的校验码不正确"),
    Code.IDENTITY_FORMAT: _("证件号码格式不正确"),
    Code.IDENTITY_ISSUER: _("签发国家或地区应当是三位字母代码"),
    Code.IDENTITY_MASKED: _("证件号码被遮盖，不能确定身份"),
    Code.IDENTITY_TYPE_MISMATCH: _("证件号码与证件种类不符"),
    Code.IDENTITY_TYPE_UNKNOWN: _("不能从号码看出证件种类，请填写证件种类一栏"),
    Code.JUDGMENT_CHANGED: _("该执行依据已登记，内容不同，请人工核对。"),
    Code.JUDGMENT_EXISTS: _("同一作出单位的这一文号已经登记。"),
    Code.JUDGMENT_NOT_IN_FORCE: _("执行依据在立案之日尚未生效。"),
    Code.JUDGMENT_OBLIGATIONS_MISSING: _("执行依据须有明确的给付内容：请至少填写一项义务。"),
    Code.JUDGMENT_UNKNOWN: _("没有这一执行依据。"),
    Code.OBLIGATION_CLASSIFIED: _("这项义务的种类已经确认。"),
    Code.OBLIGATION_UNKNOWN: _("本案的执行依据中没有这项义务。"),
    Code.PERFORMANCE_ACT_OR_AMOUNT: _("履行须写明金额；金钱以外的义务须指明所完成的那一项。"),
    Code.PERFORMANCE_DIFFERS: _("凭证号 {reference} 已入账，但案件、金额或者日期不同。"),
    Code.PERFORMANCE_IN_FUTURE: _("到账或者完成日期不能晚于今天。"),
    Code.PERFORMANCE_REFERENCE_USED: _("凭证号 {reference} 已经入账。"),
    Code.PERFORMANCE_SAME_PERSON: _("录入人不能确认自己录入的履行，须由另一人确认。"),
    Code.PERFORMANCE_SUBJECT_NEEDED: _("不同的人负不同的义务，请指明为谁履行。"),
    Code.PERIOD_BACKWARDS: _("期间的终日 {last} 早于始日 {first}。"),
    Code.PERMISSION_DENIED: _("您在本院的职务不能办理这一步。"),
    Code.POSTING_OVERLAPS: _("这一职务在此期间已经任命。"),
    Code.REASON_MISSING: _("请写明理由。"),
    Code.REFERENCE_CHANGED: _("基础数据与已登记的内容不同，须以新版本发布。"),
    Code.RULING_EXISTS: _("本案已登记文号为 {number} 的裁定。"),
    Code.RULING_IN_FUTURE: _("裁定日期不能晚于今天。"),
    Code.RULING_NOT_A_SUSPENSION: _("只有中止执行的裁定才有中止期间。"),
    Code.RULING_NOT_RUNNING: _("这项中止已经结束。"),
    Code.RULING_SERVED: _("这份裁定已经送达。"),
    Code.SEARCH_EXISTS: _("这一天的同种查询已经登记。"),
    Code.SEARCH_IN_FUTURE: _("查询日期不能晚于今天。"),
    Code.SERVICE_BEFORE_ISSUE: _("送达日期不能早于签发日期。"),
    Code.SERVICE_CONSENT_MISSING: _("电子送达须经受送达人同意。"),
    Code.SERVICE_NOTICE_RUNS: _("公告送达须经过三十日，最早于 {until} 视为送达。"),
    Code.SERVICE_IN_FUTURE: _("送达日期不能晚于今天。"),
    Code.SETTLEMENT_CURRENT: _("此人在本案中已有履行中的和解协议。"),
    Code.SETTLEMENT_NOT_DUE: _("和解协议到期的款项均已支付；最后履行日为 {due_on}。"),
    Code.SETTLEMENT_SCHEDULE_DIFFERS: _(
        "分期的应付日须依次在签订日期与最后履行日之间，止于最后履行日，合计等于和解金额。"
    ),
    Code.SETTLEMENT_UNKNOWN: _("本案没有这份和解协议。"),
    Code.SUBJECT_DEATH_IN_FUTURE: _("死亡日期不能晚于今天。"),
    Code.SUBJECT_NAME_DIFFERS: _("该证件号码已登记在另一姓名或名称之下"),
    Code.SUBJECT_SAME_PERSON_VERIFIES: _("录入人不能核对自己录入的证件，须由另一人核对。"),
    Code.SUBJECT_UNKNOWN: _("当事人库中没有这一证件号码。"),
    Code.TRANSFER_DECISIONS_OPEN: _("本案尚有文稿未签发或者决定未送达，办结后才能移送。"),
    Code.TRANSFER_PROPOSED: _("本案已经移送，等待受托法院立案。"),
    Code.TRANSFER_SAME_COURT: _("不能移送给本院。"),
    Code.TRANSITION_NOT_ALLOWED: _("当前状态为“{old}”，不能改为“{new}”。"),
    Code.USER_EXISTS: _("这一用户名已经存在。"),
}
