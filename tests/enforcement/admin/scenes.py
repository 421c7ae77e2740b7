"""For each action of the desk a scene in which it can be done: the case, the row, what is typed, what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from courts.models import (
    AccessCode,
    Authorisation,
    CalendarDay,
    Case,
    Circumstance,
    Judgment,
    Performance,
    Posting,
    Settlement,
    Subject,
    User,
)
from courts.models.secrets import decrypt
from courts.selectors.subjects import by_number, display_name
from courts.services import acts, subjects
from enforcement.management.demo import moves
from enforcement.models import Filing
from enforcement.services import filings
from tests.factories import cases, people
from tests.factories.cases import LISTED, NOTICE, World


@dataclass
class Scene:
    """Where an action is done (`case`, `row`), what is posted, and what `came` gives when it was done."""

    expected: Any
    came: Callable[[HttpResponse], Any]
    case: Case | None = None
    row: Any = None
    data: dict[str, Any] = field(default_factory=dict)


def day(given: date) -> str:
    return given.isoformat()


def debtor(world: World, **given: Any) -> Case:
    case = cases.debtor(world.on(NOTICE), **given)
    world.on(LISTED)
    return case


def first(case: Case) -> Subject:
    return moves.obligors(case)[0].subject


# -- people -----------------------------------------------------------------------------------------------------


def register(world: World) -> Scene:
    number = people.citizen_number(77)
    data = {
        "court": world.court.pk, "kind": "natural", "id_type": "citizen_id", "number": number, "issuer": "CHN",
        "name": "司马青",
    }  # fmt: skip
    return Scene("司马青", lambda _: display_name(by_number("citizen_id", number) or Subject()), data=data)


def verify(world: World) -> Scene:
    with world.on(NOTICE).act("clerk") as act:
        subject = subjects.register(
            act=act, court=world.court, kind="natural", id_type="citizen_id",
            number=people.citizen_number(78), name="端木言",
        )  # fmt: skip
    case = moves.filed(world, [cases.debt(subject)])
    document = subject.documents.get()
    return Scene("second_clerk", lambda _: fresh(document).verified_by.username, case, document)


def reveal(world: World) -> Scene:
    case = debtor(world)
    document = first(case).documents.get()
    return Scene(True, lambda answer: decrypt(document.number) in answer.content.decode(), case, document)


def issue_code(world: World) -> Scene:
    case = debtor(world)
    live = AccessCode.objects.filter(subject=first(case), ended_at=None)
    return Scene(1, lambda _: live.count(), case, first(case))


def add_name(world: World) -> Scene:
    case = debtor(world)
    names = first(case).names.filter(form="pinyin")
    return Scene(1, lambda _: names.count(), case, first(case), {"form": "pinyin", "text": "WENREN ZHOU"})


# -- the case ---------------------------------------------------------------------------------------------------


def enter_judgment(world: World) -> Scene:
    owing, joint = (
        moves.person(world, "南门一", date(1980, 1, 2)),
        moves.person(world, "南门二", date(1981, 1, 2)),
    )
    number = decrypt(joint.documents.get().number)
    data = {
        "court": world.court.pk, "basis": "EB1", "number": "（2026）京0105民初9001号", "maker": "北京市朝阳区人民法院",
        "made_on": "2026-03-01", "in_force_on": "2026-04-01", "interest_rule": "civil_double",
        "rows-TOTAL_FORMS": "2", "rows-INITIAL_FORMS": "0", "rows-MIN_NUM_FORMS": "0", "rows-MAX_NUM_FORMS": "30",
        "rows-0-kind": "OB1", "rows-0-content": "支付货款10,000元。", "rows-0-amount": "10000",
        "rows-0-ordinary_rate": "3.85", "rows-0-ordinary_from": "2026-01-01", "rows-0-due_on": "2026-04-15",
        "rows-0-protected_interest": "none", "rows-0-grave_harm": "none",
        "rows-0-obligors": f"#{owing.pk}\n{number}",
        "rows-1-kind": "OB6", "rows-1-act_kind": "expressive", "rows-1-content": "赔礼道歉。",
        "rows-1-protected_interest": "none", "rows-1-grave_harm": "none", "rows-1-obligors": f"#{owing.pk}",
    }  # fmt: skip

    def came(_: HttpResponse) -> Any:
        judgment = Judgment.objects.get(number="（2026）京0105民初9001号")
        rows = judgment.obligations.order_by("ordinal")
        return [
            (
                row.kind,
                row.amount,
                row.ordinary_rate,
                sorted(row.obligors.values_list("liability", flat=True)),
            )
            for row in rows
        ]

    expected = [
        ("OB1", Decimal("10000.00"), Decimal("0.038500"), ["joint", "joint"]),
        ("OB6", None, None, ["sole"]),
    ]
    return Scene(expected, came, data=data)


def file(world: World) -> Scene:
    judgment = debtor(world).judgment
    data = {
        "court": world.court.pk, "judgment": judgment.number, "number": "(2026)京0105执8001号",
        "filed_on": day(LISTED), "judge": world.people["judge"].pk,
    }  # fmt: skip
    filed = Case.objects.filter(number="（2026）京0105执8001号", judge=world.people["judge"])
    return Scene(judgment.pk, lambda _: filed.values_list("judgment", flat=True).first(), data=data)


def serve_notice(world: World) -> Scene:
    case = moves.filed(world, [cases.debt(moves.person(world, "西门三", date(1980, 1, 2)))], served=False)
    data = {
        "subject_id": first(case).pk, "number": "执行通知书77", "issued_on": day(LISTED), "risk_warning": "on",
        "perform_by": "2026-05-19", "method": "in_person", "served_on": day(LISTED), "reference": "回证77",
    }  # fmt: skip
    served = case.documents.filter(number="执行通知书77", service__served_on=LISTED, risk_warning=True)
    return Scene(1, lambda _: served.count(), case, data=data)


def classify(world: World) -> Scene:
    subject = moves.person(world, "东郭四", date(1980, 1, 2))
    case = moves.filed(world, [moves.owes(subject, "返还借款五万元。", kind="unclassified")])
    obligation = case.judgment.obligations.get()
    data = {
        "kind": "OB1", "amount": "50000", "due_on": "2026-04-01", "protected_interest": "none", "grave_harm": "none",
    }  # fmt: skip
    return Scene(
        ("OB1", Decimal(50000)), lambda _: columns(obligation, "kind", "amount"), case, obligation, data
    )


def record_tool(world: World) -> Scene:
    case = moves.filed(world, [cases.apology(moves.person(world, "百里五", date(1980, 1, 2)))])
    obligation = case.judgment.obligations.get()
    data = {
        "tool": "publication",
        "outcome": "unsuitable",
        "reason": "应当在居民会议上当面道歉。",
        "on_day": day(LISTED),
    }
    return Scene(1, lambda _: obligation.tool_uses.filter(tool="publication").count(), case, obligation, data)


def record_circumstance(world: World) -> Scene:
    case = debtor(world)
    data = {"subject_id": first(case).pk, "kind": "hold_off", "evidence": "书面申请", "from_day": day(LISTED)}
    return Scene(
        1, lambda _: Circumstance.objects.filter(case=case, kind="hold_off").count(), case, data=data
    )


def end_circumstance(world: World) -> Scene:
    case = debtor(world)
    row = cases.circumstance(world, case, "hold_off")
    return Scene(LISTED, lambda _: fresh(row).until_day, case, row, {"until_day": day(LISTED)})


def settle(world: World) -> Scene:
    case = debtor(world)
    data = {
        "subject_id": first(case).pk, "signed_on": day(LISTED), "total": "60000", "due_on": "2026-12-31",
        "content": "支付六万元，其余放弃。",
    }  # fmt: skip
    totals = Settlement.objects.filter(case=case).values_list("total", flat=True)
    return Scene([Decimal(60000)], lambda _: list(totals.all()), case, data=data)


def close(world: World) -> Scene:
    case = debtor(world)
    return Scene(
        ("closed", "terminated"), lambda _: columns(case, "state", "closed_as"), case,
        data={"closed_as": "terminated"},
    )  # fmt: skip


# -- performances, filings, the court ----------------------------------------------------------------------------


def record_performance(world: World) -> Scene:
    case = debtor(world)
    data = {
        "subject_id": first(case).pk, "amount": "86400", "value_day": day(LISTED), "reference": "收据77",
    }  # fmt: skip
    return Scene("recorded", lambda _: Performance.objects.get(reference="收据77").state, case, data=data)


def performed(expected: str, *, confirmed: bool = False, **data: Any) -> Callable[[World], Scene]:
    def scene(world: World) -> Scene:
        case = debtor(world)
        performance = moves.paid(world, case, Decimal(1000))
        if confirmed:
            moves.confirmed(world, performance)
        return Scene(expected, lambda _: fresh(performance).state, case, performance, data)

    return scene


def answer(world: World) -> Scene:
    case = debtor(world)
    subject = first(case)
    with acts.begin(actor=acts.party(subject.pk), now=world.now) as act:
        filing = filings.lodge(
            act=act,
            kind=Filing.Kind.PAID,
            subject_id=subject.pk,
            case_id=case.pk,
            text="已转账。",
            contact="电话",
        )
    return Scene("answered", lambda _: fresh(filing).state, case, filing, {"text": "款项尚未到账。"})


def switch_review(world: World) -> Scene:
    data = {"court": world.court.pk, "off": "off", "reasons": "案件量大。"}
    return Scene(True, lambda _: fresh(world.court).review_switched_off, data=data)


def set_day(world: World) -> Scene:
    data = {
        "court": world.court.pk,
        "day": "2027-01-01",
        "kind": "holiday",
        "source": "国办发明电〔2026〕1号",
    }
    return Scene("holiday", lambda _: CalendarDay.objects.get(day=date(2027, 1, 1)).kind, data=data)


def authorise(world: World) -> Scene:
    data = {
        "court": world.court.pk, "deputy": world.people["deputy"].pk, "kinds": ["list", "restrict"],
        "from_day": day(LISTED), "until_day": "2026-06-30",
    }  # fmt: skip
    kinds = Authorisation.objects.filter(deputy=world.people["deputy"]).values_list("kinds", flat=True)
    return Scene([["list", "restrict"]], lambda _: list(kinds.all()), data=data)


def enter_user(world: World) -> Scene:
    data = {"username": "new", "full_name": "新人", "password": "correct horse battery"}
    return Scene("新人", lambda _: User.objects.get(username="new").full_name, data=data)


def appoint(world: World) -> Scene:
    user = User.objects.create_user(username="fresh", full_name="新人")
    data = {"user": user.pk, "court": world.court.pk, "role": "clerk", "from_day": day(LISTED)}
    return Scene(["clerk"], lambda _: list(user.postings.values_list("role", flat=True)), data=data)


def end_posting(world: World) -> Scene:
    posting = Posting.objects.get(user=world.people["second_judge"])
    return Scene(LISTED, lambda _: fresh(posting).until_day, row=posting, data={"until_day": day(LISTED)})


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def columns(row: Any, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(fresh(row), name) for name in names)
