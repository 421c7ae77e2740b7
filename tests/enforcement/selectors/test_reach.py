"""What binds a person, read from the rows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from courts.models import Performance, Subject
from defaulters.models import SeverityPolicy
from enforcement.models import LegalBasis, Restriction
from enforcement.selectors import reach
from tests.factories import people, register

pytestmark = pytest.mark.usefixtures("seeded")

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


def stay(restriction: Restriction, day: date) -> None:
    """As a confirmed payment of that day does it."""
    paid = Performance.objects.create(
        case=restriction.case, subject=restriction.subject, amount=1, value_day=day, source="case_account",
        reference="1", state="confirmed", recorded_at=NOW, confirmed_at=NOW,
    )  # fmt: skip
    Restriction.objects.filter(pk=restriction.pk).update(state="stayed", stayed_by=paid)
    restriction.refresh_from_db()
    register.changed(restriction, "stayed", now=datetime(day.year, day.month, day.day, 4, tzinfo=UTC))


def test_each_measure_stands_with_all_that_carries_it() -> None:
    zhang = people.person(1)
    first = register.restricted(zhang, ["air", "tourism"])
    second = register.restricted(zhang, ["air"])
    found = reach.of(zhang.pk, TODAY)
    assert {code: [cause.restriction_id for cause in causes] for code, causes in found.items()} == {
        "air": [first.pk, second.pk],
        "tourism": [first.pk],
    }
    (cause,) = found["tourism"]
    assert (cause.decision, cause.judgment_id) == (first.order.number, first.obligation.judgment_id)
    assert (cause.legal_basis, cause.policy_version) == (
        "consumption_3_6",
        SeverityPolicy.objects.get().version,
    )


def test_what_is_repealed_binds_nobody_from_the_next_day() -> None:
    zhang = people.person(1)
    register.restricted(zhang, ["air", "tourism"])
    LegalBasis.objects.filter(measures__code="air").update(valid_until=TODAY)
    assert set(reach.of(zhang.pk, TODAY)) == {"air", "tourism"}
    assert set(reach.of(zhang.pk, date(2026, 11, 25))) == {"tourism"}


def test_a_stay_frees_from_its_day_until_it_binds_again() -> None:
    zhang = people.person(1)
    restriction = register.restricted(zhang, ["air"])
    stay(restriction, date(2026, 10, 10))
    days = [date(2026, 10, 9), date(2026, 10, 10), date(2026, 10, 15), date(2026, 10, 16)]
    assert ["air" in reach.of(zhang.pk, day) for day in days] == [True, False, False, False]
    Restriction.objects.filter(pk=restriction.pk).update(state="active", stayed_by=None)
    register.changed(restriction, "reinstated", from_day=date(2026, 10, 16))
    assert ["air" in reach.of(zhang.pk, day) for day in days] == [True, False, False, True]


def test_a_pending_order_is_not_there() -> None:
    zhang = people.person(1)
    register.restricted(zhang, ["air"], state="pending", from_day=None)
    assert reach.imposed_on([zhang.pk]) == {}


def test_one_query_for_the_catalogue_for_one_or_for_twenty_people(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ids = [people.person(n).pk for n in range(1, 21)]
    for subject in Subject.objects.filter(pk__in=ids):
        register.restricted(subject, ["air"])
    for asked in (ids[:1], ids):
        with django_assert_num_queries(1):
            assert len(reach.imposed_on(asked)) == len(asked)
