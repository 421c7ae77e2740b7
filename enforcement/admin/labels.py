"""What the codes of the ledger, of tasks and of parts in a case are called."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ENTRIES: Final[dict[str, Promise]] = {
    "agencies.end_key": _("停用摘要密钥"),
    "agencies.enlist": _("登记协助执行单位"),
    "agencies.issue_key": _("发放摘要密钥"),
    "agencies.reveal_key": _("查看摘要密钥"),
    "calendar.enter_year": _("载入年度日历"),
    "calendar.set_day": _("更改日历"),
    "cases.classify": _("确认义务种类"),
    "cases.close": _("结案"),
    "cases.end_circumstance": _("终止案件情形"),
    "cases.enter_judgment": _("录入执行依据"),
    "cases.file": _("立案"),
    "cases.record_circumstance": _("登记案件情形"),
    "cases.record_tool": _("记录自身的执行措施"),
    "cases.serve_notice": _("送达执行通知书"),
    "catalogue.give_basis": _("为限制项目列明法律依据"),
    "courts.switch_review": _("院长决定是否免审核"),
    "decisions.draft": _("拟稿"),
    "decisions.drafted_by_system": _("系统拟出提前删除的文稿"),
    "decisions.review": _("审核通过"),
    "decisions.revoke": _("决定被撤销"),
    "decisions.send_back": _("退回修改"),
    "decisions.serve": _("送达决定"),
    "decisions.sign": _("签发"),
    "decisions.submit": _("报审"),
    "decisions.withdraw": _("撤回"),
    "filings.answer": _("答复当事人申请"),
    "filings.lodge": _("当事人在网上提出申请"),
    "findings.find_ability": _("认定履行能力"),
    "findings.find_conduct": _("认定失信行为"),
    "findings.find_link": _("认定关联人员"),
    "gradings.grade": _("定级"),
    "imports.draft_decision": _("导入时拟稿"),
    "imports.file_case": _("导入案件"),
    "imports.join_case": _("导入时并入已有案件"),
    "imports.take": _("导入"),
    "listing.cancelled": _("名单信息撤销"),
    "listing.corrected": _("名单信息更正"),
    "listing.deleted": _("名单信息删除"),
    "listing.dropped": _("未公布即终结"),
    "listing.pending": _("进入宽限期或者待公布"),
    "listing.published": _("公布名单信息"),
    "listing.shielded": _("屏蔽名单信息，待删除"),
    "listing.unshielded": _("恢复公布"),
    "memoranda.agree": _("签订备忘录"),
    "obligations.performed": _("义务履行完毕"),
    "obligations.reopened": _("义务恢复为未履行"),
    "performances.by_tool": _("执行措施完成了义务"),
    "performances.confirm": _("确认履行"),
    "performances.credit": _("案款系统入账"),
    "performances.record": _("录入履行"),
    "performances.refuse": pgettext_lazy("act", "不予确认"),
    "performances.reverse": pgettext_lazy("act", "冲正"),
    "reference.correct": _("订正基础数据的文字"),
    "reference.enter": _("载入基础数据"),
    "refused": _("越权操作被拒绝"),
    "restriction.cancelled": _("限制撤销"),
    "restriction.corrected": _("限制信息更正"),
    "restriction.dropped": _("限制未生效即终结"),
    "restriction.exempted": _("准许消费"),
    "restriction.imposed": _("限制生效"),
    "restriction.lifted": _("限制解除"),
    "restriction.pending": _("限制待生效"),
    "restriction.reinstated": _("限制恢复"),
    "restriction.stayed": _("限制暂停"),
    "rulings.enter": _("登记裁定"),
    "rulings.resume": _("恢复执行"),
    "rulings.serve": _("裁定送达"),
    "searches.record": _("登记财产查询"),
    "settlements.breach": _("认定未履行和解协议"),
    "settlements.sign": _("登记执行和解"),
    "staff.appoint": _("任命"),
    "staff.authorise": _("授权代签"),
    "staff.end_posting": _("终止任职"),
    "staff.enter_user": _("增加用户"),
    "subjects.access_refused": _("查询码不符"),
    "subjects.add_name": _("增加姓名形式"),
    "subjects.issue_code": _("发放查询码"),
    "subjects.opened": _("当事人打开本人案件"),
    "subjects.record_death": _("登记死亡"),
    "subjects.register": _("登记当事人"),
    "subjects.reveal_number": _("查看完整号码"),
    "subjects.verify_identity": _("核对证件"),
}

TASKS: Final[dict[str, Promise]] = {
    "confirm": _("确认履行"),
    "remove": _("删除名单信息"),
    "early_delete": _("决定提前删除"),
    "delete_ruled": _("依裁定或者查控结果决定删除"),
    "early_ruled": _("有期限的名单信息：考虑提前删除"),
    "settlement_due": _("和解协议已到期，未履行完毕"),
    "search_again": _("终结本次执行程序后再次查控"),
    "serve_ruling": _("送达裁定"),
    "publish_barred": _("宽限期已过，未能公布"),
    "answer": _("答复申请"),
    "review": _("审核"),
    "sign": _("签发"),
    "sign_relief": _("签发（解除类）"),
    "serve": _("送达"),
    "draft": _("我的文稿"),
    "expiring": _("履行能力认定将到期"),
    "review_on": _("复核限制消费"),
    "basis_lapses": _("法律依据将失效"),
    "classify": _("确认义务种类"),
    "verify": _("核对证件"),
}

# The action that a task opens; where there is none, the section of the case page.
TASK_ACTIONS: Final[dict[str, str]] = {
    "confirm": "performances.confirm",
    "remove": "reliefs.delete",
    "early_delete": "decisions.submit",
    "delete_ruled": "reliefs.delete",
    "early_ruled": "reliefs.early_delete",
    "settlement_due": "settlements.breach",
    "serve_ruling": "rulings.serve",
    "answer": "filings.answer",
    "review": "decisions.review",
    "sign": "decisions.sign",
    "sign_relief": "decisions.sign",
    "serve": "decisions.serve",
    "draft": "decisions.submit",
    "expiring": "findings.find_ability",
    "classify": "cases.classify",
    "verify": "subjects.verify_identity",
}
TASK_SECTIONS: Final[dict[str, str]] = {
    "publish_barred": "listings",
    "search_again": "rulings",
    "review_on": "restrictions",
    "basis_lapses": "restrictions",
}

GROUPS: Final[dict[str, Promise]] = {
    "release": _("先办：履行待确认，确认即解除"),
    "overdue": _("已逾期"),
    "today": _("今天到期"),
    "soon": _("三个工作日内"),
    "later": _("以后，或者没有法定期限"),
}

PARTS: Final[dict[str, Promise]] = {
    "debtor": _("义务人"),
    "applicant": _("申请执行人"),
    "beneficiary": _("权利人"),
    "linked": _("关联人员"),
}

DUTIES: Final[dict[str, Promise]] = {
    "deadline": _("系统：到期删除"),
    "grace": _("系统：宽限期届满公布"),
    "time": _("系统：期满终结"),
    "import": _("系统：导入"),
    "seeds": _("系统：基础数据"),
}

FOUND_BY: Final[dict[str, Promise]] = {
    "number": _("案号"),
    "name": _("姓名或名称"),
    "identity": _("证件号码"),
}

QUEUE: Final = _("待办")
FIND: Final = _("查找")

ENDINGS: Final[dict[str, Promise]] = {
    "basis_lapsed": _("法律依据失效"),
    "lifted_by_decision": _("依决定解除"),
    "performed": _("已履行"),
    "performance_reversed": _("履行被冲正"),
    "performed_in_grace": _("宽限期内履行完毕"),
    "period_ended": _("期限届满"),
    "permitted": _("准许"),
    "wrong": _("不应纳入"),
}
PERFORMED: Final[dict[str, Promise]] = {
    "none": _("全部未履行"),
    "part": _("部分履行"),
    "full": _("已全部履行"),
}
