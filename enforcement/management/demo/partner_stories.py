"""Partners at work: three keep up, one is late, one takes paper; an exception, and a mismatch at a counter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from courts.models.secrets import decrypt
from courts.services import acts
from enforcement.management.demo import moves
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story
from enforcement.models import AssistanceDelivery, Hit, PartnerAgency, Progress
from enforcement.rules.partner_reports import Kind
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


def not_found(stage: Stage) -> Story:
    """The railway has no passenger of this number, and says so."""
    yield stage.ago(60)
    _, case = debtor(stage, "闾丘言", date(1983, 4, 9), 27_500)
    yield stage.ago(14)
    moves.listed(
        stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=0, grace_reasons="多次逃避执行。"
    )
    yield stage.ago(10)
    row = Progress.objects.get(case=case, agency__code="railway", kind=Progress.Kind.IMPOSED)
    exception = NotApplied(row.change_id, "not_found", "常旅客和订票记录中没有此证件")
    _followed(stage, "railway", "", applies=True, exceptions=(exception,))


def mismatch(stage: Stage) -> Story:
    """The airline's counter sees another name beside the number, sells, and reports it."""
    yield stage.ago(50)
    subject, case = debtor(stage, "亓官晴", date(1990, 12, 1), 15_800)
    yield stage.ago(20)
    moves.listed(
        stage, case, ["G1"], "有履行能力而拒不履行。", grace_months=0, grace_reasons="多次逃避执行。"
    )
    yield stage.ago(1, at=11)
    airline, document = _agency("airline"), subject.documents.get()
    asked = Person(document.id_type, decrypt(document.number), "亓官清")
    question = Question("air", Purpose.SALE, "T3-柜台12", (asked,))
    checks.answer(agency=airline, question=question, now=stage.now)
    hit = Hit.objects.filter(subject=subject, verdict=Hit.Verdict.NAME_MISMATCH).latest("pk")
    event = Event(f"QC-{hit.pk:06d}", Kind.MISMATCH, stage.now, "证件姓名为“亓官清”，同一号码。")
    with acts.begin(actor=acts.partner(airline.code), now=stage.now) as act:
        partner_reports.receive(act=act, agency=airline, event=event, person=asked)


STORIES: list[Callable[[Stage], Story]] = [keeping_up, not_found, mismatch]
