"""The whole demo as `make demo` plays it: once, act by act committed, so that every deferred law was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from courts.models import Document, Subject, User
from defaulters.models import ListingCorrection, PriorWarning
from enforcement.documents import press
from enforcement.models import Change
from enforcement.rules.reach import reach
from enforcement.selectors import queue
from enforcement.selectors.reach import imposed_on
from tests.demo import playing
from tests.demo.playing import Told
from tests.factories import mirror

TUESDAY = datetime(2026, 11, 24, 2, tzinfo=UTC)  # 10:00 in Shanghai
SUBJECTS = {"apology", "compensation", "compensation_2", "both", "released", "clear"}


@pytest.fixture(scope="module")
def told(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Told]:
    """The demo, for all tests of this module."""
    with (
        django_db_blocker.unblock(),
        playing.stage(TUESDAY, tmp_path_factory.mktemp("demo") / "demo.json") as known,
    ):
        yield known


@pytest.fixture
def today(told: Told, db: None) -> date:
    return timezone.localdate()


def test_it_is_sound_and_shows_every_state_and_every_way_out(today: date) -> None:
    playing.assert_sound()
    assert ListingCorrection.objects.exists()
    assert PriorWarning.objects.filter(avoid_by__gte=today).exists()


def test_the_feed_replays_to_what_binds_each_person(today: date) -> None:
    changes = list(Change.objects.select_related("entry").order_by("entry"))
    people = list(Subject.objects.values_list("pk", flat=True))
    imposed = imposed_on(people)
    bound = 0
    for person in people:
        mine = [change for change in changes if change.subject_id == person]
        for day in (today - timedelta(days=50), today, today + timedelta(days=3)):
            binding = set(reach(imposed.get(person, ()), day))
            assert mirror.at_the_end_of(day, mine).bound(day) == binding, (person, day)
            bound += bool(binding)
    assert bound > 50


def test_what_the_readme_walks_through_is_told(told: Told, today: date) -> None:
    assert set(told["subjects"]) >= SUBJECTS
    assert set(told["partners"]) == {"airline", "railway", "hotel", "bank", "case_account"}
    assert {"clerk", "judge", "chief", "president", "higher_judge", "auditor", "administrator"} <= set(
        told["logins"]
    )


@pytest.mark.parametrize("kind", Document.Kind.values)
def test_a_paper_of_each_kind_is_printed(kind: str, today: date) -> None:
    newest = Document.objects.filter(kind=kind, print_fault=None).latest("pk")
    assert press.printed(newest).pdf.startswith(b"%PDF-")


def test_the_paper_that_no_font_sets_waits_in_the_clerks_queue_with_its_character(today: date) -> None:
    tasks = queue.of(User.objects.get(username="clerk"), today)
    (shown,) = [task.about for task in tasks if task.kind == "unprintable"]
    assert shown.endswith("𰻞 U+30EDE")


def test_the_warning_is_printed(today: date) -> None:
    assert press.printed_warning(PriorWarning.objects.get()).pdf.startswith(b"%PDF-")
