"""Several courts and several people: a case that moves, a person whom two courts listed, those who owe together."""

from __future__ import annotations

from datetime import date

from courts.models import Case, Circumstance, Obligor, Subject
from courts.services import acts
from defaulters.models import Listing
from defaulters.rules.eligibility import bars
from defaulters.selectors.candidates import candidate
from enforcement.management.demo import moves
from enforcement.selectors import queue, reach
from enforcement.services import consequences, filings
from tests.factories import cases, entrusting
from tests.factories.cases import LISTED, World

SENT = date(2026, 6, 1)


def test_scenario_74_and_e12_a_transferred_listing_keeps_its_day_and_term_and_only_one_is_live(
    world: World,
) -> None:
    case = cases.debtor(world)
    cases.conduct(world, case, "G4")
    listing = cases.listed(world.on(LISTED), case, ["G4"])
    term = listing.term_until
    entrusting.accepted(world.on(SENT), entrusting.proposed(world.on(SENT), case))
    live = Listing.objects.get(subject=listing.subject_id)
    assert (live.state, live.published_on, live.term_until) == ("published", LISTED, term)
    published = live.published or {}
    assert [published[key] for key in ("court", "case_number", "published_on")] == [
        "北京市丰台区人民法院", "（2026）京0106执888号", "2026-05-12",
    ]  # fmt: skip


def test_scenario_74_an_objection_after_the_transfer_is_answered_by_the_new_court(world: World) -> None:
    listing = cases.listed_debtor(world)
    entrusting.accepted(world.on(SENT), entrusting.proposed(world.on(SENT), listing.case))
    person = listing.subject_id
    with acts.begin(actor=acts.party(person), now=world.now) as act:
        filing = filings.lodge(
            act=act, kind="paid", subject_id=person, case_id=listing.case_id, text="已付清。", contact="1"
        )
    for judge, answered in (("judge", False), ("other_judge", True)):
        assert bool([one for one in queue.of(world.people[judge], SENT) if one.kind == "answer"]) is answered
    with world.act("other_judge") as act:
        assert filings.answer(act=act, filing_id=filing.pk, text="正在核实。").state == "answered"


def courts_binding(subject: Subject) -> set[str]:
    """The case numbers whose orders bind this person today."""
    causes = {cause.restriction_id for found in reach.of(subject.pk, SENT).values() for cause in found}
    return set(Case.objects.filter(restrictions__in=causes).values_list("number", flat=True))


def test_e6_each_court_lists_for_itself_and_a_deletion_in_one_leaves_the_other(world: World) -> None:
    first = cases.listed_debtor(world)
    owed = cases.debt(first.subject, 10_000)
    other = moves.filed(world.on(cases.NOTICE), [owed])
    cases.able(world, other)
    second = cases.listed(world.on(LISTED), other)
    assert courts_binding(first.subject) == {first.case.number, other.number}
    moves.relieved(world.on(SENT), "delete", first.decision, "申请执行人书面申请。", reason="D3")
    second.refresh_from_db()
    assert (second.state, courts_binding(first.subject)) == ("published", {other.number})


def joint(world: World, liability: str = "joint") -> Case:
    """Two people who owe the same sum: jointly, or the second only after the first."""
    first = moves.person(world, "闻人舟", date(1985, 7, 21))
    second = moves.person(world, "司徒岚", date(1979, 1, 2))
    owed = cases.debt(first)
    obligors = [(first.pk, "sole" if liability == "supplementary" else "joint"), (second.pk, liability)]
    case = moves.filed(
        world.on(cases.NOTICE), [type(owed)(**owed.__dict__ | {"obligors": obligors})], interest_rule="none"
    )
    cases.able(world, case)
    return case


def test_e24_one_joint_debtor_pays_all_and_both_listings_end_by_d1(world: World) -> None:
    case = joint(world)
    world.on(LISTED)
    both = [
        cases.listed(world, case, subject_id=subject_id)
        for subject_id in moves.obligors(case).order_by("pk").values_list("subject", flat=True)
    ]
    cases.paid(world.on(SENT), case, 86_400)
    for listing in both:
        listing.refresh_from_db()
        assert (listing.state, listing.removal_reason) == ("shielded", "D1")
        assert cases.bound(listing.subject_id, SENT) == set()
    with world.on(date(2026, 6, 4), 17).system("deadline") as act:
        ended = [consequences.remove_due(act=act, listing_id=listing.pk) for listing in both]
    assert [(row.state, row.end_reason) for row in ended] == [("deleted", "D1")] * 2


def test_article_3_3_who_owes_after_another_is_not_listed_for_refusal_while_it_ranks_later(
    world: World,
) -> None:
    case = joint(world, "supplementary")
    later = moves.obligors(case).get(liability="supplementary")
    assert ranking(case, later) == [("ranks_later", False)]
    Circumstance.objects.create(
        case=case, subject=later.subject, kind="ranks_later", evidence="判决主文", from_day=LISTED,
        recorded_by=world.people["judge"],
    )  # fmt: skip
    assert ranking(case, later) == [("ranks_later", True)]


def ranking(case: Case, obligor: Obligor) -> list[tuple[str, bool]]:
    """The bars of rank against a listing under G1, and whether they block."""
    found = bars(candidate(case, obligor, ["G1"], LISTED))
    return [(str(bar.code), bar.blocks) for bar in found if bar.code == "ranks_later"]
