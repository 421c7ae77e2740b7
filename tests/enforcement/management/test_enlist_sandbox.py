"""A sandbox from the command line."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command

from enforcement.models import PartnerAgency
from enforcement.selectors.agencies import secret_of

pytestmark = pytest.mark.usefixtures("seeded", "clock")


def enlisted(*measures: str) -> None:
    call_command("enlist_sandbox", "ci", "--kind", "hotel", *(f"--measure={code}" for code in measures))


def test_the_credential_and_the_key_are_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    enlisted("tourism", "luxury_venue")
    printed = dict(line.split(" = ") for line in capsys.readouterr().out.splitlines())
    agency = PartnerAgency.objects.get(code="ci")
    key, application = agency.keys.get(), agency.application
    assert application is not None
    assert agency.sandbox
    assert check_password(printed["client_secret"], application.client_secret)
    assert (printed["client_id"], printed["key_id"]) == (application.client_id, key.key_id)
    assert printed["key"] == secret_of(key).hex()
    measures = agency.memoranda.get().measures.values_list("code", flat=True)
    assert sorted(measures) == ["luxury_venue", "tourism"]


def test_a_code_that_is_taken_is_refused() -> None:
    enlisted("tourism")
    with pytest.raises(CommandError, match=r"agency\.exists"):
        enlisted("tourism")
