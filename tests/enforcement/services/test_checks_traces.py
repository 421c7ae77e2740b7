"""What a check leaves behind, and what can be proved from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from pytest_django.fixtures import DjangoAssertNumQueries

from courts.models import LedgerHead
from courts.rules.errors import DomainError
from courts.selectors.subjects import name_digest, number_digest
from enforcement.models import Check, Hit, PartnerAgency
from enforcement.rules import digests, receipts
from enforcement.rules.codes import Code
from enforcement.rules.questions import Person
from enforcement.rules.verdicts import Answer
from enforcement.selectors import agencies as agency_rows
from enforcement.selectors import receipts as proofs
from tests.enforcement.services.test_checks import NOW, ZHANG, ask
from tests.factories import agencies, people, register

pytestmark = pytest.mark.usefixtures("seeded")

CLEAR = [Person("citizen_id", people.citizen_number(n), f"路人{n}") for n in range(501, 504)]


@pytest.fixture
def airline(seeded: None) -> PartnerAgency:
    return agencies.airline().agency


def prove(receipt: str, person: Person, verdict: str, **place: Any) -> Check | None:
    """The check that gave this answer about this person, if the receipt proves it."""
    found = proofs.prove(receipt, [person], [Answer(verdict)], **place)
    return found.check if found else None


def dumped() -> Iterator[str]:
    """Every row of every table as text, as a dump would hold it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            yield from (row for (row,) in cursor.fetchall())


def test_one_row_per_request_and_one_per_hit(airline: PartnerAgency) -> None:
    zhang = people.person(1)
    register.restricted(zhang, ["air"])
    answer = ask(
        airline, *CLEAR, ZHANG, Person("citizen_id", ZHANG.id_number, "李四"), on_behalf_of="agent-9"
    )
    check = Check.objects.get()
    assert (check.agency, check.measure.code, check.purpose, check.count) == (airline, "air", "sale", 5)
    assert (check.user_reference, check.on_behalf_of, check.asked_at) == ("counter-17", "agent-9", NOW)
    assert check.register_version == answer.register_version == LedgerHead.objects.get().position
    assert list(Hit.objects.order_by("pk").values_list("subject", "verdict")) == [
        (zhang.pk, "restricted"), (zhang.pk, "name_mismatch"),
    ]  # fmt: skip


def test_a_check_writes_nothing_into_the_ledger(airline: PartnerAgency) -> None:
    register.restricted(people.person(1), ["air"])
    before = LedgerHead.objects.get().position
    ask(airline)
    assert LedgerHead.objects.get().position == before


def test_of_clear_people_a_dump_holds_nothing_that_any_key_links_to_a_number(airline: PartnerAgency) -> None:
    invalid = Person("citizen_id", "990000199001010019", "错号")
    answer = ask(airline, *CLEAR, invalid)
    assert {str(reply.verdict) for reply in answer.replies} == {"clear", "invalid"}
    secret = agency_rows.secret_of(airline.keys.get())
    traces = {invalid.id_number, invalid.name}
    for person in CLEAR:
        identity = person.identity()
        assert identity is not None
        key = digests.Digests(secret).row_key(identity.id_type, identity.issuer, identity.number)
        found = [number_digest(identity), name_digest(person.name), UUID(bytes=key[:16])]
        traces |= {person.id_number, person.name, answer.receipt, *map(str, found), *(d.hex for d in found)}
        _, salt = receipts.read(answer.receipt)
        traces |= {salt.hex(), receipts.leaf(salt, person, "clear").hex()}
    rows = list(dumped())
    assert [trace for trace in traces if any(trace in row for row in rows)] == []


def test_no_key_of_the_server_takes_the_place_of_the_salt(airline: PartnerAgency) -> None:
    """With all numbers and all keys but no receipt, no number links to a check."""
    ask(airline, CLEAR[0])
    kept = [settings.LUYUE_ENCRYPTION_KEY, settings.LUYUE_LOOKUP_KEY, settings.LUYUE_AGENCY_KEY]
    keys = [bytes.fromhex(key.partition(":")[2]) for key in kept]
    keys += [
        settings.SECRET_KEY.encode(),
        agency_rows.secret_of(airline.keys.get()),
        Check.objects.get().receipt.bytes,
    ]
    roots = {receipts.Tree([receipts.leaf(key, person, "clear")]).root for key in keys for person in CLEAR}
    assert Check.objects.get().answers_root not in roots


def test_receipt_and_number_prove_the_answer(airline: PartnerAgency) -> None:
    receipt = ask(airline, CLEAR[0]).receipt
    check = Check.objects.get()
    assert prove(receipt, CLEAR[0], "clear") == check
    assert prove(receipt, Person("citizen_id", CLEAR[0].id_number, "another name"), "clear") == check
    assert prove(receipt, CLEAR[0], "restricted") is None
    assert prove(receipt, CLEAR[1], "clear") is None


def test_one_of_many_answers_is_proved_without_the_others(airline: PartnerAgency) -> None:
    receipt = ask(airline, *CLEAR).receipt
    _, salt = receipts.read(receipt)
    leaves = [receipts.leaf(salt, person, "clear") for person in CLEAR]
    for index, person in enumerate(CLEAR):
        beside = receipts.path(leaves, index)
        assert prove(receipt, person, "clear", index=index, beside=beside) is not None
        assert prove(receipt, person, "clear", index=(index + 1) % 3, beside=beside) is None


def test_without_the_receipt_nothing_is_proved(airline: PartnerAgency) -> None:
    ask(airline, CLEAR[0])
    forged = receipts.issue(Check.objects.get().receipt, bytes(receipts.SALT_BYTES))
    assert prove(forged, CLEAR[0], "clear") is None
    with pytest.raises(DomainError) as refused:
        prove("no receipt", CLEAR[0], "clear")
    assert refused.value.code is Code.RECEIPT_MALFORMED


@pytest.mark.parametrize("many", [1, 1000])
# Those of the ORM, which read the terms and the catalogue until they change; the rest is two statements, or four with hits.
@pytest.mark.parametrize(("hits", "queries"), [(False, 3), (True, 4)])
def test_the_number_of_queries_does_not_follow_the_number_of_people(
    airline: PartnerAgency,
    django_assert_num_queries: DjangoAssertNumQueries,
    many: int,
    hits: bool,
    queries: int,
) -> None:
    if hits:
        register.restricted(people.person(1), ["air"])
    numbers = range(1, many + 1) if hits else range(2, many + 2)
    asked = [Person("citizen_id", people.citizen_number(number % 1000), "张三") for number in numbers]
    with django_assert_num_queries(queries):
        assert len(ask(airline, *asked).replies) == many
    assert Hit.objects.exists() is hits
