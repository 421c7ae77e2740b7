"""The contracts of pyproject.toml hold: who may import whom."""

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.sources import ROOT


def test_every_contract_of_imports_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a failure pytest shows what the linter printed: the chain of imports that breaks a contract."""
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == EXIT_STATUS_SUCCESS
