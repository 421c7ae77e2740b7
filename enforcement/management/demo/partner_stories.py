"""Partners at work: three keep up, one is late, one takes paper; what was not applied, and what happened at counters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from courts.models import Case, Subject
from courts.models.secrets import decrypt
from courts.services import acts
from enforcement.management.demo import moves
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story
from enforcement.models import AssistanceDelivery, PartnerAgency, PartnerReport, Progress
from enforcement.rules.partner_reports import Kind, Outcome
from enforcement.rules.purposes import Purpose
from enforcement.rules.questions import Person, Question
from enforcement.services import acknowledgements, assistance_deliveries, changes, checks, partner_reports
from enforcement.services.acknowledgements import NotApplied
from enforcement.services.partner_reports import Event

# agency -> for how many days it has applied nothing any more, though it reads.
BEHIND = {"airline": 0, "railway": 0, "hotel": 18, "bank": 0}
READS = [*range(240, 30, -10), *range(30, -1, -1)]  # days ago


def keeping_up(stage: Stage) -> Story:
    """Every agency reads on from where it was and acknowledges; the clerk posts what goes out on paper."""
    cursors = dict.fromkeys(BEHIND, "")
    for days in READS:
        yield stage.ago(days, at=16)
        for code, behind in BEHIND.items():
            cursors[code] = _followed(stage, code, cursors[code], applies=days >= behind)
        _papers(stage)


def _agency(code: str) -> PartnerAgency:
    return PartnerAgency.objects.get(code=code)


def _followed(
    stage: Stage, code: str, after: str, *, applies: bool, exceptions: tuple[NotApplied, ...] = ()
) -> str:
    """The agency reads one page and, if it `applies`, acknowledges it; gives the cursor to go on with."""
    agency = _agency(code)
    with acts.begin(actor=acts.partner(code), now=stage.now) as act:
        read = changes.read(act=act, agency=agency, after=after, limit=1000)
    if applies and read.page.position:
        with acts.begin(actor=acts.partner(code), now=stage.now) as act:
            acknowledgements.acknowledge(
                act=act, agency=agency, position=read.page.position, exceptions=exceptions
            )
    return read.next


def _papers(stage: Stage) -> None:
    """Receipts that have come back, then notices to agencies that take no electronic ones."""
    today = stage.now.date()
    for notice in AssistanceDelivery.objects.filter(delivered_on=None, sent_on__lt=today):
        with stage.act("clerk") as act:
            assistance_deliveries.deliver(
                act=act, notice_id=notice.pk, delivered_on=today, receipt=f"EMS 1{notice.pk:09d}"
            )
    rows = Progress.objects.filter(kind=Progress.Kind.IMPOSED, electronic=False, sent_on=None)
    here = rows.filter(case__court=stage.court).order_by("order", "agency")
    for order_id, agency_id in here.values_list("order", "agency").distinct():
        with stage.act("clerk") as act:
            assistance_deliveries.send(
                act=act, order_id=order_id, agency_id=agency_id, method="post", sent_on=today
            )


def not_applied(stage: Stage) -> Story:
    """The railway knows no passenger of one number; the airline defers one change and refuses another."""
    yield stage.ago(60)
    told = {
        "not_found": ("railway", "闾丘言"),
        "deferred": ("airline", "公西远"),
        "refused": ("airline", "东野晴"),
    }
    rows = {reason: debtor(stage, name, date(1983, 4, 9), 27_500)[1] for reason, (_, name) in told.items()}
    yield stage.ago(14)
    for case in rows.values():
        _listed_at_once(stage, case)
    yield stage.ago(10)
    notes = {
        "not_found": "常旅客和订票记录中没有此证件",
        "deferred": "订座系统本周升级",
        "refused": "认为该证件类型不在备忘录范围内",
    }
    for reason, case in rows.items():
        code, _ = told[reason]
        row = Progress.objects.get(case=case, agency__code=code, kind=Progress.Kind.IMPOSED)
        exception = NotApplied(row.change_id, reason, notes[reason])
        _followed(stage, code, "", applies=True, exceptions=(exception,))


def _listed_at_once(stage: Stage, case: Case) -> None:
    moves.listed(
        stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=0, grace_reasons="多次逃避执行。"
    )


def at_the_counter(stage: Stage) -> Story:
    """The airline's counters: another name beside the number, a refusal, somebody let through, one who disputes it."""
    yield stage.ago(50)
    names = ("亓官晴", "令狐岳", "长孙青", "慕容白", "宇文宁")
    people = [debtor(stage, name, date(1990, 12, 1), 15_800) for name in names]
    yield stage.ago(20)
    for _, case in people:
        _listed_at_once(stage, case)
    open_one, noted, let_through, same, doubtful = [subject for subject, _ in people]
    yield stage.ago(3, at=11)
    refused = _reported(stage, noted, Kind.REFUSED, "令狐岳")
    passed = _reported(stage, let_through, Kind.LET_THROUGH, "长孙青")
    disputes = [
        _reported(stage, subject, Kind.DISPUTED, name)
        for subject, name in ((same, "慕容白"), (doubtful, "宇文宁"))
    ]
    with stage.act("clerk") as act:
        partner_reports.note(act=act, report_id=refused.pk, text="已知悉。")
    for report, outcome, text in (
        (passed, Outcome.NOTED, "系统升级期间漏查，已提示该单位。"),
        (disputes[0], Outcome.SAME_PERSON, "经核对照片和住址，系同一人。"),
        (disputes[1], Outcome.DOUBTFUL, "出生日期与判决书不符，转入审查。"),
    ):
        with stage.act("judge") as act:
            partner_reports.answer(act=act, report_id=report.pk, outcome=outcome, text=text)
    yield stage.ago(1, at=11)
    _reported(stage, open_one, Kind.MISMATCH, "亓官清")


def _reported(stage: Stage, subject: Subject, kind: Kind, name: str) -> PartnerReport:
    """The airline asks about the number with this name beside it, and reports what came of it."""
    airline, document = _agency("airline"), subject.documents.get()
    asked = Person(document.id_type, decrypt(document.number), name)
    question = Question("air", Purpose.SALE, "T3-柜台12", (asked,))
    checks.answer(agency=airline, question=question, now=stage.now)
    event = Event(f"QC-{next(stage.serials):06d}", kind, stage.now, f"柜台出示的姓名为“{name}”。")
    with acts.begin(actor=acts.partner(airline.code), now=stage.now) as act:
        return partner_reports.receive(act=act, agency=airline, event=event, person=asked)[0]


STORIES: list[Callable[[Stage], Story]] = [keeping_up, not_applied, at_the_counter]
