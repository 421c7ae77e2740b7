"""Each acceptance scenario of the law's procedure is played by a test that names its number.

A test says which by its name, `test_scenario_21_...`, or by its docstring, `Scenario 21: ...`. A table that
computes only the day of several scenarios (`test_scenarios_21_26_...`) plays none of them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.sources import ROOT

TESTS: Final = ROOT / "tests"

SCENARIOS: Final = frozenset(
    [
        *(1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 19, 20),  # the way onto the list
        *(21, 25, 26, 27, 29, 30, 31, 32, 34, 35, 37, 39, 42, 43),  # off the list, and corrections
        *(44, 46, 47, 48, 49, 50, 52, 53, 54, 55),  # orders, severity, linked persons
        *(59, 60),  # money and ability
        *(61, 62, 63, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74),  # partners, privacy, courts
    ]
)

_BY_NAME: Final = re.compile(r"test_scenario_((?:\d+_)(?:and_\d+_)*)", re.ASCII).match
_BY_DOCSTRING: Final = re.compile(r"Scenario (\d+):", re.ASCII).findall


def played(tests: Path) -> Iterator[int]:
    """The numbers that the tests under a folder name."""
    for path in tests.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield from named(node)


def named(test: ast.FunctionDef) -> Iterator[int]:
    """The numbers in the name and the docstring of one test."""
    by_name = _BY_NAME(test.name)
    yield from map(int, re.findall(r"\d+", by_name[1]) if by_name else ())
    yield from map(int, _BY_DOCSTRING(ast.get_docstring(test) or ""))


def test_each_scenario_is_played_by_a_test_that_names_it() -> None:
    assert sorted(SCENARIOS - set(played(TESTS))) == []


def test_no_test_names_a_scenario_that_there_is_not() -> None:
    assert sorted(set(played(TESTS)) - SCENARIOS) == []


def test_a_table_of_days_plays_no_scenario() -> None:
    names = ["test_scenario_44_and_46_of_both", "test_scenarios_21_26_days", "test_other"]
    found = [list(named(ast.FunctionDef(name=name, body=[ast.Pass()]))) for name in names]  # type: ignore[call-arg]
    assert found == [[44, 46], [], []]
