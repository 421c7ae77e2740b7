"""Imported rows become facts and drafts that bind nobody; what cannot be taken leaves nothing half written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DataError

from courts.models import (
    Case,
    Court,
    IdentityDocument,
    Judgment,
    LedgerEntry,
    Obligation,
    Obligor,
    Subject,
    SubjectName,
)
from courts.models.secrets import decrypt
from courts.rules.errors import DomainError
from courts.selectors import ledger, subjects
from courts.services import acts
from defaulters.models import Decision, Listing
from enforcement.models import Change, Restriction
from enforcement.rules import exchange
from enforcement.rules.exchange import ImportRow
from enforcement.selectors import intake
from enforcement.selectors.intake import Outcome
from enforcement.services import imports
from tests.enforcement.rules.test_exchange import PERSON, UNIT
from tests.factories import people, register

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
NUMBER = "（2025）京0105执1234号"
OTHER = {"iname": "上官云", "cardNum": people.citizen_number(8), "sexy": "女"}
NOUNS = (
    Subject, IdentityDocument, SubjectName, Judgment, Obligation, Obligor, Case, Decision, LedgerEntry,
)  # fmt: skip


@pytest.fixture(autouse=True)
def court() -> None:
    register.court()


def row(line: int = 2, **changed: Any) -> ImportRow:
    return exchange.read(line, PERSON | changed, TODAY)


def take(*rows: ImportRow) -> Outcome:
    with acts.begin(actor=acts.system("import")) as act:
        return imports.take(act=act, rows=rows, courts=intake.courts())


def counts() -> list[int]:
    return [noun._default_manager.count() for noun in NOUNS]


def reasons(outcome: Outcome) -> list[tuple[int, str, str]]:
    return [(refusal.line, refusal.field, str(refusal.code)) for refusal in outcome.refused]


def test_a_row_becomes_subject_judgment_obligation_and_case() -> None:
    take(row())
    case = Case.objects.get()
    assert (case.number, case.number_original, case.court.code) == (NUMBER, "(2025)京0105执1234号", "京0105")
    assert (case.filed_on, case.state) == (date(2025, 3, 28), "open")
    assert (case.judgment.maker, case.judgment.number) == ("北京市朝阳区人民法院", "（2024）京0105民初907号")
    obligation = case.judgment.obligations.get()
    assert (obligation.ordinal, obligation.kind, obligation.amount) == (1, "OB1", Decimal("10000.00"))
    assert obligation.content == PERSON["duty"]
    assert obligation.obligors.get().liability == "sole"


def test_a_person_is_found_by_number_and_stored_encrypted() -> None:
    take(row())
    subject = subjects.by_number("citizen_id", PERSON["cardNum"])
    assert subject is not None
    assert (subject.kind, subject.sex, subject.born_on) == ("natural", "male", date(1980, 1, 1))
    assert subjects.display_name(subject) == "宇文翔"
    document = subject.documents.get()
    assert decrypt(document.number) == PERSON["cardNum"]
    assert (document.entered_by, document.verified_by) == (None, None)
    assert PERSON["cardNum"].encode() not in bytes(document.number)


def test_a_unit_has_a_representative() -> None:
    take(row(cardNum=UNIT, sexy="", age="", businessEntity="欧阳明"))
    unit = Subject.objects.get()
    assert (unit.kind, unit.born_on, unit.sex) == ("unit", None, "")
    assert decrypt(unit.representative) == "欧阳明"


def test_grounds_with_a_day_of_publication_make_a_draft_that_binds_nobody() -> None:
    take(row())
    draft = Decision.objects.get()
    assert (draft.kind, draft.state, draft.author, draft.court.code) == ("list", "draft", None, "京0105")
    assert draft.content == {
        "imported": True, "grounds": ["G4"], "published_on": "2025-09-29",
        "performance": "part", "performed_part": "1000元", "unperformed_part": "9000元",
    }  # fmt: skip
    assert not Listing.objects.exists()
    assert not Restriction.objects.exists()
    assert not Change.objects.exists()


def test_grounds_without_a_day_of_publication_make_no_draft() -> None:
    take(row(publishDate=""))
    assert not Decision.objects.exists()


def test_a_duty_without_a_kind_waits_for_a_clerk() -> None:
    take(row(kind="", amount=""))
    obligation = Obligation.objects.get()
    assert (obligation.kind, obligation.amount, obligation.content) == ("unclassified", None, PERSON["duty"])


def test_the_ledger_knows_each_case_and_each_draft_with_its_state() -> None:
    take(row())
    case, draft, subject = Case.objects.get(), Decision.objects.get(), Subject.objects.get()
    filed, drafted = LedgerEntry.objects.order_by("position")
    assert (filed.code, filed.noun, filed.row_id, filed.case_id) == (
        "imports.file_case", "courts.case", case.pk, case.pk,
    )  # fmt: skip
    assert filed.payload == {
        "subject": subject.pk, "obligation": Obligation.objects.get().pk, "performance": "part",
    }  # fmt: skip
    assert (drafted.code, drafted.row_id, drafted.state) == ("imports.draft_decision", draft.pk, "draft")
    assert [*ledger.chain_faults(), *ledger.state_faults()] == []


def test_a_second_run_changes_nothing() -> None:
    rows = [row(2), row(3, **OTHER, caseCode="(2025)京0105执1235号", gistId="(2024)京0105民初908号")]
    take(*rows)
    before = counts()
    outcome = take(*rows)
    assert (len(outcome.taken), outcome.known, outcome.refused) == (0, 2, [])
    assert counts() == before


def test_a_row_that_stands_twice_in_a_file_is_taken_once() -> None:
    outcome = take(row(2), row(3))
    assert (len(outcome.taken), outcome.known) == (1, 1)
    assert counts() == [1, 1, 1, 1, 1, 1, 1, 1, 2]


def test_several_debtors_of_one_duty_share_the_obligation() -> None:
    duty = "宇文翔、上官云连带偿还借款20000元。"
    take(row(2, duty=duty), row(3, **OTHER, duty=duty))
    obligation = Obligation.objects.get()
    assert [each.liability for each in obligation.obligors.all()] == ["joint", "joint"]
    assert Case.objects.count() == 1
    assert Decision.objects.count() == 2
    assert list(LedgerEntry.objects.order_by("position").values_list("code", flat=True)) == [
        "imports.file_case", "imports.join_case", "imports.draft_decision", "imports.draft_decision",
    ]  # fmt: skip


def test_another_duty_of_the_same_judgment_is_its_next_obligation() -> None:
    take(row(2))
    take(row(3, **OTHER, duty="上官云赔礼道歉。", kind="OB6", amount=""))
    assert list(Obligation.objects.values_list("ordinal", "kind", "act_kind")) == [
        (1, "OB1", ""), (2, "OB6", "expressive"),
    ]  # fmt: skip
    assert Obligor.objects.count() == 2


def test_a_resumed_case_of_the_same_judgment_is_a_case_of_its_own() -> None:
    take(row(2), row(3, caseCode="（2026）京0105执恢9号", regDate="20260105"))
    assert set(Case.objects.values_list("number", flat=True)) == {NUMBER, "（2026）京0105执恢9号"}
    assert (Judgment.objects.count(), Obligation.objects.count(), Obligor.objects.count()) == (1, 1, 1)


def test_a_person_whom_the_register_knows_is_not_entered_again() -> None:
    known = people.person(9, "上官云")
    take(row(cardNum=people.citizen_number(9), iname="上官 云"))
    assert Subject.objects.get() == known
    assert Obligor.objects.get().subject == known
    assert SubjectName.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"duty": "宇文翔支付货款9000元。"}, "duty", "row.duty_differs"),
        ({"gistId": "(2024)京0105民初1号"}, "gistId", "row.case_of_another_judgment"),
        ({"iname": "上官云"}, "iname", "subject.name_differs"),
        ({"caseCode": "（2025）京0199执1号", "courtName": ""}, "caseCode", "court.unknown"),
        ({"courtName": "最高人民法院"}, "courtName", "row.court_differs"),
    ],
)
def test_a_contradictory_row_is_refused_and_leaves_nothing(
    changed: dict[str, Any], field: str, code: str
) -> None:
    take(row(2))
    before = counts()
    assert reasons(take(row(3, **changed))) == [(3, field, code)]
    assert counts() == before


def test_rows_of_other_courts_are_passed_over() -> None:
    chosen = set(Court.objects.filter(code="京").values_list("pk", flat=True))
    with acts.begin(actor=acts.system("import")) as act:
        outcome = imports.take(act=act, rows=[row()], courts=intake.courts(chosen))
    assert (len(outcome.taken), outcome.passed_over) == (0, 1)
    assert counts() == [0] * len(NOUNS)


def test_what_the_database_refuses_undoes_the_act() -> None:
    with pytest.raises(DataError):
        take(row(2), row(3, **OTHER, caseCode="(2025)京0105执1235号", duty="支付\x00"))
    assert counts() == [0] * len(NOUNS)


def test_only_the_duty_of_import_may_import() -> None:
    with pytest.raises(DomainError) as refused, acts.begin(actor=acts.system("grace")) as act:
        imports.take(act=act, rows=[row()], courts=intake.courts())
    assert str(refused.value.code) == "permission.denied"
    assert not Case.objects.exists()
