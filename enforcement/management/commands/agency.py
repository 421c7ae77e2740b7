"""Credentials, keys, quotas and alarms of one partner agency: done with the partner on the telephone, not at a desk."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from random import SystemRandom
from typing import Any, Final, TypeAlias

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from courts.rules.errors import DomainError
from courts.services import acts
from courts.services.acts import Act
from enforcement.models import AgencyKey, PartnerAgency
from enforcement.services import agencies, alarms, canaries, credentials, quotas

Options: TypeAlias = dict[str, Any]


class Command(BaseCommand):
    help = "Credentials, digest keys, quotas, canaries and alarms of an agency."

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
        todo.add_argument(
            "--issue-credential", action="store_true", help="a second client id and secret; prints them"
        )
        todo.add_argument("--end-credential", metavar="CLIENT_ID", help="it serves no more, from now on")
        todo.add_argument(
            "--quota", metavar="KIND=N", nargs="*", help="own figures a minute; none: the defaults"
        )
        todo.add_argument(
            "--note-alarms", metavar="TEXT", help="close the open alarms with what was found out"
        )
        todo.add_argument(
            "--plant-canaries", metavar="N", type=int, help="invent N people for its next snapshots"
        )
        parser.add_argument("--last-day", type=date.fromisoformat, help="YYYY-MM-DD; today if not given")

    def handle(self, *args: Any, **options: Any) -> None:
        todo = next(name for name in DOES if options[name] not in (None, False))
        try:
            with acts.begin(actor=acts.system("setup"), now=timezone.now()) as act:
                agency = PartnerAgency.objects.get(code=options["agency"])
                self.stdout.write(DOES[todo](act, agency, options), ending="")
        except DomainError as refusal:
            raise CommandError(str(refusal.code)) from refusal
        except (PartnerAgency.DoesNotExist, AgencyKey.DoesNotExist) as unknown:
            raise CommandError(str(unknown)) from unknown


def _issue_key(act: Act, agency: PartnerAgency, options: Options) -> str:
    return _shown(act, agencies.issue_key(act=act, agency=agency))


def _reveal_key(act: Act, agency: PartnerAgency, options: Options) -> str:
    return _shown(act, agency.keys.get(key_id=options["reveal_key"]))


def _shown(act: Act, key: AgencyKey) -> str:
    return f"key_id = {key.key_id}\nkey = {agencies.reveal_key(act=act, key=key)}\n"


def _end_key(act: Act, agency: PartnerAgency, options: Options) -> str:
    key = agency.keys.get(key_id=options["end_key"])
    agencies.end_key(act=act, key=key, last_day=options["last_day"] or act.today)
    return ""


def _issue_credential(act: Act, agency: PartnerAgency, options: Options) -> str:
    client_id, secret = credentials.issue(act=act, agency=agency)
    return f"client_id = {client_id}\nclient_secret = {secret}\n"


def _end_credential(act: Act, agency: PartnerAgency, options: Options) -> str:
    credentials.end(act=act, agency=agency, client_id=options["end_credential"])
    return ""


def _quota(act: Act, agency: PartnerAgency, options: Options) -> str:
    given = [each.partition("=") for each in options["quota"]]
    if not all(figure.isascii() and figure.isdecimal() for _, _, figure in given):
        raise CommandError("--quota KIND=N")
    quotas.agree(act=act, agency=agency, quotas={kind: int(figure) for kind, _, figure in given})
    return ""


def _note_alarms(act: Act, agency: PartnerAgency, options: Options) -> str:
    return f"{alarms.note(act=act, agency=agency, text=options['note_alarms'])}\n"


def _plant_canaries(act: Act, agency: PartnerAgency, options: Options) -> str:
    canaries.plant(act=act, agency=agency, count=options["plant_canaries"], chance=SystemRandom())
    return ""


DOES: Final[dict[str, Callable[[Act, PartnerAgency, Options], str]]] = {
    "issue_key": _issue_key,
    "reveal_key": _reveal_key,
    "end_key": _end_key,
    "issue_credential": _issue_credential,
    "end_credential": _end_credential,
    "quota": _quota,
    "note_alarms": _note_alarms,
    "plant_canaries": _plant_canaries,
}
