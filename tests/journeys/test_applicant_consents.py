"""D3: the applicant asks in writing, the court agrees; the debt stays owed."""

from __future__ import annotations

from datetime import date

from courts.selectors import payoffs
from enforcement.management.demo import moves
from tests.factories import cases
from tests.factories.cases import LISTED, World

AGREED = date(2026, 9, 21)


def test_the_applicant_consents_to_the_end_of_list_and_order(world: World) -> None:
    listing = cases.listed_debtor(world)
    moves.relieved(
        world.on(AGREED), "delete", listing.decision, "申请执行人书面申请，本院准许。",
        reason="D3", restrictions="both",
    )  # fmt: skip
    listing.refresh_from_db()
    owed = listing.case.judgment.obligations.get()
    assert (listing.state, listing.ended_on, listing.end_reason) == ("deleted", AGREED, "D3")
    assert (owed.performed_on, payoffs.outstanding(owed, AGREED)) == (None, owed.amount)
    assert cases.told(listing.subject) == ["imposed", "lifted"]
    days = (LISTED, date(2026, 9, 20), AGREED)
    assert [bool(cases.bound(listing.subject, day)) for day in days] == [True, True, False]
    cases.assert_sound()


def test_an_order_under_article_1_1_goes_on_where_the_consent_is_to_the_list_alone(world: World) -> None:
    listing = cases.listed_debtor(world)
    cases.ordered(world.on(AGREED), listing.case)
    moves.relieved(world, "delete", listing.decision, "仅同意删除名单。", reason="D3", restrictions="list")
    listing.refresh_from_db()
    assert (listing.state, cases.states(listing.case.judgment)) == ("deleted", ["lifted", "active"])
    assert "air" in cases.bound(listing.subject, AGREED)
    assert cases.told(listing.subject) == ["imposed", "imposed", "lifted"]
    cases.assert_sound()
