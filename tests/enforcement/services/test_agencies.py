"""Entering agencies."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password

from courts.models import LedgerEntry
from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.models import AgencyKey, LegalBasis, PartnerAgency
from enforcement.rules.codes import Code
from enforcement.selectors.agencies import secret_of
from enforcement.services import agencies as services
from tests.factories import agencies, register

pytestmark = pytest.mark.usefixtures("seeded")


def refused(**given: Any) -> object:
    with pytest.raises(DomainError) as refusal:
        agencies.airline(**given)
    return refusal.value.code


def test_an_agency_has_a_memorandum_a_credential_and_a_key() -> None:
    made = agencies.airline()
    memorandum = made.agency.memoranda.get()
    assert [measure.code for measure in memorandum.measures.all()] == ["air"]
    application = made.agency.application
    assert application is not None
    assert application.client_id == made.client_id
    assert check_password(made.client_secret, application.client_secret)
    assert LedgerEntry.objects.filter(code="agencies.enlist", row_id=made.agency.pk).exists()


def test_the_secret_of_a_key_is_stored_encrypted_and_its_showing_is_recorded() -> None:
    key: AgencyKey = agencies.airline().agency.keys.get()
    with acts.begin(actor=acts.system("setup")) as act:
        shown = services.reveal_key(act=act, key=key)
    assert shown == secret_of(key).hex()
    assert len(secret_of(key)) == 32
    assert shown.encode() not in bytes(key.secret)
    assert LedgerEntry.objects.latest("position").code == "agencies.reveal_key"


def test_a_system_of_the_court_has_neither_memorandum_nor_key() -> None:
    agency = agencies.case_account().agency
    assert (agency.memoranda.count(), agency.keys.count()) == (0, 0)


def test_a_code_is_given_once() -> None:
    agencies.airline()
    assert refused() is Code.AGENCY_EXISTS


def test_scenario_72_a_measure_without_a_basis_in_force_is_in_no_memorandum() -> None:
    LegalBasis.objects.filter(measures__code="air").update(valid_until=date(2025, 12, 31))
    assert refused() is Code.MEASURE_WITHOUT_BASIS
    assert not PartnerAgency.objects.exists()


def test_nobody_enters_an_agency_but_the_system() -> None:
    with pytest.raises(DomainError) as refusal, acts.begin(actor=register.staff("judge")) as act:
        services.enlist(act=act, code="x", name_zh="x", name_en="x", kind="bank")
    assert str(refusal.value.code) == "permission.denied"
