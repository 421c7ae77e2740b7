"""Counting in a bucket that is refilled evenly."""

from __future__ import annotations

import pytest

from enforcement.rules.quotas import A_MINUTE, Bucket, Kind, Standing, a_minute


def test_a_full_bucket_gives_what_it_holds_and_then_says_when_to_come_again() -> None:
    bucket = Bucket(60, 0.0)
    assert bucket.take(59, 60, 0.0) == Standing(granted=True, limit=60, left=1, reset=59)
    assert bucket.take(3, 60, 0.0) == Standing(granted=False, limit=60, left=1, reset=59, wait=2)
    assert bucket.take(3, 60, 2.0) == Standing(granted=True, limit=60, left=0, reset=60)


def test_it_is_refilled_evenly_and_never_runs_over() -> None:
    bucket = Bucket(60, 0.0)
    bucket.take(60, 60, 0.0)
    assert bucket.take(1, 60, 30.0).left == 29
    assert bucket.take(1, 60, 3_000.0).left == 59


def test_what_costs_more_than_the_whole_passes_a_full_bucket_and_is_paid_off() -> None:
    bucket = Bucket(60, 0.0)
    assert bucket.take(120, 60, 0.0) == Standing(granted=True, limit=60, left=0, reset=120)
    assert bucket.take(1, 60, 60.0).wait == 1
    assert bucket.take(1, 60, 61.0).granted


def test_a_clock_that_is_set_back_refills_nothing() -> None:
    bucket = Bucket(60, 100.0)
    bucket.take(60, 60, 100.0)
    assert not bucket.take(1, 60, 50.0).granted


@pytest.mark.parametrize("kind", Kind)
def test_each_process_grants_its_share_of_the_agencys_own_figure_or_of_the_default(kind: Kind) -> None:
    assert a_minute({}, kind, processes=2) == A_MINUTE[kind] // 2
    assert a_minute({kind: 10}, kind, processes=2) == 5
    assert a_minute({kind: 1}, kind, processes=2) == 1
