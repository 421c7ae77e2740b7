"""The case page, the preview of a draft, the text that is signed, and what is shown once."""

from __future__ import annotations

from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from courts.models import LedgerEntry
from defaulters.models import Decision, Grading
from enforcement.management.demo import moves
from enforcement.services import decisions
from tests.enforcement.admin import rulings, scenes
from tests.enforcement.admin.conftest import Sign
from tests.enforcement.admin.test_role_matrix import address, post
from tests.factories import cases
from tests.factories.cases import World


def test_the_page_shows_the_case_from_the_judgment_to_the_release(world: World, sign: Sign) -> None:
    listing = cases.listed_debtor(world)
    moves.paid(world, listing.case, Decimal(1000))
    page = sign("judge").get(f"/admin/cases/{listing.case_id}/").content.decode()
    shown = (
        listing.case.number, listing.case.judgment.number, "被告向原告支付86400元。", "闻人舟", "有全部履行能力",
        "86,400.00", "G1 有履行能力而拒不履行", "乘坐飞机", listing.decision.number, "已公布", "待确认",
        "公布名单信息", "限制生效", "确认履行",
    )  # fmt: skip
    assert [text for text in shown if text not in page] == []


def test_the_number_of_queries_does_not_grow_with_the_case(world: World, sign: Sign) -> None:
    case = cases.listed_debtor(world).case
    asked = []
    for payments in (1, 8):
        for _ in range(payments):
            moves.paid(world, case, Decimal(10))
        client = sign("judge")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/admin/cases/{case.pk}/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_auditor_reads_and_finds_no_button(world: World, sign: Sign) -> None:
    case = cases.listed_debtor(world).case
    page = sign("auditor").get(f"/admin/cases/{case.pk}/").content.decode()
    assert "您在本院的职务只能查看。" in page
    assert 'class="act"' not in page


def test_a_preview_shows_grade_reasons_and_items_and_leaves_nothing(world: World, sign: Sign) -> None:
    scene = rulings.draft_listing(world)
    head = LedgerEntry.objects.count()
    answer = sign("judge").post(address("drafts.draft_listing", scene), {**scene.data, "seen": ""})
    page = answer.content.decode()
    assert answer.context["page"].previewed
    for text in (
        "试算的文稿：尚未保存",
        "一般（支付金钱",
        "按义务的种类确定起点",
        "乘坐飞机",
        "营运所需。",
        "不予宽限",
    ):
        assert text in page
    assert (Decision.objects.count(), Grading.objects.count(), LedgerEntry.objects.count()) == (0, 0, head)


def test_what_is_changed_after_a_preview_is_previewed_again(world: World, sign: Sign) -> None:
    scene = rulings.draft_listing(world)
    client, url = sign("judge"), address("drafts.draft_listing", scene)
    previewed = client.post(url, {**scene.data, "seen": ""}).context["page"].previewed
    again = client.post(url, {**scene.data, "reasons": "另一理由。", "seen": "", "previewed": previewed})
    assert again.context["page"].previewed != previewed
    assert Decision.objects.count() == 0


def test_the_reviewer_sees_what_changed_since_the_last_version(world: World, sign: Sign) -> None:
    decision = rulings.draft(world, "submitted")
    with world.act("chief") as act:
        decisions.send_back(act=act, decision_id=decision.pk, because="理由过于简单。")
    redraft = scenes.Scene(None, lambda _: None, decision.case, decision, {
        "obligor_ids": [moves.obligors(decision.case)[0].pk], "grounds": ["G1"], "reasons": "多次传唤，拒不到庭。",
        "extension_months": "0", "grace_months": "0", "grace_reasons": "多次传唤拒不到庭。",
    })  # fmt: skip
    assert post(sign("judge"), "drafts.redraft_listing", redraft, world).status_code == 302
    assert post(sign("judge"), "decisions.submit", redraft, world).status_code == 302
    page = sign("chief").get(address("decisions.review", redraft)).content.decode()
    assert "<ins>多次传唤，拒不到庭。</ins>" in page
    assert "<del>有履行能力而拒不履行。</del>" in page
    assert "理由过于简单。" in page


def test_the_whole_text_and_its_people_are_read_before_the_signature(world: World, sign: Sign) -> None:
    decision = rulings.draft(world, "reviewed")
    page = (
        sign("president")
        .get(f"/admin/cases/{decision.case_id}/act/decisions.sign/{decision.pk}/")
        .content.decode()
    )
    for text in (
        "纳入失信被执行人名单决定",
        "限制消费令",
        "被告向原告支付86400元。",
        "judge",
        "chief",
        "乘坐飞机",
        "民事诉讼法第一百一十四条",
    ):
        assert text in page


def test_a_paper_is_printed_as_it_was_signed(world: World, sign: Sign) -> None:
    listing = cases.listed_debtor(world)
    page = sign("clerk").get(f"/admin/cases/{listing.case_id}/papers/{listing.decision_id}/").content.decode()
    assert listing.decision.number in page
    assert "president" in page


def test_a_code_is_shown_once_and_kept_nowhere(world: World, sign: Sign) -> None:
    scene = scenes.issue_code(world)
    answer = post(sign("judge"), "subjects.issue_code", scene, world)
    code = answer.context["result"]
    assert len(code) == 12
    assert "no-store" in answer.headers["Cache-Control"]
    assert code not in str(list(LedgerEntry.objects.values_list("payload", flat=True)))


def test_one_more_row_of_an_obligation_keeps_what_was_typed(world: World, sign: Sign) -> None:
    scene = scenes.enter_judgment(world)
    answer = sign("clerk").post(
        address("cases.enter_judgment", scene), {**scene.data, "more": "1", "seen": ""}
    )
    page = answer.content.decode()
    assert len(answer.context["page"].rows.forms) == 3
    assert "支付货款10,000元。" in page
    assert 'class="error"' not in page
