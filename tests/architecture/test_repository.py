"""What may not stand anywhere in the repository."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

TEXT = {
    ".py",
    ".in",
    ".txt",
    ".toml",
    ".md",
    ".sh",
    ".html",
    ".css",
    ".js",
    ".json",
    ".csv",
    ".sql",
    ".po",
    ".ndjson",
    "",
}
# Written in pieces, so that this file does not hold what it looks for.
UNWANTED = {
    "the host of a package registry": re.compile(
        "py" + r"pi\.(org|python)|files\.python" + "hosted|regis" + r"try\.npm"
    ),
    "a path of one machine": re.compile(
        r"(?<![\w.])/(?:ro" + r"ot|ho" + r"me/\w+|wo" + r"rk|User" + r"s/\w+|op" + r"t)/[\w.]"
    ),
    "unfinished business": re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"),
}


def tracked() -> list[Path]:
    """What git tracks or would track."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / line for line in listed if Path(line).suffix in TEXT and (ROOT / line).is_file()]


@pytest.mark.parametrize("pattern", UNWANTED.values(), ids=UNWANTED.keys())
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []
