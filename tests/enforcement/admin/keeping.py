"""Scenes of who keeps an airline's way in: a credential and a key are added beside the old ones, and ended."""

from __future__ import annotations

from django.http import HttpResponse

from courts.services import acts
from enforcement.models import PartnerAgency
from enforcement.selectors import agency_keys
from enforcement.services import credentials
from tests.enforcement.admin.scenes import Scene
from tests.factories import agencies
from tests.factories.cases import LISTED, World


def ids(agency: PartnerAgency) -> list[str]:
    return [one.id for one in agency_keys.credentials(PartnerAgency.objects.get(pk=agency.pk))]


def in_use(agency: PartnerAgency) -> list[str]:
    return [one.id for one in agency_keys.keys(agency, LISTED) if one.in_use]


def second(agency: PartnerAgency) -> tuple[str, str]:
    """A second credential beside the first, from the command line."""
    with acts.begin(actor=acts.system("setup")) as act:
        return credentials.issue(act=act, agency=agency)


def issue_credential(world: World) -> Scene:
    first = agencies.airline()

    def shown(answer: HttpResponse) -> list[bool]:
        """Of both that serve now, which stands on the page."""
        return [one in answer.content.decode() for one in ids(first.agency)]

    return Scene([False, True], shown, row=first.agency)


def end_credential(world: World) -> Scene:
    first = agencies.airline()
    new, _ = second(first.agency)
    return Scene([new], lambda _: ids(first.agency), row=first.agency, data={"client_id": first.client_id})


def issue_key(world: World) -> Scene:
    airline = agencies.airline().agency
    return Scene(2, lambda _: len(in_use(airline)), row=airline)


def end_key(world: World) -> Scene:
    airline = agencies.airline().agency
    data = {"key": airline.keys.get().pk, "last_day": "2026-05-11"}
    return Scene([], lambda _: in_use(airline), row=airline, data=data)
