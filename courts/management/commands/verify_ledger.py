"""Checks that nobody changed the ledger afterwards, nor a row behind its back."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from itertools import chain
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from courts.selectors import ledger

_HEAD: Final = re.compile(r"(\d+)\s+([0-9a-f]{64})", re.ASCII).fullmatch


class Command(BaseCommand):
    help = (
        "Verify the ledger: entries altered, removed or reordered, and rows whose state is not the one last recorded. "
        "With heads that somebody kept also a cut tail and a rewritten chain. Exits with 1 if anything is found."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--heads", type=Path, help="kept heads, a line each: position and hash")
        parser.add_argument("--write-heads", type=Path, help="append the current head to this file")

    def handle(self, *args: Any, heads: Path | None, write_heads: Path | None, **options: Any) -> None:
        kept = kept_heads(heads) if heads else []
        count = 0
        for fault in chain(ledger.chain_faults(kept), ledger.state_faults()):
            self.stdout.write(f"{fault.code} {fault.at}")
            count += 1
        if count:
            raise CommandError(_("台账有 %(count)d 处不符") % {"count": count})
        head = ledger.head()
        self.stdout.write(
            _("台账完整：%(position)d %(hash)s") % {"position": head.position, "hash": head.hash}
        )
        if write_heads and head.position:
            with write_heads.open("a", encoding="utf-8") as file:
                file.write(f"{head.position} {head.hash}\n")


def kept_heads(path: Path) -> list[tuple[int, str]]:
    """The heads in a file; empty lines and lines that begin with # do not count. Raises CommandError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as failure:
        raise CommandError(str(failure)) from failure
    kept = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        head = _HEAD(line.strip())
        if head is None:
            raise CommandError(_("第 %(number)d 行不是“序号 哈希”") % {"number": number})
        kept.append((int(head[1]), head[2]))
    return kept
