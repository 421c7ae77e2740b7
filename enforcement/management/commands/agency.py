"""Keys and canaries of one partner agency: what is done with the partner on the telephone, not at a desk."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from random import SystemRandom
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.models import AgencyKey, PartnerAgency
from enforcement.services import agencies, canaries


class Command(BaseCommand):
    help = "Issue, show or end a digest key of an agency, or plant canaries in its snapshots."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("agency", help="the agency's code")
        todo = parser.add_mutually_exclusive_group(required=True)
        todo.add_argument(
            "--issue-key", action="store_true", help="a second key, beside the one in use; prints it"
        )
        todo.add_argument(
            "--reveal-key", metavar="KEY_ID", help="print a key again; that it was seen is recorded"
        )
        todo.add_argument("--end-key", metavar="KEY_ID", help="the key serves up to --last-day")
        todo.add_argument("--plant-canaries", metavar="N", type=int, help="invent N people for its snapshots")
        parser.add_argument("--last-day", type=date.fromisoformat, help="YYYY-MM-DD; today if not given")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with acts.begin(actor=acts.system("setup"), now=timezone.now()) as act:
                self._do(act, PartnerAgency.objects.get(code=options["agency"]), options)
        except DomainError as refusal:
            raise CommandError(str(refusal.code)) from refusal
        except (PartnerAgency.DoesNotExist, AgencyKey.DoesNotExist) as unknown:
            raise CommandError(str(unknown)) from unknown

    def _do(self, act: acts.Act, agency: PartnerAgency, options: dict[str, Any]) -> None:
        if options["issue_key"]:
            self._show(act, agencies.issue_key(act=act, agency=agency))
        elif options["reveal_key"]:
            self._show(act, agency.keys.get(key_id=options["reveal_key"]))
        elif options["end_key"]:
            key = agency.keys.get(key_id=options["end_key"])
            agencies.end_key(act=act, key=key, last_day=options["last_day"] or act.today)
        else:
            count = options["plant_canaries"]
            canaries.plant(act=act, agency=agency, count=count, chance=SystemRandom())

    def _show(self, act: acts.Act, key: AgencyKey) -> None:
        self.stdout.write(f"key_id = {key.key_id}\nkey = {agencies.reveal_key(act=act, key=key)}")
