"""What is remembered of an agency's terms is never older than the last commit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

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
    credential = credentials.by_token(token(airline))
    assert credential.agency() == airline
    assert (credential.is_valid(["checks"]), credential.is_valid(["because"])) == (True, False)
    with pytest.raises(credentials.Nobody):
        credentials.by_token("another")


def test_a_token_ends_at_its_second_and_by_revocation(airline: PartnerAgency) -> None:
    end = timezone.now() + timedelta(minutes=5)
    known = token(airline, end)
    credential = credentials.by_token(known)
    assert [credential.is_live(at) for at in (end - timedelta(seconds=1), end)] == [True, False]
    AccessToken.objects.all().delete()
    with pytest.raises(credentials.Nobody):
        credentials.by_token(known)


@pytest.mark.parametrize("ended", [{"scope": "changes"}, {"expires": datetime(2026, 1, 1, tzinfo=UTC)}, None])
def test_the_stamp_moves_with_each_end_of_a_token_and_with_no_new_one(
    airline: PartnerAgency, ended: dict[str, object] | None
) -> None:
    before = stamp()
    token(airline)
    assert stamp() == before
    AccessToken.objects.update(**ended) if ended else AccessToken.objects.all().delete()
    assert stamp() > before


def test_what_is_remembered_is_forgotten_as_a_whole(airline: PartnerAgency) -> None:
    known = token(airline)
    now = timezone.now()
    first = credentials.remembered(known, ["checks"], now)
    AccessToken.objects.update(scope="checks because")
    assert credentials.remembered(known, ["checks"], now) is first
    credentials.forget()
    second = credentials.remembered(known, ["checks"], now)
    assert first is not None
    assert second is not None
    assert [sorted(each.scope) for each in (first, second)] == [["changes", "checks"], ["because", "checks"]]


def test_nothing_is_refused_from_memory(airline: PartnerAgency) -> None:
    """Who is refused by what is remembered is looked up again."""
    now, end = timezone.now(), timezone.now() + timedelta(minutes=5)
    known = token(airline, end)
    assert credentials.remembered(known, ["checks"], now) is not None
    assert credentials.remembered(known, ["because"], now) is None
    assert credentials.remembered(known, ["checks"], end) is None
    assert credentials.remembered("another", ["checks"], now) is None


def test_an_agency_that_is_switched_off_is_refused_at_the_next_request(airline: PartnerAgency) -> None:
    known = token(airline)
    first = credentials.by_token(known)
    assert first.agency() == airline
    PartnerAgency.objects.update(active=False)
    second = credentials.by_token(known)
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
