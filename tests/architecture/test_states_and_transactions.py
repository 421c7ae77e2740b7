"""Only services move a state, only the act opens a transaction, only the caller knows the day."""

import ast
from pathlib import Path

from tests.architecture.sources import APPS, nodes, python_files, where

THE_ACT = Path("courts/services/acts.py")
TRANSACTIONS = {"transaction.commit", "transaction.rollback", "transaction.savepoint"}
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "datetime.date.today",
    "timezone.now",
    "timezone.localdate",
    "time.time",
}


def in_services(path: Path) -> bool:
    return path.parts[1] == "services"


def sets_a_state(node: ast.AST) -> bool:
    """`row.state = ...`, or `.update(state=...)`."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(target, ast.Attribute) and target.attr == "state" for target in targets)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update":
        return any(keyword.arg == "state" for keyword in node.keywords)
    return False


def opens_a_transaction(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        return name.split(".")[-1] in {"atomic", "set_autocommit"} or name in TRANSACTIONS
    return isinstance(node, ast.ImportFrom) and node.module == "django.db.transaction"


def reads_a_clock(node: ast.AST) -> bool:
    """A call of a clock; `localdate(instant)` and `localtime(instant)` only convert what was passed in."""
    if not isinstance(node, ast.Call):
        return False
    name = ast.unparse(node.func).replace("datetime.datetime", "datetime")
    return name in CLOCKS and not (name.rpartition(".")[2] in {"localdate", "localtime"} and node.args)


def test_only_services_move_a_state() -> None:
    outside = [path for path in python_files(*APPS, "config") if not in_services(path)]
    assert [where(path, node) for path in outside for node in nodes(path) if sets_a_state(node)] == []


def test_only_the_act_opens_a_transaction() -> None:
    outside = [path for path in python_files(*APPS, "config") if path != THE_ACT]
    assert [where(path, node) for path in outside for node in nodes(path) if opens_a_transaction(node)] == []


def test_no_rule_no_service_and_no_selector_reads_a_clock() -> None:
    timeless = [
        path
        for path in python_files(*APPS)
        if path.parts[1] in {"rules", "selectors", "services"} and path != THE_ACT
    ]
    assert [where(path, node) for path in timeless for node in nodes(path) if reads_a_clock(node)] == []


def test_no_model_overrides_save_or_delete() -> None:
    methods = [
        where(path, node)
        for path in python_files(*APPS)
        if path.parts[1] == "models"
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
    ]
    assert methods == []


def test_there_are_no_signals() -> None:
    signals = [
        where(path, node)
        for path in python_files(*APPS)
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith((".signals", "django.dispatch"))
    ]
    assert signals == []
