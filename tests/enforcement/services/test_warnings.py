"""The warning before a listing: told to one person, read by no rule, and gone after thirty days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from courts.models import LedgerEntry
from courts.models.secrets import unseal
from courts.rules.codes import Code as CourtCode
from defaulters.models import PriorWarning, WarningRendition
from defaulters.rules.codes import Code
from defaulters.selectors import warnings as kept_warnings
from enforcement import tasks
from enforcement.documents import press
from enforcement.management.demo import moves
from enforcement.management.demo.stage import SHANGHAI
from enforcement.selectors import my_case, papers
from enforcement.services import warnings
from tests.architecture.sources import python_files, text
from tests.factories import asking, cases, visits
from tests.factories.cases import NOTICE, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db

BY = date(2026, 3, 31)
LAST_SHOWN, GONE = date(2026, 4, 29), date(2026, 4, 30)


def test_the_person_reads_it_until_thirty_days_after_its_day_though_no_job_ran(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    warning = asking.warned(world, case, BY)
    shown = {day: my_case.overview(warning.subject, day).warnings for day in (BY, LAST_SHOWN, GONE)}
    assert shown == {BY: (warning,), LAST_SHOWN: (warning,), GONE: ()}
    assert [list(kept_warnings.kept(day)) for day in (LAST_SHOWN, GONE)] == [[warning], []]


def test_it_is_shown_no_more_once_the_debt_is_paid(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    warning = asking.warned(world, case, BY)
    cases.paid(world.on(date(2026, 3, 20)), case, 86_400)
    assert my_case.overview(warning.subject, world.today).warnings == ()


def test_the_job_erases_it_and_the_ledger_keeps_nothing_that_it_said(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    asking.warned(world, case, BY)
    runs = [
        tasks.erase_warnings(datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI))
        for day in (LAST_SHOWN, GONE, GONE)
    ]
    assert (runs, PriorWarning.objects.count()) == ([0, 1, 0], 0)
    entries = LedgerEntry.objects.filter(code__startswith="warnings.")
    assert [(row.code, row.payload) for row in entries.order_by("position")] == [
        ("warnings.issue", {}),
        ("warnings.erase", {}),
    ]
    cases.assert_sound()


def test_before_its_time_even_the_system_may_not_erase_it(world: World) -> None:
    warning = asking.warned(world, cases.debtor(world.on(NOTICE)), BY)
    with refused(Code.WARNING_KEPT) as caught, world.on(LAST_SHOWN).system("erasure") as act:
        warnings.erase(act=act, warning_id=warning.pk)
    assert caught.value.context["until"] == GONE


def test_it_says_why_and_how_and_leaves_time_and_is_sent_once(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    with refused(CourtCode.REASON_MISSING):
        asking.warned(world, case, BY, remedy=" ")
    with refused(Code.WARNING_LEAVES_NO_TIME):
        asking.warned(world, case, NOTICE)
    asking.warned(world, case, BY)
    with refused(Code.WARNING_RUNNING):
        asking.warned(world, case, BY + timedelta(days=1))
    asking.warned(world.on(BY + timedelta(days=1)), case, BY + timedelta(days=9))


def test_who_may_never_be_listed_is_not_threatened_with_it(world: World) -> None:
    child = cases.debtor(world.on(NOTICE), name="小宁", born=date(2011, 6, 1))
    with refused(Code.MINOR):
        asking.warned(world, child, BY)
    paid = cases.debtor(world, name="闻人川")
    cases.paid(world, paid, 86_400)
    with refused(Code.OBLIGATION_PERFORMED):
        asking.warned(world, paid, BY)


def test_its_paper_is_kept_with_it_and_erased_with_it(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    warning = asking.warned(world, case, BY)
    tasks.set_papers(world.now)
    kept = WarningRendition.objects.get()
    assert (kept.warning, unseal(kept.pdf)) == (warning, press.printed_warning(warning).pdf)
    assert tasks.erase_warnings(datetime(2026, 4, 30, 9, tzinfo=SHANGHAI)) == 1
    assert not WarningRendition.objects.exists()
    entries = LedgerEntry.objects.filter(code__startswith="warning_papers.")
    assert [(row.code, row.payload) for row in entries] == [("warning_papers.keep", {})]
    cases.assert_sound()


def test_its_paper_is_taken_by_the_person_and_the_desk_and_verified_while_it_is_kept(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    warning = asking.warned(world, case, timezone.localdate() + timedelta(days=1))
    paths = f"/my-case/warnings/{warning.pk}/pdf/", f"/admin/cases/{case.pk}/warnings/{warning.pk}/pdf/"
    desk = Client()
    desk.force_login(world.people["judge"])
    pdfs = visits.inside(world, warning.subject).get(paths[0]).content, desk.get(paths[1]).content
    kept = WarningRendition.objects.get()
    assert pdfs == (unseal(kept.pdf), unseal(kept.pdf))
    assert case.court.name in visits.text(Client().post("/verify/", {"code": kept.code}))
    assert papers.with_code(kept.code, warning.avoid_by + timedelta(days=30)) is None
    other = visits.inside(world, moves.person(world, "别人", date(1990, 1, 9)))
    assert other.get(paths[0]).status_code == 404


READERS = {
    "defaulters/models/__init__.py",
    "defaulters/models/warnings.py",
    "defaulters/selectors/warnings.py",
    "enforcement/admin/acts/warnings.py",
    "enforcement/documents/download.py",
    "enforcement/documents/faults.py",
    "enforcement/documents/letters.py",
    "enforcement/documents/press.py",
    "enforcement/models/print_faults.py",
    "enforcement/selectors/my_case.py",
    "enforcement/selectors/papers.py",
    "enforcement/services/print_faults.py",
    "enforcement/services/warning_papers.py",
    "enforcement/services/warnings.py",
}


def test_no_rule_no_list_and_no_partner_reads_warnings() -> None:
    paths = python_files("courts", "defaulters", "enforcement")
    found = {str(path) for path in paths if "PriorWarning" in text(path) and "migrations" not in path.parts}
    assert found == READERS
