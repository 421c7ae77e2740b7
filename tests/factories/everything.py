"""A register that holds at least one row of every noun, played through the services; what none writes yet is a row."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from courts.models import Case, Performance, Rendition, Subject
from courts.services import acts, subjects
from defaulters.models import Listing, WarningRendition
from enforcement.management.demo import moves
from enforcement.models import (
    Canary,
    FishingAlarm,
    Hit,
    IntakeRefusal,
    KeptAnswer,
    LegalBasis,
    Mark,
    PrintFault,
    SandboxShortfall,
    SchoolFee,
    Snapshot,
    StatutoryConsequence,
    Tries,
)
from enforcement.services import assistance, decisions, filings, performances
from tests.factories import (
    agencies,
    asking,
    assets,
    cases,
    endpoints,
    entrusting,
    loop,
    proceedings,
    remedies,
    succeeding,
)
from tests.factories.cases import World

BORN = date(1969, 11, 2)
TRIP = {
    "permission": "need",
    "items": ["air"], "purpose": "就医", "buy_from": "2026-05-12", "buy_until": "2026-05-20",
    "use_from": "2026-05-12", "use_until": "2026-05-20",
}  # fmt: skip


def play(world: World) -> Listing:
    """The listing of a company, with the person behind it, beside everything else that a register may hold."""
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    applicant = moves.person(world, "申请人", BORN)
    owed = cases.debt(unit)
    case = moves.filed(world, [type(owed)(**owed.__dict__ | {"beneficiaries": [applicant.pk]})])
    cases.able(world, case)
    proceedings.settled(world, case, 60_000, cases.LISTED + timedelta(days=90))
    cases.circumstance(world, case, "ranks_later", until_day=cases.NOTICE)
    _returned_once(world, case)
    _ruled(world)
    _succeeded(world)
    asking.received(world, case)
    asking.warned(world, case, cases.LISTED + timedelta(days=10))
    asking.refused(world, asking.received(world, case, "restrict"))
    _investigated(world, case)
    listing = cases.listed(world.on(cases.LISTED), case)
    order = listing.decision.pair
    cases.reached(world, case, moves.person(world, "申屠岳", BORN), order)
    moves.relieved(world, "permit", order, "就医。", **TRIP)
    _replaced_and_lifted(world, case)
    asking.received(world, case, "restrict")
    cases.authorised(world, "deputy", ["list"], cases.LISTED, cases.LISTED)
    _reversed(world, case)
    _apology(world)
    _asked(world, listing.subject, case)
    _objected(world, listing)
    _transferred(world)
    return listing


def _replaced_and_lifted(world: World, case: Case) -> None:
    """An order alone, made milder and reviewed, and one of another case that was lifted."""
    milder = cases.replaced(
        world, cases.ordered(world, case), dropped_items=["vehicle"], drop_reasons="营运所需。"
    )
    cases.reviewed(world, milder)
    other = cases.debtor(world.on(cases.NOTICE), name="公冶复")
    moves.relieved(world.on(cases.LISTED), "lift", cases.ordered(world, other), "已提供担保。")


def _investigated(world: World, case: Case) -> None:
    """An order to report, longer time for it, a report, a supplement and their assessment, and a clue verified once."""
    order = assets.ordered(world, case)
    longer = assets.asked_for_longer(world, order, 5)
    assets.answered(world, longer, longer.asked_until)
    order.refresh_from_db()
    assets.asked_for_longer(world, order, 5)
    assets.assessed(world, assets.reported(world, order), "truthful")
    assets.reported_online(world, order, changed_on=cases.NOTICE)
    assets.verified(world, assets.clue(world, case))


def _returned_once(world: World, case: Case) -> None:
    draft = moves.draft(world.on(cases.LISTED), case, ["G1"], "理由。", **cases.NO_GRACE)
    with world.act("judge") as act:
        decisions.submit(act=act, decision_id=draft.pk)
    with world.act("chief") as act:
        decisions.send_back(act=act, decision_id=draft.pk, because="补充。")
    with world.act("judge") as act:
        decisions.withdraw(act=act, decision_id=draft.pk, because="重新起草。")


def _ruled(world: World) -> None:
    """A case that is suspended, was searched, and whose settlement was breached."""
    case = cases.debtor(world.on(cases.NOTICE), name="东宫适")
    settlement = proceedings.settled(world, case, 50_000, cases.NOTICE)
    proceedings.breached(world.on(cases.LISTED), settlement)
    proceedings.ruled(world, case, "suspension_other")
    proceedings.ruled(world, case, "termination")
    proceedings.searched(world, case)


def _succeeded(world: World) -> None:
    """Debtors who have died: the heir of one asks the higher court, about another's nothing is ruled."""
    case = cases.debtor(world, name="西门放")
    change = succeeding.inherited(world, case)
    succeeding.asked_again(world, succeeding.served(world, succeeding.ruled(world, change, limit=20_000)))
    succeeding.inherited(world, cases.debtor(world, name="北宫展"))
    sold = asking.debtor(world)
    request = succeeding.assigned_online(world, sold, moves.person(world, "亓官平", asking.BORN))
    succeeding.sent_back(world, request)
    succeeding.asked_online(world, sold)
    shareholder = succeeding.shareholder_asked(world)
    suit = succeeding.sued(world, succeeding.served(world, succeeding.ruled(world, shareholder, limit=1)))
    succeeding.judged(world, suit, "dismissed")


