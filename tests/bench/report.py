"""The measurements in their order, and the lines that are printed: figure, ratio, goal."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator

from tests.bench import baseline, callers, checks, feed, register, releases
from tests.bench.checks import BULK, Asker
from tests.bench.stage import Stage

Line = tuple[str, str, str]


def run(stage: Stage, size: int) -> None:
    """Build what is missing, measure, print each line when it is known."""
    register.build(stage.url, size)
    asker = Asker(callers.token("airline"), size, 0.01, random.Random(1))
    parts: dict[str, Callable[[Stage, Asker], Iterator[Line]]] = {
        "single": _single,
        "bulk": _bulk,
        "feed": _feed,
        "releases": _releases,
    }
    wanted = os.environ.get("ONLY", " ".join(parts)).split()
    for name in wanted:
        for what, figure, goal in parts[name](stage, asker):
            print(f"{what:<58} {figure:<34} {goal}", flush=True)


def _single(stage: Stage, asker: Asker) -> Iterator[Line]:
    limit = baseline.lookups(stage, asker.size)
    yield "pgbench, one key, 8 clients", f"{limit:,.0f} a second", ""
    busy = checks.single(stage, asker, 32)
    yield "single checks, 32 connections", f"{busy.rate:,.0f} a second: 1/{limit / busy.rate:.1f}", "1/20"
    calm = checks.single(stage, asker, 16)
    spread = f"{calm.median * 1000:.1f} ms, p99 {calm.p99 * 1000:.1f} ms: x{calm.p99 / calm.median:.1f}"
    yield "single checks, 16 connections", spread, "x3"
    plain = checks.plain(stage, asker, 32)
    yield "the plain way, 32 connections", f"{plain.rate:,.0f} a second: x{busy.rate / plain.rate:.1f}", "x4"


def _bulk(stage: Stage, asker: Asker) -> Iterator[Line]:
    for hits, goal in ((0.01, "x1.6"), (1.0, "")):
        some = Asker(asker.token, asker.size, hits, asker.rng)
        alone = baseline.any_of(stage, checks.keys(some))
        asked = checks.bulk(stage, some, 1)
        figure = f"{asked.median * 1000:.0f} ms, = ANY {alone * 1000:.0f} ms: x{asked.median / alone:.2f}"
        yield f"10,000 subjects, {hits:.0%} hits", figure, goal
    two = checks.bulk(stage, asker, 2)
    yield "10,000 subjects, two clients", f"{two.rate * BULK:,.0f} subjects a second", "150,000"


def _feed(stage: Stage, asker: Asker) -> Iterator[Line]:
    built = feed.build(stage)
    figure = f"{built.seconds:.1f} s, COPY {built.copied:.1f} s: x{built.seconds / built.copied:.1f}"
    yield f"snapshot of {built.rows:,} rows", figure, "x4"
    ours, plain = feed.served(stage)
    rates = f"{ours / 1e6:,.0f} MB/s, a static file {plain / 1e6:,.0f} MB/s"
    yield "snapshot over HTTP", f"{rates}: {ours / plain:.2f}", "0.5"
    yield "feed, one client", f"{feed.pages(stage, 10_000):,.0f} rows a second", "100,000"


def _releases(stage: Stage, asker: Asker) -> Iterator[Line]:
    count = int(os.environ.get("RELEASES", "1000"))
    took = releases.run(stage, count, asker)
    for what, seconds in (
        ("money booked to clear", [one.clear for one in took]),
        ("money booked to the feed", [one.told for one in took]),
    ):
        middle, late = releases.spread(seconds)
        yield f"{what}, {count} under load", f"median {middle * 1000:.0f} ms, p99 {late * 1000:.0f} ms", ""
