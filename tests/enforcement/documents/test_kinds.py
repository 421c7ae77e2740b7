"""One paper of each kind, played through the acts: fonts embedded, the same bytes twice, what it must say."""

from __future__ import annotations

import re
from typing import Any

from courts.models import Document
from defaulters.models import Decision, Listing, PriorWarning
from enforcement import tasks
from enforcement.documents import letters, press, sheet
from enforcement.management.demo import moves
from tests.factories import agencies, cases, everything, linked, remedies
from tests.factories.cases import LISTED, NOTICE, World

# A decision is known by its own kind.
DECISIONS = {str(kind) for kind in Decision.Kind}
KINDS = DECISIONS | {str(kind) for kind in Document.Kind} - {"decision"}
CORRECTED: dict[str, Any] = {"after": {"basis_number": "（2026）京0105民初1号"}}


def listed(world: World, name: str, ground: str = "G1") -> Listing:
    case = cases.debtor(world.on(NOTICE), name=name)
    if ground != "G1":
        cases.conduct(world, case, ground)
    return cases.listed(world.on(LISTED), case, (ground,))


def relieved(world: World, kind: str, ground: str = "G1", **content: Any) -> Decision:
    listing = listed(world, f"{kind}人", ground)
    return moves.relieved(world, kind, listing.decision, "经审查属实。", **content)


def apologised(world: World, decision: Decision, follows: str = "cancel") -> Document:
    """The letter that goes with the relief of what was wrong."""
    upheld = remedies.upheld(world, remedies.admitted(world, remedies.lodged(world, decision)), follows)
    moves.signed(world, remedies.relief_of(upheld))
    upheld.refresh_from_db()
    assert upheld.document is not None
    return upheld.document


def refused(world: World) -> Document:
    """An own-money application that is not proven."""
    reach = linked.reached(world, linked.ordered_unit(world), linked.head(world))
    document = linked.refused(world, linked.asked(world, reach), "money_not_own").document
    assert document is not None
    return document


def data(decision: Decision) -> dict[str, Any]:
    decision.refresh_from_db()
    assert decision.document is not None
    return sheet.of(decision.document)


def test_each_kind_has_its_template_and_each_template_its_kind() -> None:
    assert {file.stem for file in press.TEMPLATES.glob("*.typ")} - {"layout"} == KINDS | {letters.KIND}


def test_one_paper_of_each_kind_is_set_alike_twice_with_its_fonts_and_in_two_languages(world: World) -> None:
    everything.play(world)
    agencies.airline()
    deleted = listed(world, "亓官一")
    tasks.ask_assistance(world.now)
    moves.relieved(world, "delete", deleted.decision, "申请执行人同意。", reason="D3")
    tasks.ask_assistance(world.now)
    relieved(world, "early_delete", "G4")
    relieved(world, "correct", **CORRECTED)
    apologised(world, listed(world, "亓官二").decision)
    refused(world)
    newest = {sheet.kind_of(row): row for row in Document.objects.order_by("pk")}
    assert newest.keys() == KINDS
    printed = {kind: (press.printed(row).pdf, press.printed(row).pdf) for kind, row in newest.items()}
    printed["warning"] = (press.printed_warning(PriorWarning.objects.get()).pdf,) * 2
    for first, second in printed.values():
        assert (first[:5], first) == (b"%PDF-", second)
        assert len(re.findall(rb"/FontFile\d", first)) == len(re.findall(rb"/FontName", first)) >= 2
        assert {b"NotoSansCJKtc", b"/Lang(zh-CN)", b"/Lang(en)"} <= set(
            re.findall(rb"NotoSansCJKtc|/Lang\((?:zh-CN|en)\)", first)
        )


def test_an_order_rests_on_the_listing_or_on_the_duty_that_was_not_performed(world: World) -> None:
    beside = listed(world, "亓官三").decision.pair
    case = cases.debtor(world.on(NOTICE), name="亓官四")
    alone = cases.ordered(world.on(LISTED), case)
    assert [data(order)["zh"]["listed"] for order in (beside, alone)] == [True, False]


def test_grounds_items_and_days_are_those_of_the_law_and_not_codes_of_the_house(world: World) -> None:
    listing = listed(world, "亓官五", "G4")
    zh, en = (data(listing.decision)[language] for language in ("zh", "en"))
    assert zh["grounds"] == ["违反财产报告制度（第一条第四项）"]
    assert en["grounds"] == ["Breach of the duty to report assets (Article 1(4))"]
    order = data(listing.decision.pair)["zh"]
    assert order["obligations"][0]["items"][:2] == ["乘坐飞机（第一项）", "乘坐列车软卧（第一项）"]
    assert order["articles"][0].startswith("《最高人民法院关于限制被执行人高消费及有关消费的若干规定》第三条")
    assert (order["issued"], en["issued"]) == ("二〇二六年五月十二日", "12 May 2026")


def test_the_order_reaches_a_person_as_long_as_the_unit_who_was_never_published(world: World) -> None:
    reach = linked.reached(world, linked.ordered_unit(world), linked.head(world))
    assert data(reach)["zh"]["period"] == (
        "自送达之日起（单位的限制消费令尚未生效的，自其生效之日起），与单位的限制消费令同时终止；单位履行完毕即停止"
    )


def test_a_correction_says_what_stood_there_before(world: World) -> None:
    decision = relieved(world, "correct", **CORRECTED)
    before = decision.correction.before["basis_number"]
    assert data(decision)["zh"]["corrected"] == [["执行依据文号", before, "（2026）京0105民初1号"]]


def test_a_letter_names_nobody_where_nobody_had_been_told(world: World) -> None:
    said = sheet.of(apologised(world, listed(world, "亓官六").decision))["zh"]
    assert (said["told"], "曾经收到" in said["text"]) == ([], False)


def test_a_former_representative_is_released_by_the_provision_on_former_representatives(world: World) -> None:
    reach = linked.reached(world, linked.ordered_unit(world), linked.head(world))
    objection = remedies.lodged(world, reach, "left_post", register_extract_on=LISTED)
    remedies.upheld(world, remedies.admitted(world, objection), "lift")
    objection.refresh_from_db()
    lift = data(moves.signed(world, remedies.relief_of(objection)))["zh"]
    assert (lift["asked_for"], lift["ended_because"]) == (
        "left_post", "已不再担任法定代表人或者主要负责人",
    )  # fmt: skip


def test_a_permission_says_by_which_provision_and_what_is_still_to_be_proven(world: World) -> None:
    order = listed(world, "亓官七").decision.pair
    days = dict.fromkeys(("buy_from", "buy_until", "use_from", "use_until"), "2026-05-12")
    decision = moves.relieved(
        world, "permit", order, "奔丧。", permission="temporary", reason="funeral", evidence_follows=True,
        items=["air"], purpose="奔丧", **days,
    )  # fmt: skip
    permit = data(decision)["zh"]["permit"]
    assert (permit["kind"], permit["because"]) == (
        "temporary",
        [["种类", "暂时解除"], ["事由", "近亲属丧葬"], ["证明材料", "签发后三日内补交"]],
    )


def test_who_decided_and_how_the_court_is_reached_stand_on_every_paper(world: World) -> None:
    dismissed = remedies.refused_once(world, listed(world, "亓官八").decision).document
    notice = cases.debtor(world, name="亓官九").documents.get()
    assert dismissed is not None
    for paper, people in ((dismissed, [["审查人", "second_judge"]]), (notice, [["承办法官", "judge"]])):
        zh = sheet.of(paper)["zh"]
        assert (zh["people"], zh["telephone"]) == (people, paper.case.court.telephone)
