"""E7: a debtor dies. Nothing binds the dead; what stands is for the judge to rule on, and no heir is listed."""

from __future__ import annotations

from datetime import date

from courts.models import Obligor
from defaulters.models import Listing
from enforcement.management.demo import moves
from enforcement.selectors import public, queue
from tests.factories import agencies, cases, proceedings
from tests.factories.cases import LISTED, World

DIED = date(2026, 6, 1)
RULED = date(2026, 6, 10)


def owed(world: World) -> list[int | None]:
    """The people about whom the judge is to rule because they died."""
    return [one.subject_id for one in queue.of(world.people["judge"], world.today) if one.kind == "deceased"]


def test_e7_what_stands_against_the_dead_binds_nobody_until_the_judge_rules(world: World) -> None:
    listing = cases.listed_debtor(world)
    airline = agencies.airline().agency
    assert cases.verdict(airline, listing.subject, LISTED) == "restricted"
    assert owed(world.on(DIED)) == []
    proceedings.died(world, listing.subject_id)
    assert cases.verdict(airline, listing.subject, DIED) == "clear"
    assert public.record(listing.subject_id, DIED).is_empty
    assert cases.told(listing.subject_id) == ["imposed", "stayed"]
    assert owed(world) == [listing.subject_id]


def test_e7_the_termination_is_served_and_the_judge_deletes_by_d7(world: World) -> None:
    listing = cases.listed_debtor(world)
    proceedings.died(world.on(DIED), listing.subject_id)
    ruling = proceedings.ruled(world.on(RULED), listing.case, "termination")
    assert owed(world) == []
    moves.relieved(world, "delete", listing.decision, "已裁定终结执行。", reason="D7", ruling=ruling.pk)
    listing.refresh_from_db()
    assert (listing.state, listing.end_reason) == ("deleted", "D7")
    assert cases.told(listing.subject_id) == ["imposed", "stayed", "lifted"]
    cases.assert_sound()


def test_e7_nobody_else_owes_or_is_listed_because_somebody_died(world: World) -> None:
    listing = cases.listed_debtor(world)
    proceedings.died(world.on(DIED), listing.subject_id)
    assert Obligor.objects.values_list("subject", flat=True).get() == listing.subject_id
    assert Listing.objects.get().subject_id == listing.subject_id
