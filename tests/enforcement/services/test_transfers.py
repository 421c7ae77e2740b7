"""Enforcement entrusted to another court (委托执行规定 art.2, 7)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Case, LedgerEntry, Transfer
from courts.rules.codes import Code
from courts.services import acts
from enforcement.management.demo import moves
from enforcement.selectors import desk, queue, reach
from enforcement.services import cases as case_services
from enforcement.services import performances, transfers
from tests.factories import agencies, cases, entrusting
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

SENT, FILED = date(2026, 6, 1), date(2026, 6, 4)
NUMBER = "（2026）京0106执888号"


def test_the_file_keeps_all_that_is_in_it_and_the_old_number_is_struck_off(world: World) -> None:
    listing = cases.listed_debtor(world)
    old = listing.case.number
    sent = entrusting.proposed(world.on(SENT), listing.case)
    transfer = entrusting.accepted(world.on(FILED), sent)
    file, former = Case.objects.get(number=NUMBER), Case.objects.get(number=old)
    assert (file.pk, file.court.code, file.state, file.filed_on) == (listing.case_id, "京0106", "open", FILED)
    assert (former.court.code, former.state, former.closed_as, former.closed_on) == (
        "京0105", "closed", "struck_off", FILED,
    )  # fmt: skip
    assert (transfer.state, transfer.former, transfer.accepted_on) == ("accepted", former, FILED)
    assert [row.court.code for row in file.decisions.filter(kind="list")] == ["京0105"]
    cases.assert_sound()


def test_partners_are_told_that_nothing_but_the_court_has_changed(world: World) -> None:
    listing = cases.listed_debtor(world)
    before = cases.bound(listing.subject, SENT)
    entrusting.accepted(world.on(SENT), entrusting.proposed(world.on(SENT), listing.case))
    assert cases.told(listing.subject) == ["imposed", "corrected"]
    causes = {cause for found in reach.of(listing.subject_id, SENT).values() for cause in found}
    assert {(cause.court, cause.since) for cause in causes} == {("北京市丰台区人民法院", LISTED)}
    assert cases.bound(listing.subject, SENT) == before


def test_a_listing_in_its_grace_moves_untold(world: World) -> None:
    case = cases.debtor(world)
    listing = cases.listed(world.on(LISTED), case, grace_months=1)
    entrusting.accepted(world, entrusting.proposed(world, case))
    listing.refresh_from_db()
    assert (listing.state, listing.case.court.code) == ("pending", "京0106")
    assert cases.told(listing.subject) == []


def test_a_case_does_not_move_while_a_decision_is_under_way(world: World) -> None:
    case = cases.debtor(world)
    draft = moves.draft(world.on(LISTED), case, ["G1"], "拒不履行。", **cases.NO_GRACE)
    with refused(Code.TRANSFER_DECISIONS_OPEN):
        entrusting.proposed(world, case)
    moves.served(world, moves.signed(world, draft))
    assert entrusting.proposed(world, case).state == "proposed"


def test_a_draft_begun_after_the_file_was_sent_holds_it_back(world: World) -> None:
    case = cases.debtor(world)
    transfer = entrusting.proposed(world.on(LISTED), case)
    moves.draft(world, case, ["G1"], "拒不履行。", **cases.NO_GRACE)
    with refused(Code.TRANSFER_DECISIONS_OPEN):
        entrusting.accepted(world, transfer)


def test_it_is_sent_once_with_reasons_and_to_another_court(world: World) -> None:
    case = cases.debtor(world)
    with refused(Code.TRANSFER_SAME_COURT):
        entrusting.proposed(world, case, "京0105")
    with refused(Code.REASON_MISSING), world.act("judge") as act:
        transfers.propose(act=act, case_id=case.pk, to_court_id=world.courts["京0106"].pk, reasons=" ")
    entrusting.proposed(world, case)
    with refused(Code.TRANSFER_PROPOSED):
        entrusting.proposed(world, case)


def test_what_was_taken_back_cannot_be_filed_and_can_be_sent_again(world: World) -> None:
    case = cases.debtor(world)
    transfer = entrusting.proposed(world, case)
    with world.act("judge") as act:
        transfers.withdraw(act=act, transfer_id=transfer.pk)
    with refused(Code.TRANSITION_NOT_ALLOWED):
        entrusting.accepted(world, transfer)
    assert entrusting.proposed(world, case).state == "proposed"


def test_the_receiving_court_gives_a_number_that_nobody_has(world: World) -> None:
    entrusting.accepted(world, entrusting.proposed(world, cases.debtor(world, name="南宫延")))
    case = cases.debtor(world)
    transfer = entrusting.proposed(world, case)
    with refused(Code.CASE_EXISTS):
        entrusting.accepted(world, transfer)
    for other in (case.number, "（2026）京执888号", "（2015）丰执字第888号"):
        with refused(Code.TRANSFER_OTHER_COURTS_NUMBER):
            entrusting.accepted(world, transfer, other)
    with refused(Code.CASE_NUMBER_FORMAT):
        entrusting.accepted(world, transfer, "888")
    with refused(Code.PERMISSION_DENIED):
        entrusting.accepted(world, transfer, clerk="clerk")


def test_a_closed_case_is_not_filed_anew(world: World) -> None:
    case = cases.debtor(world)
    transfer = entrusting.proposed(world, case)
    with world.act("judge") as act:
        case_services.close(act=act, case_id=case.pk, closed_as="terminated")
    with refused(Code.CASE_CLOSED):
        entrusting.accepted(world, transfer)


def test_money_sent_under_the_old_number_reaches_the_court_in_charge(world: World) -> None:
    listing = cases.listed_debtor(world)
    old = listing.case.number
    entrusting.accepted(world, entrusting.proposed(world, listing.case))
    account = agencies.case_account().agency
    with acts.begin(actor=acts.partner(account.code), now=world.now) as act:
        row = performances.credit(
            act=act, agency=account, case_number=old, amount=Decimal(86_400), value_day=LISTED, reference="1"
        )
    assert (row.case_id, row.state) == (listing.case_id, "confirmed")


def seen(world: World, name: str, case: Case) -> bool:
    return desk.visible_cases(world.people[name], LISTED).filter(pk=case.pk).exists()


def test_the_file_is_seen_by_both_courts_while_it_is_sent_and_then_by_the_new_one(world: World) -> None:
    case = cases.debtor(world.on(LISTED))
    assert not seen(world, "other_clerk", case)
    transfer = entrusting.proposed(world, case)
    assert (seen(world, "other_clerk", case), seen(world, "clerk", case)) == (True, True)
    entrusting.accepted(world, transfer)
    assert (seen(world, "other_clerk", case), seen(world, "clerk", case)) == (True, False)


def test_a_sealed_file_is_offered_to_the_heads_alone_and_seen_by_who_files_it(world: World) -> None:
    case = cases.debtor(world.on(LISTED))
    case.judgment.sealed = True
    case.judgment.save()
    transfer = entrusting.proposed(world, case)
    assert (seen(world, "other_clerk", case), seen(world, "other_president", case)) == (False, True)
    entrusting.accepted(world, transfer)
    assert (seen(world, "other_clerk", case), seen(world, "other_judge", case)) == (True, False)


@pytest.mark.parametrize(("name", "owes"), [("other_clerk", True), ("clerk", False), ("other_judge", False)])
def test_the_receiving_court_owes_the_filing_within_seven_days(world: World, name: str, owes: bool) -> None:
    case = cases.debtor(world)
    transfer = entrusting.proposed(world.on(SENT), case)
    found = [one for one in queue.of(world.people[name], SENT) if one.kind == "file_entrusted"]
    assert [(one.row_id, one.clock and one.clock.day) for one in found] == (
        [(transfer.pk, date(2026, 6, 8))] if owes else []
    )
    assert "file_entrusted" in {one.kind for one in queue.of_case(case, SENT)}


def test_the_ledger_says_from_which_court_to_which(world: World) -> None:
    case = cases.debtor(world)
    entrusting.accepted(world, entrusting.proposed(world, case))
    codes = LedgerEntry.objects.filter(case_id=case.pk).order_by("pk").values_list("code", flat=True)
    assert list(codes)[-2:] == ["transfers.propose", "transfers.accept"]
    assert Transfer.objects.get().from_court.code == "京0105"
