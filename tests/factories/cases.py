"""Cases played through the services on days that the test names: a court with its people, a debtor, a listing.

`World` is a stage of the demo with a clock that the test sets, so that `enforcement.management.demo.moves` plays
on it. After each act the laws that the database defers to the commit are asked, as a commit would.

    case = cases.debtor(world.on(cases.NOTICE))
    listing = cases.listed(world.on(cases.LISTED), case)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from chinese_calendar import constants
from django.db import connection

from courts.models import (
    Authorisation,
    Case,
    Circumstance,
    Court,
    Judgment,
    Obligation,
    Posting,
    Subject,
    User,
)
from courts.models.secrets import decrypt
from courts.selectors import ledger
from courts.selectors.subjects import display_name
from courts.services import acts, calendar
from defaulters.models import Decision, Listing
from enforcement.management.demo import moves
from enforcement.management.demo.stage import SHANGHAI, Stage
from enforcement.models import Change, LinkedPerson, PartnerAgency, Restriction, Review
from enforcement.rules.purposes import Purpose
from enforcement.rules.questions import Person, Question
from enforcement.selectors import reach
from enforcement.services import cases, checks, decisions, drafts, findings, replacements, reviews
from tests.factories import catalogue, register
from tests.factories.kept import Kept

NOTICE = date(2026, 3, 2)  # a Monday: the enforcement notice is served
LISTED = date(2026, 5, 12)  # a Tuesday: drafted, signed and served
HIRED = date(2020, 1, 1)
NO_GRACE = {"grace_months": 0, "grace_reasons": "多次传唤拒不到庭。"}

# name -> (court, role); `stranger` works at the court and has no posting any more.
PEOPLE = {
    "clerk": ("京0105", "clerk"),
    "second_clerk": ("京0105", "clerk"),
    "assistant": ("京0105", "assistant"),
    "judge": ("京0105", "judge"),
    "second_judge": ("京0105", "judge"),
    "chief": ("京0105", "chief"),
    "president": ("京0105", "president"),
    "deputy": ("京0105", "judge"),
    "auditor": ("京0105", "auditor"),
    "higher_judge": ("京03", "judge"),
    "other_clerk": ("京0106", "clerk"),
    "other_judge": ("京0106", "judge"),
    "other_president": ("京0106", "president"),
}


@dataclass
class World(Stage):
    """A court, its people by role or name, and the instant at which the next act happens."""

    courts: dict[str, Court] = field(default_factory=dict)

    def on(self, day: date, hour: int = 10, minute: int = 0) -> World:
        """It is this hour in Shanghai."""
        self.today = day
        self.now = datetime.combine(day, time(hour, minute), SHANGHAI)
        return self

    @contextmanager
    def act(self, role: str) -> Iterator[acts.Act]:
        with super().act(role) as act:
            yield act
        commit()

    @contextmanager
    def system(self, duty: str) -> Iterator[acts.Act]:
        """An act of the system in one of its duties."""
        with acts.begin(actor=acts.system(duty), now=self.now) as act:
            yield act
        commit()


def world(day: date = NOTICE) -> World:
    """The reference data, the calendar, two courts under one superior and their people."""
    _BEGINNING.lay()
    courts = {row.code: row for row in Court.objects.all()}
    people = {row.username: row for row in User.objects.filter(username__in=PEOPLE)}
    now = datetime.combine(day, time(10), SHANGHAI)
    return World(courts["京0105"], people, day, now, courts=courts)


def _begin() -> None:
    catalogue.load()
    with acts.begin(actor=acts.system("seeds"), now=catalogue.LOADED_AT) as act:
        calendar.load(
            act=act, holidays=constants.holidays, make_up=constants.workdays, source="国务院办公厅通知"
        )
    court, other = register.court(), register.court("京0106", "北京市丰台区人民法院")
    assert other.superior == court.superior
    courts = {row.code: row for row in Court.objects.all()}
    for name, (code, role) in PEOPLE.items():
        _employed(name, courts[code], role)


_BEGINNING = Kept(_begin)


def _employed(name: str, court: Court, role: str) -> None:
    user = User.objects.create_user(username=name, full_name=name, is_staff=True)
    Posting.objects.create(user=user, court=court, role=role, from_day=HIRED)


def commit(law: str = "ALL") -> None:
    """Ask what a commit would ask: the deferred laws and foreign keys, or one law by the name of its trigger."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {law} IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


# -- from the judgment to the finding ---------------------------------------------------------------------------


