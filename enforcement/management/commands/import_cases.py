"""Imports cases from a file of exchanged records; a dry run unless told to write."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from courts.models import Court
from courts.services import acts
from enforcement.management import import_run, tables
from enforcement.management.import_run import Run, Tally
from enforcement.management.refused_rows import RefusedRows
from enforcement.models.refusals import of_code
from enforcement.rules import exchange_headings
from enforcement.selectors import intake
from enforcement.services import import_batches


class Command(BaseCommand):
    help = (
        "Import cases from a CSV or XLSX file of exchanged records. Shows what would happen; --apply writes. "
        "Lines that cannot be taken go to <name>.refused.csv beside the file."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--apply", action="store_true", help="write; without it nothing is changed")
        parser.add_argument(
            "--court",
            action="append",
            default=[],
            metavar="CODE",
            help="only cases of this court; may be repeated",
        )

    def handle(self, *args: Any, file: Path, apply: bool, court: list[str], **options: Any) -> None:
        table, fields = self._open(file)
        courts = intake.courts(self._chosen(court))
        started = time.monotonic()
        with RefusedRows(file, table.headings) as refused:
            take = import_batches.writing(courts, _act) if apply else import_run.trying(courts)
            run = Run(fields, courts, take, refused.add, timezone.localdate())
            with tqdm(total=max(table.expected, 0), unit="行", disable=None) as bar:
                for done in run.over(table.lines):
                    bar.update(done)
        self._report(run.tally, apply=apply, seconds=time.monotonic() - started)
        if run.tally.outcomes["refused"]:
            self.stdout.write(_("未能导入的行：%(path)s") % {"path": refused.path})

    def _open(self, file: Path) -> tuple[tables.Table, list[str | None]]:
        try:
            table = tables.open_table(file)
        except OSError as failure:
            raise CommandError(str(failure)) from failure
        except tables.UnreadableFile as failure:
            raise CommandError(_("无法读取文件（%(why)s）") % {"why": failure}) from failure
        fields = exchange_headings.fields_of(table.headings)
        if missing := exchange_headings.missing(fields):
            raise CommandError(_("缺少栏目：%(names)s") % {"names": "、".join(missing)})
        return table, fields

    def _chosen(self, codes: list[str]) -> set[int]:
        found = dict(Court.objects.filter(code__in=codes).values_list("code", "pk"))
        if unknown := sorted(set(codes) - found.keys()):
            raise CommandError(_("没有登记的法院：%(codes)s") % {"codes": "、".join(unknown)})
        return set(found.values())

    def _report(self, tally: Tally, *, apply: bool, seconds: float) -> None:
        lines = sum(tally.outcomes.values())
        self.stdout.write(_("已导入") if apply else _("试运行，未写入任何数据；加上 --apply 才写入"))
        names = {
            "taken": _("导入"),
            "known": _("已有"),
            "passed_over": _("其他法院"),
            "refused": _("未能导入"),
        }
        for name, label in names.items():
            self.stdout.write(f"  {label} {name}: {tally.outcomes[name]}")
        for name, label in _brought_labels().items():
            self.stdout.write(f"    {label} {name}: {tally.brought[name]}")
        for (field, code), count in sorted(tally.reasons.items(), key=lambda each: -each[1]):
            self.stdout.write(f"    {code} {field}: {count} {of_code(code)}")
        self.stdout.write(
            _("%(lines)d 行，%(seconds).1f 秒，每秒 %(rate)d 行")
            % {
                "lines": lines,
                "seconds": seconds,
                "rate": lines / seconds if seconds else 0,
            }
        )


def _act() -> AbstractContextManager[acts.Act]:
    return acts.begin(actor=acts.system("import"))


def _brought_labels() -> dict[str, str]:
    return {
        "subjects": _("新当事人"),
        "judgments": _("新法律文书"),
        "obligations": _("新义务"),
        "unclassified": _("其中种类待确认"),
        "cases": _("新案件"),
        "drafts": _("待处理的决定草稿"),
    }
