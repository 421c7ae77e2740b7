"""Subjects: found by number, named in several forms, never overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password

from courts.models import AccessCode, IdentityDocument, LedgerEntry, Subject
from courts.rules.codes import Code
from courts.rules.identity import document, parse
from courts.selectors.subjects import by_number, display_name, document_digests, number_digest
from courts.services import subjects
from tests.factories import people
from tests.factories.cases import World
from tests.factories.refusals import refused

BORN = date(1985, 7, 21)
NUMBER = people.citizen_number(11, BORN)


def registered(world: World, **given: Any) -> Subject:
    fields = {"kind": "natural", "id_type": "citizen_id", "number": NUMBER, "name": "张三"}
    with world.act("clerk") as act:
        return subjects.register(act=act, court=world.court, **fields | given)


def test_a_person_is_kept_encrypted_and_found_by_number(world: World) -> None:
    subject = registered(world)
    document = subject.documents.get()
    assert (subject.born_on, subject.sex) == (BORN, "male")
    assert NUMBER.encode() not in bytes(document.number)
    assert (document.masked, document.entered_by) == (f"990000********{NUMBER[-4:]}", world.people["clerk"])
    assert by_number("citizen_id", NUMBER) == subject
    assert display_name(subject) == "张三"


def test_documents_are_found_by_the_same_digests_one_by_one_and_by_thousands() -> None:
    passport = parse("passport", "E12345678", "SGP")
    texts = [document("citizen_id", NUMBER), None, passport.text]
    expected = [number_digest(parse("citizen_id", NUMBER)).bytes, None, number_digest(passport).bytes]
    assert document_digests(texts) == expected


def test_the_same_number_and_name_is_the_same_subject(world: World) -> None:
    first = registered(world)
    again = registered(world, name="张 三")
    assert (again, Subject.objects.count(), IdentityDocument.objects.count()) == (first, 1, 1)


def test_the_same_number_with_another_name_overwrites_nothing(world: World) -> None:
    subject = registered(world)
    with refused(Code.SUBJECT_NAME_DIFFERS) as caught:
        registered(world, name="李四")
    assert caught.value.context["subject_id"] == subject.pk


def test_a_further_form_of_the_name_is_the_same_person_then(world: World) -> None:
    subject = registered(world)
    with world.act("clerk") as act:
        subjects.add_name(act=act, court=world.court, subject_id=subject.pk, form="former", text="张三丰")
    assert registered(world, name="张三丰") == subject
    assert display_name(subject) == "张三"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("990000********0017", Code.IDENTITY_MASKED),
        (NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1"), Code.IDENTITY_CHECKSUM),
        ("12", Code.IDENTITY_FORMAT),
    ],
)
def test_a_number_that_is_none_enters_nobody(world: World, number: str, code: Code) -> None:
    with refused(code):
        registered(world, number=number)
    assert Subject.objects.count() == 0


def test_a_unit_has_a_representative_and_no_birthday(world: World) -> None:
    unit = registered(
        world, kind="unit", id_type="uscc", number=people.unit_number(3), name="甲公司", representative="赵六"
    )
    assert (unit.born_on, unit.sex) == (None, "")
    assert "赵六".encode() not in bytes(unit.representative)


def test_a_second_person_compares_the_number_with_the_document(world: World) -> None:
    document = registered(world).documents.get()
    with refused(Code.SUBJECT_SAME_PERSON_VERIFIES), world.act("clerk") as act:
        subjects.verify_identity(act=act, court=world.court, document_id=document.pk)
    with world.act("second_clerk") as act:
        subjects.verify_identity(act=act, court=world.court, document_id=document.pk)
    document.refresh_from_db()
    assert (document.verified_by, document.verified_at) == (world.people["second_clerk"], world.now)


def test_a_full_view_of_the_number_is_recorded_with_who_saw_it(world: World) -> None:
    document = registered(world).documents.get()
    with world.act("judge") as act:
        assert subjects.reveal_number(act=act, court=world.court, document_id=document.pk) == NUMBER
    entry = LedgerEntry.objects.latest("position")
    assert (entry.code, entry.actor_id) == ("subjects.reveal_number", str(world.people["judge"].pk))
    assert entry.payload == {"subject": document.subject_id}


def test_the_ledger_holds_no_name_and_no_number(world: World) -> None:
    subject = registered(world)
    with world.act("clerk") as act:
        subjects.add_name(act=act, court=world.court, subject_id=subject.pk, form="former", text="张三丰")
    kept = str(list(LedgerEntry.objects.values()))
    assert [word in kept for word in (NUMBER, "张三", "张三丰")] == [False, False, False]


def test_a_new_access_code_ends_the_old_one(world: World) -> None:
    subject = registered(world)
    codes = []
    for _ in range(2):
        with world.act("clerk") as act:
            codes.append(subjects.issue_code(act=act, court=world.court, subject_id=subject.pk))
    assert [len(code) for code in codes] == [12, 12]
    live = AccessCode.objects.get(ended_at=None)
    assert [check_password(code, live.hash) for code in codes] == [False, True]