def _transferred(world: World) -> None:
    """A case that another court has filed and sends on to a third."""
    case = cases.debtor(world, name="南宫延")
    entrusting.accepted(world, entrusting.proposed(world, case))
    case.refresh_from_db()
    entrusting.proposed(world, case, "京0105", "other_judge")


def _reversed(world: World, case: Case) -> None:
    performance: Performance = moves.paid(world, case, Decimal(10))
    moves.confirmed(world, performance)
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=performance.pk, reason="退汇。")


def _apology(world: World) -> None:
    """A natural person with an access code, conduct of two grounds, and an apology whose own tools failed."""
    subject = moves.person(world.on(cases.NOTICE), "钟离默", BORN)
    case = moves.filed(world, [cases.apology(subject), cases.debt(subject, 10)])
    cases.refused_twice(world, case)
    cases.conduct(world, case, "G4")
    with world.act("clerk") as act:
        subjects.issue_code(act=act, court=world.court, subject_id=subject.pk)
    world.on(cases.LISTED)


def _objected(world: World, listing: Listing) -> None:
    """Against the listing, dismissed and asked again; against its order, open; a claim taken up elsewhere."""
    remedies.asked_again(world, remedies.refused_once(world, listing.decision))
    remedies.lodged(world, listing.decision.pair, "restriction")
    remedies.upheld(world, remedies.admitted(world, remedies.lodged(world, listing.decision, "inaccurate")))


def _asked(world: World, subject: Subject, case: Case) -> None:
    """A hotel that asked and read, a filing of the person refused, and what no service writes in this register."""
    hotel = agencies.hotel().agency
    assert cases.verdict(hotel, subject, cases.LISTED, "tourism") == "restricted"
    with acts.begin(actor=acts.party(subject.pk), now=world.now) as act:
        filings.lodge(
            act=act, kind="paid", subject_id=subject.pk, case_id=case.pk, text="已付", contact="-",
            hit_id=Hit.objects.get().pk,
        )  # fmt: skip
    loop.reported(Hit.objects.get(), world)
    loop.shortfall(world, hotel)
    order = case.decisions.filter(kind="restrict", state="served").order_by("pk")[0]
    loop.sent(world, order, hotel)
    pdf = {
        "pdf": b"%PDF",
        "sha256": "0" * 64,
        "code": "2222222222",
        "template": "1",
        "rendered_at": world.now,
    }
    Rendition.objects.create(document=case.documents.all()[0], **pdf)
    WarningRendition.objects.create(warning=case.warnings.get(), **pdf)
    with world.system("assistance") as act:
        order_id = subject.restrictions.filter(state="active").order_by("pk")[0].order_id
        assistance.issue(act=act, order_id=order_id, agency_id=hotel.pk)
    Snapshot.objects.create(
        agency=hotel, key=hotel.keys.get(), measures=[], scope="0" * 64, asked_at=world.now
    )
    endpoints.everything(hotel)
    Canary.objects.create(agency=hotel, number=b"-", name=b"-", digest=UUID(int=2), from_day=world.today)
    PrintFault.objects.create(document=case.documents.all()[0], characters="U+1F600", found_at=world.now)
    FishingAlarm.objects.create(agency=hotel, sign="misses", raised_at=world.now)
    IntakeRefusal.objects.create(
        agency=hotel, digest=UUID(int=1), row=b"-", first_at=world.now, last_at=world.now
    )
    KeptAnswer.objects.create(agency=hotel, key="k", digest=UUID(int=1), kept_at=world.now)
    sandbox = agencies.sandbox().agency
    SandboxShortfall.objects.create(
        agency=sandbox, change=sandbox.sandbox_changes.all()[0], reason="refused", reported_at=world.now
    )
    Mark.objects.create(agency=hotel, kind="read", position=1, at=world.now)
    Tries.objects.create(door="sign_in_from", key=UUID(int=1), since=world.now)
    SchoolFee.objects.create(
        case=case, subject=subject, fee=2, standard=1, sources="-", found_by=world.people["judge"],
        found_on=cases.LISTED,
    )  # fmt: skip
    StatutoryConsequence.objects.create(
        code="officer", name_zh="-", name_en="-", legal_basis=LegalBasis.objects.all()[0], note_zh="-",
        note_en="-", tests=["large_sum"], threshold=1,
    )  # fmt: skip
