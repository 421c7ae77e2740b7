"""Finds a Chromium for the tests marked `browser`; without one they are skipped, saying how to get one."""

import os
import shutil
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET_ONE = (
    "no Chromium: apt-get install chromium fonts-noto-cjk, "
    "or .venv/bin/python -m playwright install chromium, or name one with CHROMIUM="
)


def chromium() -> str | None:
    """The path of a Chromium: `CHROMIUM`, one of the system, or the one that Playwright has fetched."""
    if named := os.environ.get("CHROMIUM"):
        return named
    for name in NAMES:
        if found := shutil.which(name):
            return found
    fetched = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next((str(path) for path in sorted(fetched.glob("chromium-*/chrome-linux*/chrome"))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if chromium() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_ONE))
