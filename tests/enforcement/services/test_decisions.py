"""Who may make a decision, and what a signature and a service work."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from courts.models import Case, Posting
from courts.rules.codes import Code as CourtCode
from courts.services import courts
from defaulters.models import Decision, DecisionVersion, Listing
from defaulters.rules.codes import Code
from enforcement.management.demo import moves
from enforcement.models import Change, Restriction
from enforcement.services import decisions
from tests.factories import breaking, cases, proceedings
from tests.factories.cases import World
from tests.factories.refusals import refused

REASONS = "有履行能力而拒不履行。"


@pytest.fixture
def case(world: World) -> Case:
    made = cases.debtor(world)
    world.on(cases.LISTED)
    return made


@pytest.fixture
def draft(world: World, case: Case) -> Decision:
    return moves.draft(world, case, ["G1"], REASONS, **cases.NO_GRACE)


def step(world: World, decision: Decision, role: str, verb: str, **more: object) -> Decision:
    with world.act(role) as act:
        return getattr(decisions, verb)(act=act, decision_id=decision.pk, **more)


def pair_states(decision: Decision) -> list[str]:
    rows = Decision.objects.filter(pk__in=[decision.pk, decision.pair.pk])
    return list(rows.order_by("pk").values_list("state", flat=True))


def posted(world: World, name: str, role: str, court: str = "京0105") -> None:
    person = world.people[name]
    Posting.objects.create(user=person, court=world.courts[court], role=role, from_day=cases.HIRED)


def test_a_listing_and_its_order_move_together(world: World, draft: Decision) -> None:
    steps = [("judge", "submit"), ("chief", "review"), ("president", "sign")]
    seen = []
    for role, verb in steps:
        step(world, draft, role, verb)
        seen.append(pair_states(draft))
    moves.served(world, draft)
    assert [*seen, pair_states(draft)] == [
        ["submitted"] * 2,
        ["reviewed"] * 2,
        ["signed"] * 2,
        ["served"] * 2,
    ]
    cases.assert_sound()


def test_scenario_14_what_is_signed_and_not_served_publishes_nothing(world: World, draft: Decision) -> None:
    moves.signed(world, draft)
    assert (Listing.objects.count(), Restriction.objects.count(), Change.objects.count()) == (0, 0, 0)
    assert cases.bound(draft.subject, cases.LISTED) == set()

    def published_all_the_same() -> None:
        Listing.objects.create(
            decision=draft, case=draft.case, subject=draft.subject, state="published",
            published_on=cases.LISTED, published={},
        )  # fmt: skip
        cases.commit("listing_stands_on_a_decision")

    assert breaking.name_of(published_all_the_same) == "listing_stands_on_a_decision"


def test_three_people_stand_under_what_burdens(world: World, draft: Decision) -> None:
    moves.signed(world, draft)
    draft.refresh_from_db()
    made_by = (draft.author, draft.reviewer, draft.signer)
    assert made_by == (world.people["judge"], world.people["chief"], world.people["president"])
    assert (draft.signed_on, draft.reviewer_switched_off, draft.authorisation) == (
        cases.LISTED, False, None,
    )  # fmt: skip


def test_scenario_71_the_author_does_not_review(world: World, draft: Decision) -> None:
    posted(world, "judge", "chief")
    step(world, draft, "judge", "submit")
    with refused(Code.DECISION_SAME_PERSON):
        step(world, draft, "judge", "review")


@pytest.mark.parametrize("name", ["judge", "chief"])
def test_scenario_71_author_and_reviewer_do_not_sign(world: World, draft: Decision, name: str) -> None:
    posted(world, name, "president")
    step(world, draft, "judge", "submit")
    step(world, draft, "chief", "review")
    with refused(Code.DECISION_SAME_PERSON):
        step(world, draft, name, "sign")


@pytest.mark.parametrize("name", ["clerk", "assistant", "judge", "chief", "auditor", "other_president"])
def test_scenario_71_nobody_but_the_president_signs_what_burdens(
    world: World, draft: Decision, name: str
) -> None:
    step(world, draft, "judge", "submit")
    step(world, draft, "chief", "review")
    with refused(CourtCode.PERMISSION_DENIED):
        step(world, draft, name, "sign")


def test_nothing_is_signed_without_a_review(world: World, draft: Decision) -> None:
    step(world, draft, "judge", "submit")
    with refused(CourtCode.TRANSITION_NOT_ALLOWED):
        step(world, draft, "president", "sign")


def test_the_president_switches_the_review_off_by_a_decision_that_stays_visible(
    world: World, draft: Decision
) -> None:
    with world.act("president") as act:
        courts.switch_review(act=act, court_id=world.court.pk, off=True, reasons="审核岗位空缺。")
    step(world, draft, "judge", "submit")
    signed = step(world, draft, "president", "sign")
    assert (signed.state, signed.reviewer, signed.reviewer_switched_off) == ("signed", None, True)


def test_what_was_reviewed_before_the_review_was_switched_off_keeps_its_reviewer(
    world: World, draft: Decision
) -> None:
    step(world, draft, "judge", "submit")
    step(world, draft, "chief", "review")
    with world.act("president") as act:
        courts.switch_review(act=act, court_id=world.court.pk, off=True, reasons="审核岗位空缺。")
    signed = step(world, draft, "president", "sign")
    assert (signed.reviewer, signed.reviewer_switched_off) == (world.people["chief"], False)


DEPUTY = [
    ("list", cases.LISTED, True),
    ("list", date(2026, 5, 31), True),
    ("list", date(2026, 6, 1), False),
    ("delete", cases.LISTED, False),
]


@pytest.mark.parametrize(("kind", "day", "may"), DEPUTY)
def test_a_deputy_signs_the_kinds_and_in_the_days_of_the_authorisation(
    world: World, draft: Decision, kind: str, day: date, may: bool
) -> None:
    authority = cases.authorised(world, "deputy", [kind], cases.LISTED, date(2026, 5, 31))
    step(world, draft, "judge", "submit")
    step(world, draft, "chief", "review")
    world.on(day)
    if not may:
        with refused(CourtCode.PERMISSION_DENIED):
            step(world, draft, "deputy", "sign")
        return
    signed = step(world, draft, "deputy", "sign")
    assert (signed.signer, signed.authorisation) == (world.people["deputy"], authority)


def test_an_authorisation_falls_with_the_office_of_the_president_who_gave_it(
    world: World, draft: Decision
) -> None:
    cases.authorised(world, "deputy", ["list"], cases.LISTED, date(2026, 5, 31))
    step(world, draft, "judge", "submit")
    step(world, draft, "chief", "review")
    Posting.objects.filter(user=world.people["president"]).update(until_day=date(2026, 5, 11))
    with refused(CourtCode.PERMISSION_DENIED):
        step(world, draft, "deputy", "sign")


@pytest.mark.parametrize("name", ["judge", "chief", "president"])
def test_nobody_of_the_court_that_would_reconsider_takes_part(
    world: World, draft: Decision, name: str
) -> None:
    posted(world, name, "judge", "京03")
    step(world, draft, "judge", "submit")
    step(world, draft, "chief", "review")
    with refused(Code.DECISION_REVIEWING_COURT):
        step(world, draft, "president", "sign")


def test_what_is_returned_keeps_its_old_text_and_comes_back_as_the_next_version(
    world: World, draft: Decision
) -> None:
    step(world, draft, "judge", "submit")
    submitted = Decision.objects.get(pk=draft.pk)
    step(world, draft, "chief", "send_back", because="请补充查控反馈的日期。")
    old = DecisionVersion.objects.get(decision=draft)
    assert (old.version, old.content, old.reasons, old.digest) == (
        1, submitted.content, REASONS, submitted.digest,
    )  # fmt: skip
    assert (old.returned_because, old.returned_by) == ("请补充查控反馈的日期。", world.people["chief"])
    moves.draft(world, draft.case, ["G1"], "已补充。", draft_id=draft.pk, **cases.NO_GRACE)
    again = Decision.objects.get(pk=draft.pk)
    assert (again.state, again.version, again.reasons, again.digest) == ("draft", 2, "已补充。", "")
    assert pair_states(again) == ["draft", "draft"]


def test_a_return_and_a_withdrawal_want_reasons(world: World, draft: Decision) -> None:
    step(world, draft, "judge", "submit")
    with refused(CourtCode.REASON_MISSING):
        step(world, draft, "chief", "send_back", because=" ")
    with refused(CourtCode.REASON_MISSING):
        step(world, draft, "judge", "withdraw", because="")


def test_a_withdrawn_draft_makes_room_for_another(world: World, draft: Decision) -> None:
    step(world, draft, "judge", "withdraw", because="正在审查担保。")
    assert pair_states(draft) == ["withdrawn", "withdrawn"]
    second = moves.draft(world, draft.case, ["G1"], REASONS, **cases.NO_GRACE)
    assert (second.state, second.number[-2:]) == ("draft", "之三")


@pytest.mark.parametrize("change", [{"reasons": "别的"}, {"content": {}}, {"kind": "restrict"}])
def test_the_database_refuses_another_text_from_submission_on(
    world: World, draft: Decision, change: dict[str, object]
) -> None:
    step(world, draft, "judge", "submit")
    with pytest.raises(IntegrityError, match="decision_text_is_frozen"), transaction.atomic():
        Decision.objects.filter(pk=draft.pk).update(**change)


def test_who_has_paid_since_the_draft_is_not_listed(world: World, draft: Decision) -> None:
    step(world, draft, "judge", "submit")
    step(world, draft, "chief", "review")
    cases.paid(world, draft.case, 86_400)
    with refused(Code.OBLIGATION_PERFORMED):
        step(world, draft, "president", "sign")


@pytest.mark.parametrize("order_alone", [False, True])
def test_who_has_paid_since_the_signature_is_not_bound_by_the_service(
    world: World, case: Case, order_alone: bool
) -> None:
    made = cases.drafted_order(world, case) if order_alone else moves.draft(world, case, ["G1"], REASONS)
    moves.signed(world, made)
    cases.paid(world, case, 86_400)
    with refused(Code.OBLIGATION_PERFORMED):
        moves.served(world, made)
    assert cases.told(made.subject) == []


def test_nobody_is_bound_after_death(world: World, draft: Decision) -> None:
    moves.signed(world, draft)
    proceedings.died(world, draft.subject_id)
    with refused(Code.DECEASED):
        moves.served(world, draft)


def test_a_hold_off_by_the_applicant_stops_the_signature(world: World, draft: Decision) -> None:
    step(world, draft, "judge", "submit")
    step(world, draft, "chief", "review")
    cases.circumstance(world, draft.case, "hold_off")
    with refused(Code.APPLICANT_HOLDS_OFF):
        step(world, draft, "president", "sign")


def test_the_paper_that_was_signed_is_kept_as_it_was(world: World, draft: Decision) -> None:
    moves.signed(world, draft)
    paper = Decision.objects.get(pk=draft.pk).document
    assert paper is not None
    assert (paper.number, paper.kind, paper.issued_on) == (draft.number, "decision", cases.LISTED)
    assert paper.content == {"kind": "list", "content": draft.content, "reasons": REASONS}
