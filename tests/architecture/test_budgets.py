"""Files and functions stay small enough to be read at once."""

import ast

from tests.architecture.sources import APPS, nodes, python_files, text, where

LINES_OF_A_FILE = 350
LINES_OF_A_FUNCTION = 40
UNWELCOME = {"utils.py", "helpers.py", "common.py", "misc.py"}
CODE = (*APPS, "config")


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code; a docstring may take the room that it needs."""
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def test_no_file_is_too_long() -> None:
    long = {
        str(path): lines
        for path in python_files(*CODE, "tests")
        if (lines := len(text(path).splitlines())) > LINES_OF_A_FILE
    }
    assert long == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{where(path, node)} {node.name}": length(node)
        for path in python_files(*CODE)
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_no_file_is_named_after_nothing() -> None:
    assert [str(path) for path in python_files(*CODE, "tests") if path.name in UNWELCOME] == []
