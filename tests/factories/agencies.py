"""Partner agencies with a credential, entered as in earnest, and tokens for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone
from oauth2_provider.models import AccessToken
from rest_framework.test import APIClient

from courts.services import acts
from enforcement.models import Canary, FishingAlarm, PartnerAgency
from enforcement.rules.fishing import Sign
from enforcement.rules.scopes import allowed
from enforcement.services import agencies, canaries, fishing
from enforcement.services import sandbox as sandboxes

ENTERED_AT = datetime(2026, 1, 5, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Credential:
    """An agency with what it needs to ask for a token."""

    agency: PartnerAgency
    client_id: str
    client_secret: str


def enlisted(code: str, kind: str, measures: Collection[str] = (), **given: Any) -> Credential:
    """An agency whose memorandum runs from 1 January 2026; `given` replaces any argument of `enlist`."""
    fields: dict[str, Any] = {
        "name_zh": code,
        "name_en": code,
        "memorandum_number": f"MOU-{code}",
        "title": code,
        "electronic_notices": True,
        "valid_from": date(2026, 1, 1),
    }
    with acts.begin(actor=acts.system("seeds"), now=ENTERED_AT) as act:
        return Credential(
            *agencies.enlist(act=act, code=code, kind=kind, measures=measures, **fields | given)
        )


def airline(**given: Any) -> Credential:
    return enlisted("airline", "airline", ["air"], **given)


def hotel(**given: Any) -> Credential:
    return enlisted("hotel", "hotel", ["luxury_venue", "tourism"], **{"sees_causes": True} | given)


def case_account() -> Credential:
    return enlisted("case-account", "case_account")


def case_system() -> Credential:
    return enlisted("case-system", "case_system")


def sandbox(code: str = "ci", *, measures: Sequence[str] = ("air",), **given: Any) -> Credential:
    """A sandbox agency as the command line enters it, from 5 January 2026 on."""
    with acts.begin(actor=acts.system("setup"), now=given.pop("now", ENTERED_AT)) as act:
        fields: dict[str, Any] = {"name": code, "kind": "airline", **given}
        return Credential(*sandboxes.enlist(act=act, code=code, measures=measures, **fields))


def client(agency: PartnerAgency, *scopes: str) -> APIClient:
    """A client with a token of these scopes, or of all that the agency is allowed."""
    own = allowed(agency.kind, sees_causes=agency.sees_causes, sandbox=agency.sandbox)
    carried = scopes or sorted(own)
    token = f"token-{agency.code}-{'-'.join(carried)}"
    AccessToken.objects.create(
        token=token,
        application=agency.application,
        scope=" ".join(carried),
        expires=timezone.now() + timedelta(days=365),
    )
    made = APIClient()
    made.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return made


def fished(agency: PartnerAgency, sign: Sign = Sign.SEQUENCE) -> FishingAlarm:
    """An alarm that the agency's questions raised."""
    with acts.begin(actor=acts.partner(agency.code)) as act:
        fishing.alarm(act=act, agency=agency, signs=[sign])
    return FishingAlarm.objects.get(agency=agency, sign=sign, noted_at=None)


def canary_asked(of: PartnerAgency, *, by: PartnerAgency) -> Canary:
    """A canary in the snapshots of one agency, about which another has asked."""
    with acts.begin(actor=acts.system("setup")) as act:
        (canary,) = canaries.plant(act=act, agency=of, count=1, chance=Random(1))
    asked_again(canary, by=by)
    return canary


def asked_again(canary: Canary, *, by: PartnerAgency) -> None:
    with acts.begin(actor=acts.partner(by.code)) as act:
        canaries.alarm(act=act, asking=by, canary_ids=[canary.pk])
