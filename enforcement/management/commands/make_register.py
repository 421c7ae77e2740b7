"""Writes a register of invented people in the form of the exchanged records, for trying the import."""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from courts.models import Court
from enforcement.management import tables
from enforcement.rules import register
from enforcement.rules.register import CourtRow


class Command(BaseCommand):
    help = "Write a file of invented cases (CSV or XLSX) with realistic shares of errors, for import_cases."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--subjects", type=int, required=True, help="how many people and companies")
        parser.add_argument("--out", type=Path, default=Path("register.csv"), help="*.csv or *.xlsx")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same file")
        parser.add_argument("--rows", type=int, help="stop after so many lines")

    def handle(
        self, *args: Any, subjects: int, out: Path, seed: int, rows: int | None, **options: Any
    ) -> None:
        if out.suffix.lower() not in {".csv", ".xlsx"}:
            raise CommandError(_("文件名应当以 .csv 或 .xlsx 结尾"))
        made = register.rows(subjects, seed, courts(), timezone.localdate())
        shown = tqdm(islice(made, rows), total=rows, unit="行", disable=None)
        count = tables.write(out, register.FIELDS, shown)
        self.stdout.write(_("%(count)d 行：%(path)s") % {"count": count, "path": out})


def courts() -> list[CourtRow]:
    """The courts of the register; without a database or an empty one, those of seeds/courts.csv."""
    try:
        known = [CourtRow(*row) for row in Court.objects.values_list("code", "name", "province")]
    except DatabaseError:
        known = []
    if known:
        return known
    with (settings.BASE_DIR / "seeds" / "courts.csv").open(encoding="utf-8", newline="") as file:
        return [CourtRow(row["code"], row["name"], row["province"]) for row in csv.DictReader(file)]
