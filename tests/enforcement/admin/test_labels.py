"""No code reaches a reader without a word for it."""

from __future__ import annotations

import ast

from defaulters.models.reasons import REASONS, STEPS
from defaulters.rules import severity
from enforcement.admin import labels, task_labels
from enforcement.admin.acts import ACTIONS
from enforcement.models import Change
from enforcement.selectors import due, queue
from tests.architecture.sources import APPS, nodes, python_files, text


def recorded() -> set[str]:
    """The codes that services give to `act.record`."""
    return {
        str(node.args[0].value)
        for path in python_files(*APPS)
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record"
        and node.args and isinstance(node.args[0], ast.Constant)
    }  # fmt: skip


def test_every_entry_of_the_ledger_has_a_label() -> None:
    codes = recorded() | {f"restriction.{kind}" for kind in Change.Kind.values}
    assert sorted(codes - set(labels.ENTRIES)) == []


def test_every_task_has_a_label_and_leads_somewhere() -> None:
    sources = [path for path in python_files("enforcement/selectors") if path.name.startswith("due")]
    strings = {node.value for path in sources for node in nodes(path) if isinstance(node, ast.Constant)}
    kinds = set(task_labels.TASKS)
    assert kinds == set(task_labels.TASK_ACTIONS) | set(task_labels.TASK_SECTIONS)
    assert kinds <= {*strings, "sign_relief"}
    assert set(task_labels.TASK_ACTIONS.values()) <= set(ACTIONS)
    assert len(queue.FINDERS) >= len({finder for _, _, finder in queue.FINDERS}) > 0
    assert due.MOST == 100


def test_every_reason_of_a_grade_has_words() -> None:
    source = text(next(path for path in python_files("defaulters/rules") if path.name == "severity.py"))
    tree = ast.parse(source)
    codes = {
        node.value.elts[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple)
        and isinstance(node.value.elts[0], ast.Constant)
    }  # fmt: skip
    assert {"half_performed", "clip"} <= codes
    assert codes <= set(REASONS) | set(STEPS)
    assert severity.GRADES == ("minor", "general", "serious")
