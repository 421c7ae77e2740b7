"""Every action of the desk by every role: who may do it, that it is done, and that nobody else can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from courts.models import LedgerEntry, PartyRemedy
from defaulters.models import Reconsideration
from enforcement.admin import acting, target
from enforcement.admin.acts import ACTIONS
from tests.enforcement.admin import (
    applications,
    entrusted,
    investigating,
    keeping,
    objecting,
    own_money,
    partners,
    rulings,
    scenes,
    succeeding_scenes,
    suspensions,
)
from tests.enforcement.admin.conftest import Sign
from tests.enforcement.admin.scenes import Scene
from tests.factories.cases import LISTED, World

ROLES = ("clerk", "assistant", "judge", "chief", "president", "auditor", "administrator")

CLERKS = {"clerk", "assistant"}
DESK = CLERKS | {"judge"}
JUDGE = {"judge"}
DRAFTERS = {"assistant", "judge"}
HEADS = {"chief", "president"}
BURDEN = {"president"}
ADMINISTRATOR = {"administrator"}
NOBODY_HERE: set[str] = set()  # the next higher court decides

BUY = {
    "permission": "need",
    "buy_from": "2026-05-12",
    "buy_until": "2026-05-20",
    "use_from": "2026-05-14",
    "use_until": "2026-05-22",
}

# action -> (who may, who does it here, the scene)
Row = tuple[set[str], str, Callable[[World], Scene]]
MATRIX: dict[str, Row] = {
    "subjects.register": (CLERKS, "clerk", scenes.register),
    "subjects.verify_identity": (DESK, "second_clerk", scenes.verify),
    "subjects.reveal_number": (DESK | HEADS, "chief", scenes.reveal),
    "subjects.issue_code": (DESK, "judge", scenes.issue_code),
    "subjects.add_name": (CLERKS, "clerk", scenes.add_name),
    "deaths.record": (DESK, "clerk", suspensions.record_death),
    "deaths.disprove": (JUDGE, "judge", suspensions.disprove_death),
    "party_changes.apply": (CLERKS, "clerk", succeeding_scenes.ask),
    "party_changes.decide": (JUDGE, "judge", succeeding_scenes.decide),
    "party_changes.serve": (CLERKS, "clerk", succeeding_scenes.serve),
    "party_changes.enter": (CLERKS, "clerk", succeeding_scenes.enter),
    "party_remedies.lodge": (CLERKS, "clerk", succeeding_scenes.lodge),
    "party_remedies.decide": (NOBODY_HERE, "higher_judge", succeeding_scenes.decide_again),
    "party_suits.lodge": (CLERKS, "clerk", succeeding_scenes.sue),
    "party_suits.close": (JUDGE, "judge", succeeding_scenes.judge_suit),
    "party_requests.take_up": (CLERKS, "clerk", succeeding_scenes.take_up_request),
    "party_requests.send_back": (CLERKS, "clerk", succeeding_scenes.send_back_request),
    "cases.enter_judgment": (CLERKS, "clerk", scenes.enter_judgment),
    "cases.file": (CLERKS, "clerk", scenes.file),
    "cases.serve_notice": (CLERKS, "clerk", scenes.serve_notice),
    "cases.classify": (DESK, "assistant", scenes.classify),
    "cases.record_tool": (JUDGE, "judge", scenes.record_tool),
    "cases.record_circumstance": (DESK, "clerk", scenes.record_circumstance),
    "cases.end_circumstance": (DESK, "judge", scenes.end_circumstance),
    "settlements.sign": (DESK, "clerk", scenes.settle),
    "settlements.breach": (JUDGE, "judge", suspensions.breach),
    "rulings.enter": (JUDGE, "judge", suspensions.enter),
    "rulings.serve": (CLERKS, "clerk", suspensions.serve),
    "rulings.resume": (JUDGE, "judge", suspensions.resume),
    "searches.record": (DESK, "clerk", suspensions.search),
    "transfers.propose": (JUDGE, "judge", entrusted.propose),
    "transfers.withdraw": (JUDGE, "judge", entrusted.withdraw),
    # Asked at the receiving court: here the offer comes from the other court.
    "transfers.accept": (CLERKS | {"chief"}, "clerk", entrusted.accept),
    "permissions.supply_evidence": (DESK, "clerk", rulings.evidence),
    "cases.close": (JUDGE, "judge", scenes.close),
    "property_reports.order": (DESK, "clerk", investigating.order),
    "property_reports.receive": (CLERKS, "clerk", investigating.receive_report),
    "property_reports.assess": (JUDGE, "judge", investigating.assess),
    "property_reports.excuse": (JUDGE, "judge", investigating.excuse),
    "report_extensions.receive": (CLERKS, "clerk", investigating.receive_extension),
    "report_extensions.decide": (JUDGE, "judge", investigating.decide_extension),
    "property_clues.receive": (CLERKS, "clerk", investigating.receive_clue),
    "property_clues.verify": (JUDGE, "judge", investigating.verify),
    "applications.receive": (CLERKS, "clerk", applications.receive),
    "applications.refuse": (JUDGE, "judge", applications.refuse),
    "warnings.issue": (JUDGE, "judge", applications.warn),
    "findings.find_ability": (JUDGE, "judge", rulings.find_ability),
    "findings.find_conduct": (JUDGE, "judge", rulings.find_conduct),
    "school_fees.find": (JUDGE, "judge", rulings.find_school_fee),
    "findings.find_link": (JUDGE, "judge", rulings.find_link),
    "drafts.draft_listing": (DRAFTERS, "judge", rulings.draft_listing),
    "drafts.draft_restriction": (DRAFTERS, "assistant", rulings.draft_restriction),
    "drafts.redraft_listing": (DRAFTERS, "judge", rulings.redraft_listing),
    "drafts.redraft_restriction": (DRAFTERS, "judge", rulings.redraft_restriction),
    "drafts.draft_reach": (DRAFTERS, "judge", rulings.draft_reach),
    "drafts.draft_replacement": (DRAFTERS, "judge", rulings.draft_replacement),
    "drafts.redraft_replacement": (DRAFTERS, "judge", rulings.redraft_replacement),
    "restrictions.review": (JUDGE, "judge", rulings.review),
    "reliefs.delete": (DRAFTERS, "judge", rulings.relief("delete", reason="D3", restrictions="both")),
    "reliefs.early_delete": (DRAFTERS, "judge", rulings.relief("early_delete")),
    "reliefs.cancel": (DRAFTERS, "judge", rulings.relief("cancel")),
    "reliefs.correct": (DRAFTERS, "judge", rulings.relief("correct", basis_number="（2026）京0105民初1号")),
    "reliefs.lift": (DRAFTERS, "assistant", rulings.relief("lift")),
    "reliefs.permit": (DRAFTERS, "judge", rulings.relief("permit", items=["air"], purpose="就医", **BUY)),
    "decisions.submit": (DRAFTERS, "judge", rulings.decided("draft", "submitted")),
    "decisions.review": ({"chief"}, "chief", rulings.decided("submitted", "reviewed")),
    "decisions.sign": (BURDEN, "president", rulings.decided("reviewed", "signed")),
    "decisions.send_back": (HEADS, "chief", rulings.decided("submitted", "draft", because="理由过于简单。")),
    "decisions.serve": (
        CLERKS,
        "clerk",
        rulings.decided("signed", "served", method="in_person", served_on="2026-05-12", reference="回证9"),
    ),
    "decisions.withdraw": (DRAFTERS, "judge", rulings.decided("draft", "withdrawn", because="情况有变。")),
    "performances.record": (CLERKS, "clerk", scenes.record_performance),
    "performances.confirm": (JUDGE | {"chief"}, "judge", scenes.performed("confirmed")),
    "performances.refuse": (JUDGE | {"chief"}, "chief", scenes.performed("refused", reason="另案款项。")),
    "performances.reverse": (
        {"chief"},
        "chief",
        scenes.performed("reversed", confirmed=True, reason="银行退回。"),
    ),
    "filings.answer": (JUDGE, "judge", scenes.answer),
    "assistance.send": (CLERKS, "clerk", partners.send),
    "assistance.deliver": (CLERKS, "clerk", partners.deliver),
    "shortfalls.settle": (DESK, "assistant", partners.settle),
    "partner_reports.note": (CLERKS, "clerk", partners.report("refused")),
    "partner_reports.answer": (JUDGE, "judge", partners.report("mismatch", outcome="same_person")),
    "own_money.refuse": (JUDGE, "judge", own_money.refuse),
    "own_money.serve": (CLERKS, "clerk", own_money.serve),
    "objections.lodge": (CLERKS, "clerk", objecting.lodge),
    "objections.take_up": (DESK, "clerk", objecting.take_up),
    "objections.admit": (JUDGE, "second_judge", objecting.objection("lodged", "admitted")),
    "objections.not_admit": (
        JUDGE,
        "second_judge",
        objecting.objection("lodged", "not_admitted", **objecting.REASONS),
    ),
    "objections.uphold": (
        JUDGE,
        "second_judge",
        objecting.objection("admitted", "upheld", follows="cancel", **objecting.REASONS),
    ),
    "objections.dismiss": (
        JUDGE,
        "second_judge",
        objecting.objection("admitted", "dismissed", **objecting.REASONS),
    ),
    "objections.serve": (CLERKS, "clerk", objecting.serve),
    "objections.withdraw": (CLERKS, "clerk", objecting.objection("admitted", "withdrawn")),
    "reconsiderations.lodge": (CLERKS, "clerk", objecting.ask_again),
    "reconsiderations.uphold": (
        NOBODY_HERE,
        "higher_judge",
        objecting.reconsideration("upheld", **objecting.REASONS),
    ),
    "reconsiderations.dismiss": (
        NOBODY_HERE,
        "higher_judge",
        objecting.reconsideration("dismissed", **objecting.REASONS),
    ),
    "reconsiderations.withdraw": (CLERKS, "clerk", objecting.reconsideration("withdrawn")),
    "courts.switch_review": (BURDEN, "president", scenes.switch_review),
    "calendar.set_day": (HEADS, "chief", scenes.set_day),
    "staff.authorise": (BURDEN, "president", scenes.authorise),
    "alarms.note": (ADMINISTRATOR, "administrator", partners.alarm),
    "credentials.issue": (ADMINISTRATOR, "administrator", keeping.issue_credential),
    "credentials.end": (ADMINISTRATOR, "administrator", keeping.end_credential),
    "agencies.issue_key": (ADMINISTRATOR, "administrator", keeping.issue_key),
    "agencies.end_key": (ADMINISTRATOR, "administrator", keeping.end_key),
    "staff.enter_user": (ADMINISTRATOR, "administrator", scenes.enter_user),
    "staff.appoint": (ADMINISTRATOR, "administrator", scenes.appoint),
    "staff.end_posting": (ADMINISTRATOR, "administrator", scenes.end_posting),
}


def address(code: str, scene: Scene) -> str:
    given = {
        "case_id": scene.case.pk if scene.case else None,
        "row_id": scene.row.pk if scene.row is not None else None,
    }
    return reverse("admin:act", kwargs={"code": code, **{k: v for k, v in given.items() if v is not None}})


def post(client: Client, code: str, scene: Scene, world: World, **more: Any) -> Any:
    """As a person does it: with the fingerprint of what was shown, and a second time where a preview comes first."""
    row = type(scene.row).objects.get(pk=scene.row.pk) if scene.row is not None else None
    seen = acting.fingerprint(target.Target(world.people["clerk"], LISTED, scene.case, row))
    answer = client.post(address(code, scene), {**scene.data, "seen": seen, **more})
    if answer.context and "page" in answer.context and answer.context["page"].previewed:
        data = {**scene.data, "seen": seen, "previewed": answer.context["page"].previewed}
        return client.post(address(code, scene), data)
    return answer


def test_every_action_has_its_row() -> None:
    assert set(MATRIX) == set(ACTIONS)


@pytest.mark.parametrize("code", sorted(MATRIX))
def test_an_action_falls_to_these_roles_and_to_nobody_else(code: str, world: World, sign: Sign) -> None:
    allowed, doer, build = MATRIX[code]
    scene = build(world)
    unseen_by_strangers(code, scene, world, sign)
    opens_for(code, scene, allowed, sign)
    refused_to_others(code, scene, allowed, world, sign)
    answer = post(sign(doer), code, scene, world)
    assert answer.status_code in (200, 302)
    assert scene.came(answer) == scene.expected


def unseen_by_strangers(code: str, scene: Scene, world: World, sign: Sign) -> None:
    """Nobody of another court finds the address; of the higher court only who is to reconsider."""
    strangers = {"other_judge", "other_president", "higher_judge"}
    if isinstance(scene.row, Reconsideration | PartyRemedy):
        strangers.remove("higher_judge")
    for name in sorted(strangers) if scene.case else ():
        assert post(sign(name), code, scene, world).status_code == 404


def opens_for(code: str, scene: Scene, allowed: set[str], sign: Sign) -> None:
    """The page says to each role whether it may."""
    for role in ROLES:
        answer = sign(role).get(address(code, scene))
        # An administrator without a posting sees no case at all.
        if role == "administrator" and scene.case is not None:
            assert answer.status_code == 404
            continue
        why = answer.context["page"].refused
        denied = why is not None and why.code == "permission.denied"
        assert (role, denied) == (role, role not in allowed)


def refused_to_others(code: str, scene: Scene, allowed: set[str], world: World, sign: Sign) -> None:
    """The attempt of any other role is refused; nothing but that stands in the ledger."""
    head = LedgerEntry.objects.count()
    for role in sorted(set(ROLES) - allowed):
        answer = post(sign(role), code, scene, world)
        unseen = role == "administrator" and scene.case is not None
        assert (role, answer.status_code) == (role, 404 if unseen else 403)
    refusals = LedgerEntry.objects.order_by("position")[head:]
    assert {entry.code for entry in refusals} <= {"refused"}
