"""A sandbox for a partner's own CI; its credential and its digest key are printed once."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.models import PartnerAgency
from enforcement.selectors.agencies import secret_of
from enforcement.services import sandbox


class Command(BaseCommand):
    help = "Enter a sandbox agency: it sees invented people of its own and nobody else."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="the agency's code, such as ci-of-qingchuan")
        kinds = sorted(set(PartnerAgency.Kind.values) - {PartnerAgency.Kind.CASE_ACCOUNT})
        parser.add_argument("--kind", choices=kinds, default=PartnerAgency.Kind.AIRLINE)
        parser.add_argument(
            "--measure", dest="measures", action="append", required=True, help="air; again for more"
        )
        parser.add_argument("--sees-causes", action="store_true", help="its answers say why")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = {name: options[name] for name in ("code", "kind", "measures", "sees_causes")}
        try:
            with acts.begin(actor=acts.system("setup"), now=timezone.now()) as act:
                agency, client_id, secret = sandbox.enlist(act=act, name=options["code"], **chosen)
        except DomainError as refusal:
            raise CommandError(str(refusal.code)) from refusal
        key = agency.keys.get()
        self.stdout.write(
            f"client_id = {client_id}\nclient_secret = {secret}\n"
            f"key_id = {key.key_id}\nkey = {secret_of(key).hex()}"
        )
