"""Somebody dies, somebody succeeds: a death that stays everything, heirs, a merged company, a claim that was sold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from courts.models import Case, PartyChange, PartyRequest, PartySuit, Subject
from courts.services import acts
from enforcement.management.demo import moves
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story
from enforcement.services import deaths, party_changes, party_remedies, party_requests, party_suits


def _dies(stage: Stage, subject: Subject) -> None:
    with stage.act("clerk") as act:
        deaths.record(
            act=act, court=stage.court, subject_id=subject.pk, died_on=stage.now.date(),
            evidence="医疗机构出具的死亡证明",
        )  # fmt: skip


def _asks(
    stage: Stage, case: Case, kind: str, predecessor: Subject, successor: Subject, text: str
) -> PartyChange:
    with stage.act("clerk") as act:
        return party_changes.apply(
            act=act, case_id=case.pk, kind=kind, predecessor_id=predecessor.pk, successor_id=successor.pk,
            text=text, received_on=stage.now.date(),
        )  # fmt: skip


def _rules(stage: Stage, change: PartyChange, *, granted: bool = True, limit: int | None = None) -> None:
    """The ruling, served on the same day."""
    with stage.act("judge") as act:
        party_changes.decide(
            act=act, party_change_id=change.pk, granted=granted, number=f"{change.case.number}之变",
            reasons="经审查，所附材料足以证明。" if granted else "所附材料不足以证明。",
            limit=None if limit is None else Decimal(limit),
        )  # fmt: skip
    with stage.act("clerk") as act:
        party_changes.serve(act=act, party_change_id=change.pk, served_on=stage.now.date())


def _enters(stage: Stage, change: PartyChange) -> None:
    with stage.act("clerk") as act:
        party_changes.enter(act=act, party_change_id=change.pk)


def died(stage: Stage) -> Story:
    """A listed person has died: stayed and shielded at once, and the judge owes a ruling."""
    yield stage.ago(90)
    subject, case = debtor(stage, "仲孙礼", date(1951, 6, 3), 39_000)
    yield stage.ago(70)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(12)
    _dies(stage, subject)


def found_alive(stage: Stage) -> Story:
    """The death was somebody else's: everything binds again from the next working day."""
    yield stage.ago(160)
    subject, case = debtor(stage, "轩辕同", date(1960, 12, 1), 52_000)
    yield stage.ago(140)
    moves.listed(stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=1)
    yield stage.ago(60)
    _dies(stage, subject)
    yield stage.ago(55)
    with stage.act("judge") as act:
        deaths.disprove(
            act=act, court=stage.court, subject_id=subject.pk, reasons="系同名他人死亡，本人到院核对。"
        )


def succeeded_by_heir(stage: Stage) -> Story:
    """An heir owes within the estate, has an own notice and no sanction."""
    yield stage.ago(130)
    subject, case = debtor(stage, "令狐安", date(1948, 8, 8), 120_000)
    yield stage.ago(100)
    _dies(stage, subject)
    heir = moves.person(stage, "令狐静", date(1979, 2, 17))
    change = _asks(stage, case, "heir", subject, heir, "唯一继承人，已办理房产继承登记。")
    yield stage.ago(60)
    _rules(stage, change, limit=80_000)
    yield stage.ago(40)
    _enters(stage, change)
    moves.notice(stage, case, heir.pk)


def successor_asks_again(stage: Stage) -> Story:
    """A company that took another's property for nothing asks the higher court."""
    yield stage.ago(120)
    gone = moves.company(stage, "北京松岭建材有限公司", "司空明")
    owed = moves.owes(gone, "被告支付货款260,000.00元。", amount=Decimal(260_000), due_on=stage.now.date())
    case = moves.filed(stage, [owed])
    taker = moves.company(stage, "北京松岭新材有限公司", "司空明")
    change = _asks(stage, case, "took_property", gone, taker, "原公司注销，设备无偿转给该公司。")
    yield stage.ago(20)
    _rules(stage, change, limit=150_000)
    yield stage.ago(14)
    with stage.act("clerk") as act:
        party_remedies.lodge(
            act=act, party_change_id=change.pk, text="设备系有偿购得。", received_on=stage.now.date()
        )


def decided_again(stage: Stage) -> Story:
    """The higher court keeps one ruling and turns another round; a third application waits for its ruling."""
    yield stage.ago(105)
    rows = []
    for name, representative in (("北京桐溪商贸有限公司", "公冶平"), ("北京槐安商贸有限公司", "谷梁平")):
        gone = moves.company(stage, name, representative)
        owed = moves.owes(gone, "被告支付租金。", amount=Decimal(180_000), due_on=stage.now.date())
        case = moves.filed(stage, [owed])
        promised = moves.person(stage, representative, date(1970, 10, 10))
        rows.append(_asks(stage, case, "promised", gone, promised, "注销登记时书面承诺承担债务。"))
    case, gone = rows[0].case, rows[0].predecessor
    yield stage.ago(34)
    for change in rows:
        _rules(stage, change)
    yield stage.ago(28)
    for change, upheld in zip(rows, (False, True), strict=True):
        _asks_again(stage, change, upheld=upheld)
    _asks(stage, case, "merged", gone, moves.company(stage, "北京桐溪新贸有限公司", "公冶平"), "合并协议。")


def _asks_again(stage: Stage, change: PartyChange, *, upheld: bool) -> None:
    """Lodged, and decided by the higher court on the same day."""
    with stage.act("clerk") as act:
        remedy = party_remedies.lodge(
            act=act, party_change_id=change.pk, text="承诺书并非本人签署。", received_on=stage.now.date()
        )
    with stage.act("higher_judge") as act:
        party_remedies.decide(
            act=act, party_remedy_id=remedy.pk, upheld=upheld,
            reasons="签名经鉴定并非本人所写。" if upheld else "承诺书真实有效。",
        )  # fmt: skip


