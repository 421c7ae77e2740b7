"""`manage.py play_demo`: the invented cases of the demo, through the acts, and what one needs to look at them."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from courts.models import Court, User
from enforcement.management.demo import (
    answer_stories,
    cast,
    closing_stories,
    linked_stories,
    main_stories,
    order_stories,
    paper_stories,
    partner_stories,
    party_stories,
    permission_stories,
    property_stories,
    remedy_stories,
    ruling_stories,
    side_stories,
    ways_in_stories,
)
from enforcement.management.demo.stage import Stage

FIRST_DAY_AGO = 810


class Command(BaseCommand):
    help = "Play invented cases into every state through the acts, with past days as their clock; once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the demo answers")
        parser.add_argument("--out", type=Path, help="the file that keeps logins, credentials and subjects")

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path | None = options["out"]
        if User.objects.exists():
            _follow_address(out, options["url"])
            return
        told = json.dumps(_play(options["url"]), ensure_ascii=False, indent=2)
        if out is None:
            self.stdout.write(told)
        else:
            _write_private(out, told)


def _play(url: str) -> dict[str, Any]:
    now = timezone.localtime()
    first_day = now.date() - timedelta(days=FIRST_DAY_AGO)
    people, logins = cast.staff(first_day)
    partners = cast.partners(first_day)
    first = now - timedelta(days=FIRST_DAY_AGO)
    stage = Stage(Court.objects.get(code=cast.COURT), people, now.date(), first)
    books = (
        main_stories,
        side_stories,
        ways_in_stories,
        permission_stories,
        linked_stories,
        property_stories,
        ruling_stories,
        remedy_stories,
        partner_stories,
        party_stories,
        order_stories,
        closing_stories,
        answer_stories,
        paper_stories,
    )
    stage.play([story for book in books for story in book.STORIES], until=now)
    return {
        "url": url,
        "token_url": f"{url}/oauth/token",
        "logins": logins,
        "partners": partners,
        "subjects": stage.subjects,
    }


def _follow_address(out: Path | None, url: str) -> None:
    """The cases stand already; only the address may be another."""
    if out is None:
        return
    if not out.exists():
        raise CommandError(
            f"{out} is gone, and with it the passwords of the cases that stand; use a new LUYUE_DATA."
        )
    known = json.loads(out.read_text(encoding="utf-8"))
    known["url"], known["token_url"] = url, f"{url}/oauth/token"
    _write_private(out, json.dumps(known, ensure_ascii=False, indent=2))


def _write_private(out: Path, text: str) -> None:
    """Whole or not at all, readable by its owner only."""
    draft = out.with_suffix(".tmp")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text + "\n")
    draft.replace(out)
