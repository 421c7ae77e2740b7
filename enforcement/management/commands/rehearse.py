"""Rehearses a proposed policy, schedule or catalogue over the register in force; writes nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from courts.rules.errors import DomainError
from enforcement.rules import rehearsal as rules
from enforcement.selectors import rehearsal


class Command(BaseCommand):
    help = "Show who would gain and who would lose what under a version that is not yet published."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--policy", type=Path, help="a file like seeds/severity.json")
        parser.add_argument("--schedule", type=Path, help="a file like seeds/measure_schedule.json")
        parser.add_argument("--legal-bases", type=Path, help="a file like seeds/legal_bases.json")

    def handle(self, *args: Any, **options: Any) -> None:
        day = timezone.localdate()
        bases = _read(options["legal_bases"])
        try:
            proposed = rehearsal.proposal(
                day,
                policy=_read(options["policy"]),
                schedule=_read(options["schedule"]),
                legal_bases=bases["legal_bases"] if bases else None,
            )
        except DomainError as refusal:
            raise CommandError(f"{refusal.code}: {refusal.context}") from refusal
        rehearsed = rehearsal.over(rehearsal.in_force(day), proposed)
        for one in rehearsed:
            if one.effect.changes:
                self.stdout.write(_line(one))
        line = _(
            "试算 %(rehearsed)d：改级 %(regraded)d，增加项目 %(harder)d，减少项目 %(milder)d，不再限制 %(freed)d"
        )
        self.stdout.write(line % asdict(rules.summary(one.effect for one in rehearsed)))


def _read(path: Path | None) -> dict[str, Any] | None:
    if path is None:
        return None
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _line(one: rehearsal.Rehearsed) -> str:
    """Case, restriction, grades, then items with a sign: no name and no number."""
    effect = one.effect
    items = [f"+{code}" for code in effect.gained] + [f"-{code}" for code in effect.lost]
    grades = f"{effect.grade_before} -> {effect.grade_after}"
    return f"{one.restriction.case.number} #{effect.restriction_id} {grades} {' '.join(items)}".rstrip()