# A suit that a shareholder brings: how it ends, and up to how many yuan its judgment makes the shareholder liable.
SUITS: list[tuple[str, str, int | None]] = [
    ("北京林涧商贸有限公司", "pending", None),
    ("北京青浦渡商贸有限公司", "dismissed", None),
    ("北京石桥湾商贸有限公司", "upheld", 30_000),
    ("北京听泉商贸有限公司", "withdrawn", None),
]


def shareholders_sue(stage: Stage) -> Story:
    """Shareholders who have not paid in sue against being made parties: one suit is pending, three have ended."""
    yield stage.ago(101)
    changes = []
    for name, _, _ in SUITS:
        company = moves.company(stage, name, "东郭澄")
        owed = moves.owes(company, "被告支付货款。", amount=Decimal(95_000), due_on=stage.now.date())
        holder = moves.person(stage, f"尉迟{name[2]}", date(1972, 6, 15))
        changes.append(
            _asks(stage, moves.filed(stage, [owed]), "unpaid_capital", company, holder, "认缴出资未到位。")
        )
    yield stage.ago(58)
    for change in changes:
        _rules(stage, change, limit=50_000)
    yield stage.ago(50)
    suits = [_sues(stage, change) for change in changes]
    yield stage.ago(6)
    for suit, (_, state, limit) in zip(suits, SUITS, strict=True):
        if state != PartySuit.State.PENDING:
            _judged(stage, suit, state, limit)


def _sues(stage: Stage, change: PartyChange) -> PartySuit:
    with stage.act("clerk") as act:
        return party_suits.lodge(
            act=act, party_change_id=change.pk, number=f"{change.case.number}之诉", filed_on=stage.now.date()
        )


def _judged(stage: Stage, suit: PartySuit, state: str, limit: int | None) -> None:
    with stage.act("judge") as act:
        party_suits.close(
            act=act, party_suit_id=suit.pk, state=state, judgment=suit.number, in_force_on=stage.now.date(),
            outcome="见裁判文书主文。", limit=None if limit is None else Decimal(limit),
        )  # fmt: skip


def claim_assigned(stage: Stage) -> Story:
    """The claim was sold: the buyer is the applicant now."""
    yield stage.ago(110)
    seller = moves.company(stage, "北京云浦小额贷款有限公司", "亓官平")
    subject = moves.person(stage, "左丘文", date(1988, 3, 3))
    owed = moves.owes(subject, "被告偿还借款66,000.00元。", amount=Decimal(66_000), due_on=stage.now.date())
    case = moves.filed(stage, [owed], applicant=seller)
    buyer = moves.company(stage, "北京汇川资产管理有限公司", "申屠宁")
    change = _asks(stage, case, "assignee", seller, buyer, "债权转让协议及书面认可。")
    yield stage.ago(70)
    _rules(stage, change)
    yield stage.ago(50)
    _enters(stage, change)


def asked_online(stage: Stage) -> Story:
    """On the site: an applicant asks for a debtor's heir, and a buyer for an applicant's place, whose paper lacks."""
    yield stage.ago(75)
    lender = moves.person(stage, "百里信", date(1964, 2, 2))
    subject = moves.person(stage, "淳于亮", date(1949, 1, 30))
    owed = moves.owes(subject, "被告偿还借款58,000.00元。", amount=Decimal(58_000), due_on=stage.now.date())
    case = moves.filed(stage, [owed], applicant=lender)
    buyer = moves.person(stage, "闾丘平", date(1981, 1, 1))
    yield stage.ago(15)
    returned = _asks_online(stage, case, "assignee", buyer, lender, "我买下了这笔债权。")
    with stage.act("clerk") as act:
        party_requests.send_back(
            act=act, party_request_id=returned.pk, because="请补交转让协议和申请执行人的书面认可。"
        )
    yield stage.ago(2)
    _asks_online(
        stage,
        case,
        "heir",
        lender,
        subject,
        "被执行人已去世，其子继承了房产。",
        "淳于朗，北京市，证件号码待查",
    )


def _asks_online(
    stage: Stage, case: Case, kind: str, asker: Subject, predecessor: Subject, text: str, successor: str = ""
) -> PartyRequest:
    with acts.begin(actor=acts.party(asker.pk), now=stage.now) as act:
        return party_requests.lodge(
            act=act, case_id=case.pk, subject_id=asker.pk, kind=kind, predecessor_id=predecessor.pk, text=text,
            successor=successor,
        )  # fmt: skip


def assignment_refused(stage: Stage) -> Story:
    """No written acknowledgement of the assignment: refused."""
    yield stage.ago(108)
    seller = moves.company(stage, "北京朗庭商贸有限公司", "壤驷清")
    subject = moves.person(stage, "公冶和", date(1983, 9, 21))
    owed = moves.owes(subject, "被告偿还借款31,000.00元。", amount=Decimal(31_000), due_on=stage.now.date())
    case = moves.filed(stage, [owed], applicant=seller)
    change = _asks(
        stage, case, "assignee", seller, moves.person(stage, "乐正明", date(1975, 5, 5)), "转让协议。"
    )
    yield stage.ago(65)
    _rules(stage, change, granted=False)


STORIES: list[Callable[[Stage], Story]] = [
    died,
    found_alive,
    succeeded_by_heir,
    successor_asks_again,
    decided_again,
    shareholders_sue,
    claim_assigned,
    assignment_refused,
    asked_online,
]
