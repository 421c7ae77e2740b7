"""What the database alone can do with the same keys: the yardstick of the ratios."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from uuid import UUID

import psycopg

from config.launcher.postgres import SUPERUSER, environment
from tests.bench.stage import DATABASE, Stage

# The statement of a check, with a key that is drawn from those in the register.
SCRIPT = """\\set place random(1, {size})
SELECT subject_id FROM courts_identitydocument
WHERE digest = (SELECT digest FROM bench_keys WHERE place = :place) AND ended_on IS NULL;
"""
KEYS = """
CREATE TABLE IF NOT EXISTS bench_keys (place int PRIMARY KEY, digest uuid NOT NULL);
TRUNCATE bench_keys;
INSERT INTO bench_keys SELECT row_number() OVER (), digest FROM courts_identitydocument;
ANALYZE bench_keys;
"""


def lookups(stage: Stage, size: int, *, clients: int = 8, seconds: int = 5) -> float:
    """Look-ups of one key a second by pgbench, prepared, over the socket."""
    with psycopg.connect(stage.url, autocommit=True) as connection:
        connection.execute(KEYS)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "lookup.sql"
        script.write_text(SCRIPT.format(size=size), encoding="ascii")
        given = ["-h", stage.server.socket, "-U", SUPERUSER, "-n", "-M", "prepared", "-j", "2"]
        given += ["-c", str(clients), "-T", str(seconds), "-f", script, DATABASE]
        command = [str(part) for part in [stage.pgbench, *given]]
        said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment()).stdout
    (line,) = [line for line in said.splitlines() if line.startswith("tps")]
    return float(line.split()[2])


def any_of(stage: Stage, questions: Sequence[Sequence[UUID]]) -> float:
    """Seconds of PostgreSQL's own `= ANY` with so many keys, at the median of these questions."""
    took = []
    statement = (
        "SELECT digest, subject_id FROM courts_identitydocument WHERE digest = ANY(%s) AND ended_on IS NULL"
    )
    with psycopg.connect(stage.url, autocommit=True) as connection:
        for keys in questions:
            started = time.perf_counter()
            connection.execute(statement, [list(keys)], prepare=True, binary=True).fetchall()
            took.append(time.perf_counter() - started)
    return median(took)
