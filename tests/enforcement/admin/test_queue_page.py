"""The queue: what is due from whom, in which group, with which day and where it leads."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from courts.models import Case, IdentityDocument, Subject
from defaulters.models import AbilityFinding
from enforcement.management.demo import moves
from enforcement.models import Restriction
from enforcement.services import decisions, drafts, findings
from tests.enforcement.admin import rulings, scenes
from tests.enforcement.admin.conftest import Sign
from tests.factories import assets, cases
from tests.factories.cases import LISTED, World


def rows(sign: Sign, name: str, scope: str = "") -> list[tuple[str, str, date | None]]:
    """(group, task, last day) as the page shows them."""
    groups: Any = sign(name).get(f"/admin/?scope={scope}").context["groups"]
    return [
        (code, row.task.kind, row.task.clock.day if row.task.clock else None)
        for code, _label, shown in groups
        for row in shown
    ]


def test_a_confirmation_stands_first_and_is_due_today(world: World, sign: Sign) -> None:
    scenes.performed("recorded")(world)
    assert rows(sign, "judge") == [("release", "confirm", LISTED)]
    assert rows(sign, "clerk") == []


def test_it_falls_to_the_judge_of_the_case_and_is_shown_to_others_on_request(
    world: World, sign: Sign
) -> None:
    scenes.performed("recorded")(world)
    assert rows(sign, "second_judge") == []
    assert rows(sign, "second_judge", "court") == [("release", "confirm", LISTED)]


def test_a_removal_is_due_in_three_working_days_until_it_is_drafted(world: World, sign: Sign) -> None:
    listing = cases.listed_debtor(world)
    cases.paid(world, listing.case, 86_400)
    assert rows(sign, "judge") == [("soon", "remove", date(2026, 5, 15))]
    with world.act("judge") as act:
        draft = drafts.draft_relief(
            act=act, kind="delete", case_id=listing.case_id, subject_id=listing.subject_id, reasons="已履行。",
            concerns_id=listing.decision_id, content={"reason": "D1"},
        )  # fmt: skip
    assert rows(sign, "judge") == [("soon", "draft", date(2026, 5, 15))]
    with world.act("judge") as act:
        decisions.submit(act=act, decision_id=draft.pk)
    assert rows(sign, "chief") == [("soon", "sign_relief", date(2026, 5, 15))]


STEPS = (
    ("draft", "judge", "draft"),
    ("submitted", "chief", "review"),
    ("reviewed", "president", "sign"),
    ("signed", "clerk", "serve"),
)


@pytest.mark.parametrize(("state", "who", "task"), STEPS)
def test_a_decision_goes_from_desk_to_desk(state: str, who: str, task: str, world: World, sign: Sign) -> None:
    rulings.draft(world, state)
    for name in ("judge", "chief", "president", "clerk", "auditor"):
        assert rows(sign, name) == ([("later", task, None)] if name == who else [])


def test_a_deputy_sees_what_the_president_has_authorised(world: World, sign: Sign) -> None:
    rulings.draft(world, "reviewed")
    assert rows(sign, "deputy") == []
    cases.authorised(world, "deputy", ["list", "restrict"], LISTED, LISTED)
    assert rows(sign, "deputy") == [("later", "sign", None)]


def test_what_stands_in_the_way_of_a_publication_is_named(world: World, sign: Sign) -> None:
    case = scenes.debtor(world)
    cases.listed(world, case, grace_months=1)
    Subject.objects.update(died_on=date(2026, 5, 10), death_evidence="死亡证明")
    case.listings.update(grace_until=date(2026, 5, 11))
    page = sign("judge").get("/admin/")
    assert rows(sign, "judge") == [("today", "publish_barred", LISTED), ("later", "deceased", None)]
    assert "此人已经死亡（2026-05-10）。" in page.content.decode()


def test_a_late_task_counts_the_working_days(world: World, sign: Sign) -> None:
    performance = scenes.performed("recorded")(world).row
    performance.recorded_at -= timedelta(days=7)
    performance.save()
    assert "逾期 5 个工作日" in sign("judge").get("/admin/").content.decode()


def test_the_desk_classifies_and_a_second_person_verifies(world: World, sign: Sign) -> None:
    scenes.classify(world)
    scenes.verify(world)
    assert IdentityDocument.objects.filter(verified_by=None).count() == 1
    assert rows(sign, "clerk") == [("later", "classify", None)]
    assert rows(sign, "second_clerk") == [("later", "classify", None), ("later", "verify", None)]


def test_a_filing_is_answered_by_its_day(world: World, sign: Sign) -> None:
    scene = scenes.answer(world)
    assert rows(sign, "judge") == [("soon", "answer", scene.row.due_on)]


def test_six_months_that_have_passed_stand_behind_what_concerns_somebodys_freedom(
    world: World, sign: Sign
) -> None:
    scene = scenes.answer(world)
    Case.objects.update(filed_on=date(2025, 10, 9))
    assert rows(sign, "judge") == [
        ("soon", "answer", scene.row.due_on),
        ("file", "close_case", date(2026, 4, 9)),
    ]


def test_within_a_group_freedom_comes_before_an_earlier_day(world: World, sign: Sign) -> None:
    listing = cases.listed_debtor(world)
    cases.paid(world, listing.case, 86_400)
    assets.clue(world, scenes.debtor(world), urgent=True, on=LISTED - timedelta(days=1))
    assert rows(sign, "judge") == [
        ("soon", "remove", date(2026, 5, 15)),
        ("soon", "verify_clue", date(2026, 5, 14)),
    ]


def test_findings_and_reviews_come_thirty_days_ahead(world: World, sign: Sign) -> None:
    case = scenes.debtor(world)
    cases.ordered(world, case)
    assert rows(sign, "judge") == []
    Restriction.objects.update(review_on=LISTED + timedelta(days=30))
    with world.act("judge") as act:
        findings.find_ability(
            act=act, case_id=case.pk, obligor_id=moves.obligors(case)[0].pk, assets=Decimal(200_000),
            sources="查控", reasons="存款。", valid_until=LISTED + timedelta(days=20),
        )  # fmt: skip
    assert AbilityFinding.objects.count() == 2
    assert rows(sign, "judge") == [
        ("later", "expiring", LISTED + timedelta(days=20)),
        ("later", "review_on", LISTED + timedelta(days=30)),
    ]
