"""What is remembered of an agency's terms is never older than the last commit."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from oauth2_provider.models import AccessToken

from courts.rules.errors import DomainError
from enforcement.models import LegalBasis, Measure, Memorandum, PartnerAgency, TermsStamp
from enforcement.rules.codes import Code
from enforcement.selectors import credentials, disclosure
from tests.factories import agencies

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture
def airline(seeded: None) -> PartnerAgency:
    return agencies.airline().agency


def stamp() -> int:
    return TermsStamp.objects.get().number


def token(agency: PartnerAgency, expires: datetime | None = None) -> str:
    lasting = expires or timezone.now() + timedelta(hours=1)
    AccessToken.objects.create(
        token="t", application=agency.application, scope="checks changes", expires=lasting
    )
    return "t"


def test_a_token_is_known_by_its_row(airline: PartnerAgency) -> None:
    credential = credentials.by_token(token(airline), timezone.now())
    assert credential is not None
    assert credential.agency() == airline
    assert (credential.is_valid(["checks"]), credential.is_valid(["because"])) == (True, False)
    assert credentials.by_token("another", timezone.now()) is None


def test_a_token_ends_at_its_second_and_by_revocation(airline: PartnerAgency) -> None:
    end = timezone.now() + timedelta(minutes=5)
    known = token(airline, end)
    before = credentials.by_token(known, end - timedelta(seconds=1))
    after = credentials.by_token(known, end)
    assert before is not None
    assert after is not None
    assert (before.is_expired(), after.is_expired(), after.is_valid(["checks"])) == (False, True, False)
    AccessToken.objects.all().delete()
    assert credentials.by_token(known, end - timedelta(seconds=1)) is None


def test_an_agency_that_is_switched_off_is_refused_at_the_next_request(airline: PartnerAgency) -> None:
    known = token(airline)
    first = credentials.by_token(known, timezone.now())
    assert first is not None
    assert first.agency() == airline
    PartnerAgency.objects.update(active=False)
    second = credentials.by_token(known, timezone.now())
    assert second is not None
    with pytest.raises(DomainError) as refused:
        second.agency()
    assert refused.value.code is Code.AGENCY_INACTIVE


def test_a_memorandum_that_ends_is_refused_at_the_next_question(airline: PartnerAgency) -> None:
    day = date(2026, 11, 24)
    assert disclosure.asked(airline, "air", day, stamp()).binds == "sale"
    Memorandum.objects.update(valid_until=date(2026, 11, 23))
    with pytest.raises(DomainError) as refused:
        disclosure.asked(airline, "air", day, stamp())
    assert refused.value.code is Code.MEMORANDUM_EXPIRED


CHANGES = {
    "an agency": lambda: PartnerAgency.objects.update(sees_causes=True),
    "a memorandum": lambda: Memorandum.objects.update(title="航空"),
    "its measures": lambda: Memorandum.objects.get().measures.add(Measure.objects.get(code="tourism")),
    "a measure": lambda: Measure.objects.filter(code="air").update(item="H1"),
    "its legal bases": lambda: Measure.objects.get(code="air").bases.clear(),
    "a provision": lambda: LegalBasis.objects.update(valid_until=date(2030, 1, 1)),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_stamp_moves_with_whatever_writes(airline: PartnerAgency, what: str) -> None:
    before = stamp()
    CHANGES[what]()
    assert stamp() > before


def test_a_stamp_that_was_rolled_back_never_comes_again(airline: PartnerAgency) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT before")
        PartnerAgency.objects.update(sees_causes=True)
        passed = stamp()
        cursor.execute("ROLLBACK TO SAVEPOINT before")
    PartnerAgency.objects.update(sees_causes=False)
    assert stamp() > passed
