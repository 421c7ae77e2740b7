"""Every kind of paper is set, dated and kept: embedded font, no box, the same bytes each time."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from courts.models import Document, Judgment, LedgerEntry, Rendition
from courts.models.secrets import unseal
from courts.rules.errors import DomainError
from courts.selectors.subjects import display_name
from enforcement import tasks
from enforcement.documents import fonts, press, sheet
from enforcement.management.demo import moves
from enforcement.models import AssistanceNotice
from enforcement.services.renditions import code_of
from tests.factories import agencies, cases, remedies, visits
from tests.factories.cases import World


def test_an_answer_to_an_objection_has_its_paper(world: World) -> None:
    listing = cases.listed_debtor(world)
    dismissed = remedies.refused_once(world, listing.decision)
    upheld = remedies.upheld(world, remedies.admitted(world, remedies.lodged(world, listing.decision)))
    moves.signed(world, remedies.relief_of(upheld))
    upheld.refresh_from_db()
    for objection, kind in ((dismissed, "dismissal"), (upheld, "letter")):
        paper = objection.document
        assert paper is not None
        assert sheet.kind_of(paper) == kind
        assert press.printed(paper).pdf[:5] == b"%PDF-"
        assert sheet.of(paper)["zh"]["concerns"] == listing.decision.number


def test_what_was_written_is_shown_and_never_read_as_code(world: World) -> None:
    subject = moves.person(world, "龚䶮𠮷", date(1990, 1, 9))
    case = moves.filed(world, [moves.owes(subject, '#panic("x") $y$ *z*', kind="OB1", amount=10)])
    paper = case.documents.get()
    assert press.printed(paper).pdf[:5] == b"%PDF-"
    data = sheet.of(paper)
    assert (data["zh"]["name"], data["zh"]["issued"][:5]) == ("龚䶮𠮷", "二〇二六年")


@pytest.mark.parametrize(
    ("name", "lacking"), [("甲\U0001f600", "U+1F600"), ("\ue123乙", "U+E123")], ids=["emoji", "private"]
)
def test_a_character_that_the_font_lacks_is_refused_and_named(world: World, name: str, lacking: str) -> None:
    paper = cases.debtor(world, name=name).documents.get()
    with pytest.raises(DomainError, match=r"document\.unprintable") as caught:
        press.printed(paper)
    assert caught.value.context["characters"] == lacking


def test_without_the_font_the_check_refuses() -> None:
    assert fonts.check() == []
    assert [error.id for error in fonts.check(packages=["no_such_font"])] == ["luyue.E001"]


def test_papers_are_set_when_issued_and_one_that_cannot_be_holds_up_no_other(world: World) -> None:
    cases.debtor(world, name="甲\U0001f600")
    case = cases.debtor(world, name="乙")
    assert [tasks.set_papers(world.now), tasks.set_papers(world.now)] == [1, 0]
    kept = Rendition.objects.get()
    assert kept.document == case.documents.get()
    entry = LedgerEntry.objects.get(code="renditions.keep")
    assert (entry.actor_kind, entry.actor_id, entry.payload) == ("system", "papers", {"sha256": kept.sha256})
    cases.assert_sound()


def test_a_paper_that_was_set_before_is_what_is_handed_out(world: World) -> None:
    listing = cases.listed_debtor(world)
    tasks.set_papers(world.now)
    kept = Rendition.objects.get(document=listing.decision.document)
    client = visits.inside(world, listing.subject)
    pdf = client.get(f"/my-case/papers/{listing.decision.document_id}/pdf/").content
    assert (sha256(pdf).hexdigest(), Rendition.objects.count()) == (kept.sha256, Document.objects.count())


def test_a_person_takes_the_own_paper_and_later_gets_the_same_bytes(world: World) -> None:
    listing = cases.listed_debtor(world)
    client = visits.inside(world, listing.subject)
    path = f"/my-case/papers/{listing.decision.document_id}/pdf/"
    first, second = client.get(path), client.get(path)
    kept = Rendition.objects.get()
    assert (first.content, first.content) == (second.content, unseal(kept.pdf))
    assert (kept.sha256, kept.code) == (sha256(first.content).hexdigest(), code_of(kept.document))
    assert re.fullmatch(r'attachment; filename="document-\d+\.pdf"', first["Content-Disposition"])
    assert LedgerEntry.objects.filter(code="renditions.hand_out", actor_kind="party").count() == 2
    other = visits.inside(world, moves.person(world, "别人", date(1990, 1, 9)))
    assert other.get(path).status_code == 404


def test_the_desk_takes_a_paper_of_a_case_that_it_may_see(world: World) -> None:
    listing = cases.listed_debtor(world)
    path = f"/admin/cases/{listing.case_id}/documents/{listing.decision.document_id}/pdf/"
    client = Client()
    client.force_login(world.people["auditor"])
    assert client.get(path).content[:5] == b"%PDF-"
    assert LedgerEntry.objects.filter(code="renditions.hand_out", actor_kind="user").count() == 1
    assert Client().get(path).status_code == 302


def test_the_public_page_says_court_and_day_and_compares_a_file(world: World) -> None:
    listing = cases.listed_debtor(world)
    client = visits.inside(world, listing.subject)
    pdf = client.get(f"/my-case/papers/{listing.decision.document_id}/pdf/").content
    code = Rendition.objects.get().code
    for content, said in ((pdf, "完全一致"), (pdf + b"x", "不一致")):
        given = {"code": code.lower(), "pdf": SimpleUploadedFile("a.pdf", content)}
        page = Client().post("/verify/", given).content.decode()
        assert (said in page, listing.case.court.name in page) == (True, True)
        assert "2026年5月" in page
        assert display_name(listing.subject) not in page
    unknown = [visits.text(Client().post("/verify/", {"code": one})) for one in ("22222-22222", "0")]
    assert unknown[0].replace("22222-22222", "0") == unknown[1]
    assert "没有带有这个核验码的文书。" in unknown[0]


def test_of_a_sealed_case_only_who_has_the_file_learns_anything(world: World) -> None:
    listing = cases.listed_debtor(world)
    Judgment.objects.filter(pk=listing.case.judgment_id).update(sealed=True)
    client = visits.inside(world, listing.subject)
    pdf = client.get(f"/my-case/papers/{listing.decision.document_id}/pdf/").content
    kept = Rendition.objects.get()
    unknown = visits.text(Client().post("/verify/", {"code": kept.code}))
    assert ("没有带有这个核验码的文书。" in unknown, kept.document.digest in unknown) == (True, False)
    for content, said in ((pdf, "完全一致"), (pdf + b"x", "没有带有这个核验码的文书。")):
        given = {"code": kept.code, "pdf": SimpleUploadedFile("a.pdf", content)}
        page = visits.text(Client().post("/verify/", given))
        assert (said in page, listing.case.court.name in page, "2026年5月" in page) == (True, False, False)


def test_a_sealed_case_is_told_in_full_to_the_person_and_without_its_number_to_an_agency(
    world: World,
) -> None:
    listing = cases.listed_debtor(world)
    Judgment.objects.filter(pk=listing.case.judgment_id).update(sealed=True)
    agencies.airline()
    tasks.ask_assistance(world.now)
    to_agency = AssistanceNotice.objects.get().document
    to_person = listing.decision.document
    assert to_person is not None
    shown = [str(sheet.of(paper)) for paper in (to_person, to_agency)]
    assert [listing.case.number in text for text in shown] == [True, False]
    assert [listing.case.judgment.number in text for text in shown] == [True, False]


def test_codes_are_not_tried_without_end(world: World) -> None:
    client = Client()
    answers = [client.post("/verify/", {"code": "22222-22222"}).status_code for _ in range(31)]
    assert (set(answers[:30]), answers[30]) == ({200}, 429)
