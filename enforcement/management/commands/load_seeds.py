"""Loads `seeds/` and the working-day calendar; what stands already stays."""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser
from importlib.metadata import version
from pathlib import Path
from typing import Any

from chinese_calendar import constants
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.services import seeds

CALENDAR_PACKAGE = "chinesecalendar"


class Command(BaseCommand):
    help = "Load the reference data: courts, calendar, policy, catalogue. Loading again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "seeds", help="where the files are"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        read = from_folder(options["folder"])
        try:
            with acts.begin(actor=acts.system("seeds")) as act:
                loaded = seeds.load(act=act, seeds=read)
        except DomainError as refusal:
            raise CommandError(f"{refusal.code}: {refusal.context}") from refusal
        for name, done in loaded.items():
            line = _("%(name)s：新增 %(entered)d，更正文字 %(corrected)d，已有 %(standing)d")
            self.stdout.write(line % {"name": name, **vars(done)})


def from_folder(folder: Path) -> seeds.Seeds:
    """What stands in the files of `folder`, and in the calendar package for every year that it covers."""
    with (folder / "courts.csv").open(encoding="utf-8", newline="") as file:
        courts = list(csv.DictReader(file))
    return seeds.Seeds(
        courts=courts,
        holidays=list(constants.holidays),
        make_up=list(constants.workdays),
        calendar_source=f"国务院办公厅节假日安排通知（{CALENDAR_PACKAGE} {version(CALENDAR_PACKAGE)}）",
        legal_bases=_read(folder / "legal_bases.json"),
        measures=_read(folder / "measures.json"),
        measure_schedule=_read(folder / "measure_schedule.json"),
        severity=_read(folder / "severity.json"),
        statutory_consequences=_read(folder / "statutory_consequences.json"),
        provinces=_read(folder / "provinces.json"),
    )


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
