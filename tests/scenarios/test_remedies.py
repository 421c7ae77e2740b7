"""domain: the remedies: correction requests, "that is not me", what was wrong, and former representatives."""

from __future__ import annotations

from datetime import date

from django.test import Client

from courts.models import Document, Subject
from defaulters.models import Decision, Listing
from enforcement.management.demo import moves
from enforcement.models import Change
from enforcement.selectors import queue
from tests.factories import agencies, cases, remedies, visits
from tests.factories.cases import LISTED, World

MAY_6 = date(2026, 5, 6)
JUNE_1, JUNE_16, JUNE_22 = date(2026, 6, 1), date(2026, 6, 16), date(2026, 6, 22)
DISMISSED = (
    "如不服本决定，可以自本决定送达之日起十日内向北京市第三中级人民法院申请复议；复议期间不停止本决定的执行。"
)


def due(world: World, role: str, kind: str) -> list[date]:
    """The last days of the tasks of a kind in the queue of somebody today."""
    tasks = queue.of(world.people[role], world.now.date())
    return [task.clock.day for task in tasks if task.kind == kind and task.clock is not None]


def test_scenario_39_a_request_of_1_june_is_reviewed_by_the_16th_and_corrected_by_the_22nd(
    world: World,
) -> None:
    listing = cases.listed_debtor(world)
    objection = remedies.admitted(world.on(JUNE_1), remedies.lodged(world.on(JUNE_1), listing.decision))
    assert due(world, "second_judge", "decide") == [JUNE_16]
    remedies.upheld(world.on(JUNE_16), objection)
    assert due(world, "second_judge", "draft") == [JUNE_22]


def namesake(world: World) -> tuple[Listing, Decision]:
    """On Monday, 16 November 2026, a listed person proves to be a namesake; the cancellation is drafted."""
    listing = cases.listed_debtor(world)
    objection = remedies.lodged(world.on(date(2026, 11, 16)), listing.decision, "not_me")
    relief = remedies.upheld(world, remedies.admitted(world, objection)).relief
    assert relief is not None
    return listing, relief


def test_scenario_42_a_namesake_is_cancelled_by_thursday_and_every_partner_is_told(world: World) -> None:
    partners = [agencies.airline().agency, agencies.hotel().agency]
    listing, relief = namesake(world)
    assert due(world, "second_judge", "draft") == [date(2026, 11, 19)]
    moves.signed(world.on(date(2026, 11, 19)), relief)
    listing.refresh_from_db()
    assert (listing.state, listing.end_reason, listing.decision.state) == ("cancelled", "wrong", "revoked")
    for partner in partners:
        page = agencies.client(partner).get("/api/v1/changes").json()
        assert [change["kind"] for change in page["changes"]] == ["imposed", "stayed", "cancelled"]


def test_scenario_42_the_letter_apologises_and_names_who_was_told(world: World) -> None:
    agencies.hotel(name_zh="云栖酒店")
    airline = agencies.airline(name_zh="晴川航空").agency
    listing, relief = namesake(world)
    assert cases.verdict(airline, listing.subject, date(2026, 11, 16)) == "restricted"
    moves.signed(world.on(date(2026, 11, 19)), relief)
    letter = Document.objects.get(objection__relief=relief)
    assert (letter.kind, letter.content["told"]) == ("letter", [{"name": "晴川航空", "day": "2026-11-16"}])
    assert letter.content["text"].startswith(f"经审查，对您作出的{listing.decision.number}决定有误")


def test_scenario_43_what_was_published_wrong_is_corrected_and_the_day_of_publication_kept(
    world: World,
) -> None:
    listing = cases.listed_debtor(world)
    objection = remedies.lodged(world.on(JUNE_1), listing.decision, "inaccurate")
    relief = remedies.upheld(
        world, remedies.admitted(world, objection), "correct", after={"duties": ["偿还借款八万六千四百元。"]}
    ).relief
    assert due(world, "second_judge", "draft") == [date(2026, 6, 4)]
    assert relief is not None
    moves.signed(world.on(date(2026, 6, 4)), relief)
    listing.refresh_from_db()
    assert (listing.state, listing.published_on) == ("published", LISTED)
    assert listing.corrections.get().after["duties"] == ["偿还借款八万六千四百元。"]
    assert Change.objects.order_by("entry").values_list("kind", flat=True).last() == "corrected"


def former_representative(world: World) -> tuple[Subject, Decision]:
    """L, reached by the order of unit U, whose register shows another representative since 6 May."""
    unit = moves.company(world.on(cases.NOTICE), "禾穗食品有限公司", "申屠岳")
    case = moves.filed(world, [cases.debt(unit, 90_000)])
    cases.able(world, case)
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    order = cases.ordered(world.on(date(2026, 4, 20)), case)
    return head, cases.reached(world, case, head, order)


def test_scenario_50_what_a_former_representative_hands_in_goes_to_another_judge_by_16_june(
    world: World,
) -> None:
    _, reach = former_representative(world)
    filing = remedies.filed(
        world.on(JUNE_1), reach, "left_post", "已变更登记，不再任职。", register_extract_on=MAY_6
    )
    objection = remedies.admitted(world, remedies.taken_up(world, filing, reach, "restriction"))
    assert (due(world, "judge", "decide"), due(world, "second_judge", "decide")) == ([], [JUNE_16])
    relief = remedies.upheld(world.on(JUNE_16), objection, "lift").relief
    assert due(world, "second_judge", "draft") == [JUNE_22]
    assert relief is not None
    assert (relief.subject, relief.concerns) == (reach.subject, reach)


def test_scenario_50_without_proof_it_is_dismissed_and_the_ten_days_are_shown(world: World) -> None:
    head, reach = former_representative(world)
    objection = remedies.lodged(world.on(JUNE_1), reach, "left_post", register_extract_on=MAY_6)
    remedies.served(world, remedies.dismissed(world, remedies.admitted(world, objection)))
    assert objection.document is None
    objection.refresh_from_db()
    assert objection.document is not None
    assert objection.document.content["remedy"] == DISMISSED
    assert cases.bound(head, JUNE_22) != set()


def test_scenario_69_the_refusal_the_remedy_and_its_last_day_are_on_the_persons_page(world: World) -> None:
    listing = cases.listed_debtor(world)
    remedies.refused_once(world.on(date(2026, 11, 20)), listing.decision)
    client: Client = visits.inside(world, listing.subject)
    page = client.get("/my-case/").content.decode()
    for shown in ("申请不成立。", DISMISSED, "您可以在 <strong>2026年11月30日</strong> 以前申请复议。"):
        assert shown in page
