"""The page of an agency: what opens the interface for it, seen and changed by whoever runs the platform."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from courts.models import LedgerEntry
from courts.rules.codes import Code
from courts.services import acts
from enforcement.models import PartnerAgency
from enforcement.services import agencies as services
from tests.enforcement.admin import keeping
from tests.enforcement.admin.conftest import Sign
from tests.factories import agencies
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused


def page(desk: Client, agency: PartnerAgency) -> str:
    return desk.get(reverse("admin:enforcement_partneragency_change", args=[agency.pk])).content.decode()


def act(code: str, agency: PartnerAgency) -> str:
    return reverse("admin:act", args=[code, agency.pk])


def token(client_id: str, secret: str) -> int:
    form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret}
    return Client().post("/oauth/token", form).status_code


def test_an_agency_changes_its_credential_without_a_gap_and_the_secret_is_shown_once(
    world: World, sign: Sign
) -> None:
    first, desk = agencies.airline(), sign("administrator")
    shown = desk.post(act("credentials.issue", first.agency), {"seen": ""})
    ((new, secret),) = re.findall(r"client_id = (\S+)\nclient_secret = (\w+)", shown.content.decode())
    assert shown["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert (token(first.client_id, first.client_secret), token(new, secret)) == (200, 200)
    again = desk.post(act("credentials.issue", first.agency), {"seen": ""}).content.decode()
    assert ("credential.enough" in again, secret in again, secret in page(desk, first.agency)) == (
        True,
        False,
        False,
    )
    desk.post(act("credentials.end", first.agency), {"seen": "", "client_id": first.client_id})
    assert (token(first.client_id, first.client_secret), token(new, secret)) == (401, 200)
    kept = LedgerEntry.objects.filter(code__startswith="credentials.").order_by("position")
    assert [(entry.code, entry.payload["client_id"]) for entry in kept] == [
        ("credentials.issue", new), ("credentials.end", first.client_id)
    ]  # fmt: skip


def test_the_page_tells_an_administrator_what_serves_since_when_and_when_it_was_used(
    world: World, sign: Sign
) -> None:
    first, (key,) = agencies.airline(), keeping.in_use(PartnerAgency.objects.get())
    token(first.client_id, first.client_secret)
    shown = re.sub(r"<[^>]*>", " ", page(sign("administrator"), first.agency))
    assert re.search(rf"{first.client_id}\s+{LISTED}\s+—\s+有效\s+{LISTED} 10:00", shown)
    assert re.search(rf"{key}\s+2026-01-05\s+—\s+有效\s+—", shown)
    for role in ("clerk", "president", "auditor"):
        assert first.client_id not in page(sign(role), first.agency)


def test_a_system_of_the_court_has_a_credential_and_no_key(world: World, sign: Sign) -> None:
    shown = page(sign("administrator"), agencies.case_account().agency)
    assert ("接口凭据" in shown, "摘要密钥" in shown) == (True, False)


def test_a_key_is_not_ended_before_it_began(world: World, sign: Sign) -> None:
    agency = agencies.airline().agency
    data = {"seen": "", "key": agency.keys.get().pk, "last_day": "2026-01-04"}
    answer = sign("administrator").post(act("agencies.end_key", agency), data)
    assert "不能早于密钥的启用日期。" in answer.content.decode()
    assert agency.keys.get().until_day is None


@pytest.mark.parametrize("who", ["judge", "president"])
def test_no_posting_opens_the_interface(world: World, who: str) -> None:
    agency = agencies.airline().agency
    with refused(Code.PERMISSION_DENIED), acts.begin(actor=acts.of_user(world.people[who])) as act:
        services.issue_key(act=act, agency=agency)
