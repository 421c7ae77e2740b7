"""A paper that no font can set: the person is told so, the court finds it in its queue, and nobody gets an error."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from courts.models import Case, LedgerEntry
from enforcement import tasks
from enforcement.documents import press
from enforcement.models import PrintFault
from enforcement.services import print_faults, renditions
from tests.enforcement.admin.conftest import Sign
from tests.factories import asking, cases, visits
from tests.factories.cases import NOTICE, World

UNPRINTABLE = "甲\U0001f600"


@pytest.fixture
def case(world: World) -> Case:
    return cases.debtor(world, name=UNPRINTABLE)


def queued(sign: Sign, name: str = "clerk") -> list[tuple[str, str]]:
    """(task, what about) as the page of this person shows them, of papers that cannot be set."""
    groups: Any = sign(name).get("/admin/").context["groups"]
    rows = [row for _code, _label, shown in groups for row in shown]
    return [(row.task.kind, row.task.about) for row in rows if row.task.kind == "unprintable"]


def test_the_person_is_told_and_the_clerk_finds_the_paper_and_the_character(
    world: World, case: Case, sign: Sign
) -> None:
    paper = case.documents.get()
    client = visits.inside(world, paper.subject)
    page = client.get(f"/my-case/papers/{paper.pk}/pdf/")
    assert page.status_code == 409
    for shown in ("法院已经收到通知", case.court.telephone, "document.unprintable"):
        assert shown in page.content.decode()
    assert queued(sign) == [("unprintable", f"执行通知书（含风险提示） {paper.number} \U0001f600 U+1F600")]
    shown = sign("clerk").get("/admin/").content.decode()
    assert (paper.number in shown, "U+1F600" in shown) == (True, True)
    assert queued(sign, "judge") == []


def test_the_minute_task_tells_it_once(world: World, case: Case, sign: Sign) -> None:
    assert [tasks.set_papers(world.now), tasks.set_papers(world.now)] == [0, 0]
    fault = PrintFault.objects.get()
    assert (fault.document, fault.characters) == (case.documents.get(), "U+1F600")
    entry = LedgerEntry.objects.get(code="print_faults.report")
    assert (entry.actor_id, entry.case_id, entry.payload) == (
        "papers", case.pk, {"characters": "U+1F600"},
    )  # fmt: skip
    assert len(queued(sign)) == 1
    cases.assert_sound()


def test_it_is_over_when_the_paper_is_kept_and_told_anew_when_something_else_is_lacking(
    world: World, case: Case, sign: Sign
) -> None:
    tasks.set_papers(world.now)
    with world.system("papers") as act:
        fault = print_faults.report(act=act, paper=case.documents.get(), characters="")
    assert (PrintFault.objects.get(), fault.characters) == (fault, "")
    assert LedgerEntry.objects.filter(code="print_faults.report").count() == 2
    with world.system("papers") as act:
        printed = renditions.Printed(b"%PDF", press.edition())
        renditions.keep(act=act, document_id=case.documents.get().pk, printed=printed)
    assert queued(sign) == []


def test_the_desk_is_told_by_the_character(world: World, case: Case, sign: Sign) -> None:
    client = sign("judge")
    path = f"/admin/cases/{case.pk}/documents/{case.documents.get().pk}/pdf/"
    page = client.get(path, follow=True)
    assert page.redirect_chain == [(f"/admin/cases/{case.pk}/", 302)]
    assert "字库缺字（U+1F600）" in page.content.decode()


def test_a_warning_goes_with_its_fault(world: World, sign: Sign) -> None:
    case = cases.debtor(world.on(NOTICE), name=UNPRINTABLE)
    warning = asking.warned(world, case, timezone.localdate() + timedelta(days=1))
    client = visits.inside(world, warning.subject)
    assert client.get(f"/my-case/warnings/{warning.pk}/pdf/").status_code == 409
    assert queued(sign) == [("unprintable", "预告书 \U0001f600 U+1F600")]
    assert tasks.erase_warnings(world.on(warning.avoid_by + timedelta(days=30)).now) == 1
    assert not PrintFault.objects.filter(document=None).exists()
