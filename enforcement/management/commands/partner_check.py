"""Plays court against a partner's endpoint and grades it; the exit code is 1 if anything failed."""

from __future__ import annotations

import secrets
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from functools import partial
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from courts.rules.errors import DomainError
from enforcement.models import PartnerAgency
from enforcement.rules import webhooks
from enforcement.selectors import conduct
from enforcement.webhooks import kit, sender
from enforcement.webhooks.kit import Finding, Grade

# What the register shows, and what to mend.
CONDUCT: Final = (
    ("reads what it is told", "reads_what_it_is_told", "Read `GET /changes` after each notice."),
    ("removal", "applies_in_time", "Apply each `stayed` and `lifted` within a working day, and acknowledge."),
    ("namesake", "reports_namesakes", "Report `mismatch` where a check says `name_mismatch`."),
)
NOTHING_YET: Final = "Nothing has happened yet that would show it."


class Command(BaseCommand):
    help = "Play court against a partner's endpoint: signatures, replays, order, times; and grade what it answers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("url", help="the endpoint; on the partner's own machine as well")
        parser.add_argument("--secret", help="whsec_... that the endpoint knows; else one is made and shown")
        parser.add_argument("--agency", help="a partner of this register: what it has done is graded too")
        parser.add_argument("--position", type=int, default=0, help="from which the notices count on")

    def handle(self, *args: Any, **options: Any) -> None:
        url = options["url"]
        agency = self._agency(options["agency"])
        try:
            webhooks.check_url(url, in_house=True)
        except DomainError as refusal:
            raise CommandError(str(refusal.code)) from refusal
        court = kit.Court(
            secret=self._secret(options["secret"]),
            post=partial(sender.post, url, in_house=True),
            now=timezone.now,
            new=partial(secrets.token_hex, 12),
            position=options["position"],
        )
        findings = [kit.address(url), *kit.examine(court), *(_conduct(agency) if agency else kit.UNSEEN)]
        self._show(findings)
        if any(each.grade == Grade.FAIL for each in findings):
            sys.exit(1)

    def _agency(self, code: str | None) -> PartnerAgency | None:
        try:
            return PartnerAgency.objects.get(code=code) if code else None
        except PartnerAgency.DoesNotExist as unknown:
            raise CommandError(str(unknown)) from unknown

    def _secret(self, given: str | None) -> bytes:
        if not given:
            made = secrets.token_bytes(webhooks.SECRET_BYTES)
            self.stdout.write(
                f"{webhooks.secret_text(made)}\nGive this secret to the endpoint, then press Enter."
            )
            sys.stdin.readline()
            return made
        try:
            return webhooks.secret_bytes(given)
        except ValueError as malformed:
            raise CommandError("The secret is not whsec_ and Base64.") from malformed

    def _show(self, findings: Iterable[Finding]) -> None:
        for each in findings:
            self.stdout.write(f"{each.grade:<7} {each.probe}")
            if each.mend:
                self.stdout.write(f"        {each.mend}")


def _conduct(agency: PartnerAgency) -> list[Finding]:
    found = conduct.of(agency, timezone.localdate())
    grades = {None: (Grade.UNSEEN, NOTHING_YET), True: (Grade.PASS, "")}
    return [
        Finding(probe, *grades.get(getattr(found, field), (Grade.FAIL, mend)))
        for probe, field, mend in CONDUCT
    ]