def debtor(
    world: World,
    amount: int | str = 86_400,
    *,
    name: str = "闻人舟",
    born: date = date(1985, 7, 21),
    assets: int | None = None,
    interest_rule: str = "none",
    **owed: Any,
) -> Case:
    """A person who owes a sum under a judgment, was warned today, and can pay twice unless `assets` says else."""
    subject = moves.person(world, name, born)
    case = moves.filed(world, [debt(subject, amount, **owed)], interest_rule=interest_rule)
    able(world, case, 2 * int(Decimal(amount)) if assets is None else assets)
    return case


def debt(subject: Subject, amount: int | str = 86_400, **owed: Any) -> cases.NewObligation:
    """A sum of money due at the end of February 2026."""
    given = {"due_on": date(2026, 2, 28)} | owed
    return moves.owes(subject, f"被告向原告支付{amount}元。", amount=Decimal(amount), **given)


def apology(subject: Subject) -> cases.NewObligation:
    """An apology: expressive, owed by one person."""
    return moves.owes(subject, "被告向原告书面赔礼道歉。", kind="OB6", act_kind="expressive")


def refused_twice(world: World, case: Case) -> None:
    """The apology's own tools: publication unsuitable, a fine without success."""
    owed = case.judgment.obligations.get(kind="OB6")
    for tool, outcome in (("publication", "unsuitable"), ("fine", "failed")):
        used(world, case, owed, tool, outcome)


def used(world: World, case: Case, obligation: Obligation, tool: str, outcome: str) -> None:
    """One use of an obligation's own tool, today."""
    with world.act("judge") as act:
        cases.record_tool(
            act=act, case_id=case.pk, obligation_id=obligation.pk, tool=tool, outcome=outcome,
            reason="执行笔录", on_day=world.today,
        )  # fmt: skip


def able(world: World, case: Case, assets: int = 200_000) -> None:
    """A finding of today for each obligor that it can perform, by assets of so many yuan."""
    moves.able(world, case, assets=assets, reasons="查明名下存款。")


def conduct(world: World, case: Case, ground: str = "G4", **given: Any) -> None:
    """A finding of conduct on the first obligor, today."""
    with world.act("judge") as act:
        findings.find_conduct(
            act=act, case_id=case.pk, obligor_id=moves.obligors(case)[0].pk, ground=ground,
            happened_on=world.today, facts="逾期不报告财产", evidence="报告财产令及送达回证", **given,
        )  # fmt: skip


def circumstance(world: World, case: Case, kind: str, value: int | None = None, **given: Any) -> Circumstance:
    """A fact that bars or weighs, from today on."""
    with world.act("judge") as act:
        return cases.record_circumstance(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id, kind=kind,
            evidence="卷宗材料", from_day=world.today, value=None if value is None else Decimal(value), **given,
        )  # fmt: skip


def noticed(world: World, case: Case, **given: Any) -> None:
    """The enforcement notice served today on the first obligor, with seven days to perform."""
    day = world.today
    with world.act("clerk") as act:
        cases.serve_notice(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id, number=f"{case.number}通知",
            issued_on=day, perform_by=day + timedelta(days=7), method="in_person", served_on=day,
            reference="回证", **given,
        )  # fmt: skip


# -- listed, ordered, reached -----------------------------------------------------------------------------------


def listed(world: World, case: Case, grounds: Sequence[str] = ("G1",), **more: Any) -> Listing:
    """Drafted, submitted, reviewed, signed and served today; without grace unless `grace_months` says else."""
    terms = more if "grace_months" in more else NO_GRACE | more
    decision = moves.listed(world, case, grounds, "有履行能力而拒不履行。", **terms)
    return Listing.objects.get(decision=decision)


def listed_debtor(world: World, amount: int | str = 86_400, **given: Any) -> Listing:
    """A debtor warned on NOTICE and published on LISTED, where the clock then stands."""
    case = debtor(world.on(NOTICE), amount, **given)
    return listed(world.on(LISTED), case)


def drafted_order(world: World, case: Case, who: int | None = None, **more: Any) -> Decision:
    """A draft of a restriction order without a listing, for all that the first obligor, or `who`, owes."""
    subject_id = who or moves.obligors(case)[0].subject_id
    mine = moves.obligors(case).filter(subject=subject_id, obligation__performed_on=None)
    ids = list(mine.values_list("pk", flat=True))
    with world.act("judge") as act:
        return drafts.draft_restriction(
            act=act, case_id=case.pk, obligor_ids=ids, reasons="未按期履行给付义务。", **more
        )


