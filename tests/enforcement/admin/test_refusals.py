"""What cannot be done says why: a sentence for every code, above a form in which nothing is lost."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest
from django.utils import translation

from courts.models import Case, LedgerEntry, Performance
from courts.rules.codes import Code as CourtsCode
from courts.rules.errors import DomainError
from defaulters.models import Decision
from defaulters.rules.codes import Code as DefaultersCode
from enforcement.admin import laws
from enforcement.admin.actions import Offer
from enforcement.models.refusals import REFUSALS, sentence
from enforcement.rules.codes import Code as EnforcementCode
from enforcement.services import decisions
from tests.enforcement.admin import rulings, scenes
from tests.enforcement.admin.conftest import Sign
from tests.enforcement.admin.test_role_matrix import post
from tests.factories import cases
from tests.factories.cases import NOTICE, World


@pytest.mark.parametrize("codes", [CourtsCode, DefaultersCode, EnforcementCode])
def test_every_code_has_its_sentence(codes: type[StrEnum]) -> None:
    assert set(codes) <= set(REFUSALS)


def test_a_sentence_takes_what_the_refusal_brings() -> None:
    running = DomainError(DefaultersCode.NOTICE_PERIOD_RUNNING, period_end=date(2026, 3, 9))
    tools = DomainError(DefaultersCode.OWN_TOOL_NOT_USED, tools=["fine", "detention"])
    move = DomainError(CourtsCode.TRANSITION_NOT_ALLOWED, noun="decision", old="served", new="draft")
    with translation.override("zh-hans"):
        assert sentence(running) == "执行通知书指定的履行期限尚未届满（至 2026-03-09）。"
        assert sentence(tools) == "应当先采用这项义务自身的执行措施：罚款、拘留。"
        assert sentence(move) == "当前状态为“已送达”，不能改为“草拟”。"


def test_a_sentence_without_its_facts_still_speaks() -> None:
    assert "—" in sentence(DomainError(DefaultersCode.NOTICE_PERIOD_RUNNING))


def test_a_refusal_stands_above_the_form_and_nothing_typed_is_lost(world: World, sign: Sign) -> None:
    case = scenes.debtor(world)
    typed = {
        "subject_id": scenes.first(case).pk, "amount": "77.50", "value_day": "2026-05-13",
        "reference": "收据99", "note": "转账附言", "seen": "",
    }  # fmt: skip
    answer = sign("clerk").post(f"/admin/cases/{case.pk}/act/performances.record/", typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["page"].refused.code == "performance.in_future"
    assert "到账或者完成日期不能晚于今天。" in page
    assert all(str(typed[name]) in page for name in ("amount", "value_day", "reference", "note"))
    assert not Performance.objects.exists()


def test_a_bar_is_named_with_its_article_on_the_case_page_and_greys_the_act(world: World, sign: Sign) -> None:
    case = cases.debtor(world.on(NOTICE), assets=0)
    offer = _offer(sign, case, "drafts.draft_listing")
    assert offer.why is not None
    assert (offer.why.code, offer.why.article) == ("ability_none", "法释〔2017〕7号第1条第1项")
    page = sign("judge").get(f"/admin/cases/{case.pk}/").content.decode()
    assert "经认定没有履行能力；不能履行的人不纳入名单。" in page


def test_own_tool_first_is_said_with_the_tool(world: World, sign: Sign) -> None:
    case = scenes.record_tool(world).case
    assert case is not None
    cases.able(world, case)
    why = _offer(sign, case, "drafts.draft_listing").why
    assert why is not None
    assert (why.code, why.article) == ("own_tool_not_used", "民法典第1000条")
    assert "在媒体公布裁判文书" in why.text


def test_who_recorded_sees_why_another_must_confirm(world: World, sign: Sign) -> None:
    scene = scenes.performed("recorded")(world)
    Performance.objects.update(recorded_by=world.people["judge"])
    answer = sign("judge").get(f"/admin/cases/{scene.row.case_id}/act/performances.confirm/{scene.row.pk}/")
    assert answer.context["page"].refused.code == "performance.same_person"
    assert '<form method="post" class="act-form"' not in answer.content.decode()


def test_an_attempt_without_the_role_is_kept_in_the_ledger(world: World, sign: Sign) -> None:
    scene = scenes.performed("recorded")(world)
    before = LedgerEntry.objects.count()
    assert post(sign("auditor"), "performances.confirm", scene, world).status_code == 403
    entry = LedgerEntry.objects.order_by("position").last()
    assert entry is not None
    assert (LedgerEntry.objects.count(), entry.code, entry.payload) == (
        before + 1, "refused", {"refusal": "permission.denied"},
    )  # fmt: skip


def test_what_was_changed_since_it_was_read_is_not_signed(world: World, sign: Sign) -> None:
    decision = rulings.draft(world, "reviewed")
    url = f"/admin/cases/{decision.case_id}/act/decisions.sign/{decision.pk}/"
    seen = sign("president").get(url).context["seen"]
    for who, verb, more in (
        ("chief", "send_back", {"because": "改。"}),
        ("judge", "submit", {}),
        ("chief", "review", {}),
    ):
        with world.act(who) as act:
            getattr(decisions, verb)(act=act, decision_id=decision.pk, **more)
    answer = sign("president").post(url, {"seen": seen})
    assert "内容已被改动" in answer.context["page"].refused.text
    assert Decision.objects.get(pk=decision.pk).state == "reviewed"


def test_an_act_that_has_been_done_meanwhile_leads_back_with_a_word(world: World, sign: Sign) -> None:
    scene = scenes.performed("confirmed", confirmed=True)(world)
    url = f"/admin/cases/{scene.row.case_id}/act/performances.confirm/{scene.row.pk}/"
    answer = sign("judge").post(url, {"seen": "recorded"}, follow=True)
    assert "该行的状态已经改变" in answer.content.decode()


def test_a_law_of_the_database_is_a_sentence_too(world: World, sign: Sign) -> None:
    scene = scenes.serve_notice(world)
    assert post(sign("clerk"), "cases.serve_notice", scene, world).status_code == 302
    answer = post(sign("clerk"), "cases.serve_notice", scene, world)
    why = answer.context["page"].refused
    assert (why.code, why.text) == (
        "law.courts_document_number_key", str(laws.SENTENCES["courts_document_number_key"]),
    )  # fmt: skip


def _offer(sign: Sign, case: Case, code: str) -> Offer:
    offers = sign("judge").get(f"/admin/cases/{case.pk}/").context["offers"]
    found: Offer = next(offer for offer in offers if offer.action.code == code)
    return found
