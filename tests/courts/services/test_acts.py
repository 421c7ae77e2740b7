"""The act: entries stand one after another, a rollback leaves nothing, a refusal that matters is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from courts.models import Court, LedgerEntry, LedgerHead
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.models import Change
from tests.factories import catalogue, people, register

pytestmark = pytest.mark.django_db

LATE = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)  # 00:30 of the 24th in Shanghai
SEEDS = acts.system("seeds")


@pytest.fixture
def court() -> Court:
    return register.court()


def fail(court: Court, refusal: Exception, request_id: str = "") -> None:
    """An act that writes, records and then meets `refusal`."""
    with acts.begin(actor=SEEDS, request_id=request_id) as act:
        Court.objects.filter(pk=court.pk).update(telephone="0")
        act.record("courts.try", court)
        raise refusal


def test_entries_of_an_act_are_contiguous_and_chained_from_the_head(court: Court) -> None:
    for number in (2, 3):
        with acts.begin(actor=SEEDS) as act:
            for _ in range(number):
                act.record("courts.try", court)
    entries = list(LedgerEntry.objects.order_by("position"))
    assert [entry.position for entry in entries] == [1, 2, 3, 4, 5]
    assert [entry.previous_hash for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    head = LedgerHead.objects.get()
    assert (head.position, head.hash) == (5, entries[-1].hash)


def test_an_entry_says_who_when_what_and_why(court: Court) -> None:
    with acts.begin(actor=SEEDS, now=LATE, request_id="r1") as act:
        act.record("courts.try", court, case_id=7, amount="1.00")
    entry = LedgerEntry.objects.get()
    assert (entry.at, entry.day, entry.request_id) == (LATE, date(2026, 11, 24), "r1")
    assert (entry.actor_kind, entry.actor_id) == ("system", "seeds")
    assert (entry.noun, entry.row_id, entry.state, entry.case_id) == ("courts.court", court.pk, "", 7)
    assert entry.payload == {"amount": "1.00"}


def test_an_act_without_records_leaves_the_head_alone() -> None:
    with acts.begin(actor=SEEDS):
        pass
    assert LedgerHead.objects.get().position == 0


def test_a_rollback_leaves_neither_row_nor_entry(court: Court) -> None:
    with pytest.raises(ZeroDivisionError):
        fail(court, ZeroDivisionError())
    assert Court.objects.get(pk=court.pk).telephone == "12368"
    assert not LedgerEntry.objects.exists()
    assert LedgerHead.objects.get().position == 0


def test_a_plain_refusal_is_not_kept(court: Court) -> None:
    with pytest.raises(DomainError):
        fail(court, DomainError(Code.CASE_CLOSED))
    assert not LedgerEntry.objects.exists()


def test_an_audited_refusal_rolls_back_and_a_second_act_keeps_it(court: Court) -> None:
    refusal = DomainError(Code.PERMISSION_DENIED, audit=True, noun="courts.court", row_id=court.pk)
    with pytest.raises(DomainError):
        fail(court, refusal, "r2")
    assert Court.objects.get(pk=court.pk).telephone == "12368"
    entry = LedgerEntry.objects.get()
    assert (entry.position, entry.code, entry.request_id) == (1, "refused", "r2")
    assert (entry.noun, entry.row_id) == ("courts.court", court.pk)
    assert entry.payload == {"refusal": "permission.denied"}


@pytest.mark.django_db(transaction=True)
def test_an_act_within_an_act_is_refused() -> None:
    with (
        pytest.raises(RuntimeError, match="durable"),
        acts.begin(actor=SEEDS),
        acts.begin(actor=SEEDS),
    ):
        pass


def test_locking_a_judgment_that_is_not_there_is_refused() -> None:
    with pytest.raises(DomainError) as refused, acts.begin(actor=SEEDS) as act:
        act.lock([404])
    assert refused.value.code == Code.JUDGMENT_UNKNOWN


def test_an_act_of_the_system_has_no_user() -> None:
    with pytest.raises(DomainError) as refused, acts.begin(actor=SEEDS) as act:
        _ = act.user
    assert refused.value.code == Code.ACTOR_USER_NEEDED


def test_an_attached_change_takes_the_position_of_its_entry() -> None:
    catalogue.load()
    row = register.restricted(people.person(1), ["air"])
    with acts.begin(actor=SEEDS) as act:
        act.record("courts.try", row)
        change = Change(
            kind="lifted", restriction=row, subject=row.subject, items=["air"], from_day=date(2026, 9, 1)
        )
        act.record("restriction.lifted", row, attach=change)
    entry = LedgerEntry.objects.latest("position")
    assert Change.objects.get(kind="lifted").pk == change.pk == entry.position
    assert entry.code == "restriction.lifted"