def ordered(world: World, case: Case, **more: Any) -> Decision:
    """A restriction order without a listing, signed and served today."""
    return moves.served(world, moves.signed(world, drafted_order(world, case, **more)))


def replaced(world: World, order: Decision, **more: Any) -> Decision:
    """A new order in place of this one, drafted and signed today, and served where it burdens."""
    with world.act("judge") as act:
        draft = replacements.draft(act=act, order_id=order.pk, reasons="情况有变。", **more)
    signed = moves.signed(world, draft)
    return moves.served(world, signed) if signed.kind == Decision.Kind.RESTRICT else signed


def reviewed(world: World, order: Decision, outcome: str = "continue", **more: Any) -> Review:
    """The judge looks again at an order that binds."""
    with world.act("judge") as act:
        given = {"reasons": "仍未履行。"} | more
        return reviews.review(act=act, order_id=order.pk, outcome=outcome, **given)


def linked(world: World, case: Case, person: Subject, role: str = "legal_representative") -> LinkedPerson:
    """The finding that this person stands behind the unit that owes in `case`."""
    with world.act("judge") as act:
        return findings.find_link(
            act=act, case_id=case.pk, unit_id=moves.obligors(case)[0].subject_id, person_id=person.pk,
            role=role, facts="亲自批准库存转移", sources="企业登记档案、签批单", effect="公司名下无可供执行的存货",
            register_extract_on=world.today,
        )  # fmt: skip


def reached(
    world: World, case: Case, person: Subject, order: Decision, role: str = "legal_representative"
) -> Decision:
    """The unit's order reaches `person` by an own finding and an own decision, served today."""
    link = linked(world, case, person, role)
    with world.act("judge") as act:
        draft = drafts.draft_reach(
            act=act, linked_person_id=link.pk, order_id=order.pk, reasons="直接影响债务履行。"
        )
    return moves.served(world, moves.signed(world, draft))


def submitted_relief(world: World, kind: str, concerns: Decision, **content: Any) -> Decision:
    """A decision that relieves, drafted and submitted by the judge."""
    with world.act("judge") as act:
        draft = drafts.draft_relief(
            act=act, kind=kind, case_id=concerns.case_id, subject_id=concerns.subject_id, reasons="理由",
            concerns_id=concerns.pk, content=content,
        )  # fmt: skip
    with world.act("judge") as act:
        return decisions.submit(act=act, decision_id=draft.pk)


def signed_relief(world: World, decision: Decision, role: str = "president") -> Decision:
    """Signed: it takes effect now."""
    with world.act(role) as act:
        return decisions.sign(act=act, decision_id=decision.pk)


def paid(world: World, case: Case, amount: int | str, **more: Any) -> None:
    """Money of today, recorded by the clerk and confirmed by the judge."""
    moves.confirmed(world, moves.paid(world, case, Decimal(amount), **more))


def authorised(world: World, deputy: str, kinds: Sequence[str], first: date, last: date) -> Authorisation:
    """The president lets somebody sign these kinds between two days."""
    return Authorisation.objects.create(
        president=world.people["president"], deputy=world.people[deputy], court=world.court, kinds=list(kinds),
        from_day=first, until_day=last,
    )  # fmt: skip


# -- what stands afterwards -------------------------------------------------------------------------------------


def bound(subject: Subject | int, day: date) -> set[str]:
    """The measures that bind this person on `day`."""
    return set(reach.of(subject if isinstance(subject, int) else subject.pk, day))


def verdict(agency: PartnerAgency, subject: Subject, day: date, measure: str = "air") -> str:
    """What this agency is told about this person at ten o'clock of `day`."""
    document = subject.documents.get()
    person = Person(document.id_type, decrypt(document.number), display_name(subject))
    question = Question(measure, Purpose.SALE, "柜台1", (person,))
    now = datetime.combine(day, time(10), SHANGHAI)
    return str(checks.answer(agency=agency, question=question, now=now).replies[0].verdict)


def told(subject: Subject | int) -> list[str]:
    """The kinds of the changes about this person, in the order of the feed."""
    return list(Change.objects.filter(subject=subject).order_by("entry").values_list("kind", flat=True))


def states(judgment: Judgment) -> list[str]:
    """The states of the restrictions under a judgment, in the order of its obligations."""
    rows = Restriction.objects.filter(obligation__judgment=judgment)
    return list(rows.order_by("obligation__ordinal", "pk").values_list("state", flat=True))


def assert_sound() -> None:
    """The laws hold, the chain is whole and the ledger vouches for every state."""
    commit()
    assert [*ledger.chain_faults(), *ledger.state_faults()] == []
