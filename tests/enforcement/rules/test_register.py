"""The invented register: the same twice, well numbered, and wrong in the shares it promises."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from stdnum.cn import ric as citizen_numbers
from stdnum.cn import uscc as unit_numbers

from courts.rules import case_numbers, identity
from courts.rules.errors import DomainError
from enforcement.rules import register, register_faults
from enforcement.rules.register_words import ACT_DUTIES, ALL_PERFORMED, NOTHING_PERFORMED, PARTLY_PERFORMED

TODAY = date(2026, 11, 24)
COURTS = (
    register.CourtRow("最高法", "最高人民法院", "全国"),
    register.CourtRow("京0105", "北京市朝阳区人民法院", "北京"),
    register.CourtRow("沪01", "上海市第一中级人民法院", "上海"),
    register.CourtRow("粤0304", "深圳市福田区人民法院", "广东"),
)
SUBJECTS = 20_000


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return list(register.rows(SUBJECTS, 7, COURTS, TODAY))


def reads(number: str) -> bool:
    try:
        identity.parse("uscc" if number.startswith("91") else "citizen_id", number)
    except DomainError:
        return False
    return True


def test_a_row_has_the_exchange_fields_and_nothing_that_marks_it(rows: list[dict[str, str]]) -> None:
    assert {tuple(sorted(row)) for row in rows} == {tuple(sorted(register.FIELDS))}


def test_the_same_seed_gives_the_same_register_and_another_seed_another() -> None:
    first, again, other = (list(register.rows(200, seed, COURTS, TODAY)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_rows_come_one_by_one() -> None:
    endless = register.rows(10**9, 1, COURTS, TODAY)
    assert len(list(itertools.islice(endless, 5))) == 5


@pytest.mark.parametrize(("sex", "odd"), [("男", True), ("女", False)])
def test_a_citizen_number_says_birth_and_sex_and_checks(sex: str, odd: bool) -> None:
    rng = Random(3)
    for _ in range(200):
        number = register.citizen_id(rng, date(1988, 2, 29), sex)
        assert number.startswith("99000019880229")
        assert int(number[16]) % 2 == odd
        assert citizen_numbers.calc_check_digit(number) == number[-1]


def test_a_credit_code_checks_as_a_whole_and_in_its_organisation_code() -> None:
    rng = Random(3)
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    for _ in range(200):
        code = register.uscc(rng)
        assert code.startswith("91990000MA")
        assert unit_numbers.is_valid(code)
        total = sum(int(char, 36) * weight for char, weight in zip(code[8:16], weights, strict=True))
        assert (total + (10 if code[16] == "X" else int(code[16]))) % 11 == 0


def test_nobody_shares_a_number_with_another_name(rows: list[dict[str, str]]) -> None:
    names = defaultdict(set)
    for row in rows:
        if reads(row["cardNum"]):
            names[row["cardNum"].upper()].add(row["iname"])
    assert all(len(several) == 1 for several in names.values())


def test_some_have_several_cases_and_a_fifth_are_companies(rows: list[dict[str, str]]) -> None:
    cases = Counter(row["cardNum"] for row in rows)
    assert 0.1 < sum(count > 1 for count in cases.values()) / len(cases) < 0.25
    companies = [row for row in rows if row["iname"].endswith("有限公司")]
    assert 0.17 < len(companies) / len(rows) < 0.23
    assert all(row["businessEntity"] and not row["sexy"] and not row["age"] for row in companies)


def test_everyone_was_of_age_when_the_case_was_filed(rows: list[dict[str, str]]) -> None:
    for row in rows:
        if row["sexy"] and "*" not in row["cardNum"] and row["regDate"] not in register_faults.BAD_DATES:
            filed = date(*map(int, re.findall(r"(\d{4})\D?(\d{2})\D?(\d{2})", row["regDate"])[0]))
            assert identity.is_adult(date.fromisoformat(row["cardNum"][6:14]), filed)


@pytest.mark.parametrize(
    ("share", "is_wrong"),
    [
        (register_faults.MASKED, lambda row: "*" in row["cardNum"]),
        (register_faults.WRONG_CHECK, lambda row: "*" not in row["cardNum"] and not reads(row["cardNum"])),
        (register_faults.NO_CASE_NUMBER, lambda row: not row["caseCode"]),
        (register_faults.UNKNOWN_COURT, lambda row: row["courtName"] not in {court.name for court in COURTS}),
    ],
    ids=["masked", "wrong check character", "no case number", "unknown court"],
)
def test_faults_come_in_their_shares(
    rows: list[dict[str, str]], share: float, is_wrong: Callable[[dict[str, str]], bool]
) -> None:
    assert sum(map(is_wrong, rows)) / len(rows) == pytest.approx(share, rel=0.3)


def test_one_row_in_a_hundred_comes_again(rows: list[dict[str, str]]) -> None:
    again = len(rows) - len({tuple(row.values()) for row in rows})
    assert again / len(rows) == pytest.approx(register.REPEATED, rel=0.3)


def test_case_numbers_are_read_and_name_a_case_once(rows: list[dict[str, str]]) -> None:
    owners = defaultdict(set)
    for row in rows:
        if row["caseCode"] and row["courtName"] in {court.name for court in COURTS}:
            owners[str(case_numbers.parse(row["caseCode"]))].add(row["iname"])
    assert all(len(several) == 1 for several in owners.values())
    assert any("朝执字第" in number for number in owners)
    assert any("一中执字第" in number for number in owners)


def test_the_supreme_court_enforces_nothing(rows: list[dict[str, str]]) -> None:
    assert "最高人民法院" not in {row["courtName"] for row in rows}


@pytest.mark.parametrize(
    "form",
    [
        r"[0-9]{4}年[0-9]{2}月[0-9]{2}日",
        r"[0-9]{8}",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        r"[０-９]{4}年[０-９]{2}月[０-９]{2}日",
    ],
)
@pytest.mark.parametrize("column", ["regDate", "publishDate"])
def test_days_come_in_every_form(rows: list[dict[str, str]], column: str, form: str) -> None:
    assert sum(bool(re.fullmatch(form, row[column])) for row in rows) > len(rows) / 100


def test_few_days_are_no_days(rows: list[dict[str, str]]) -> None:
    bad = sum(
        any(row[column] in register_faults.BAD_DATES for column in ("regDate", "publishDate")) for row in rows
    )
    assert bad / len(rows) == pytest.approx(register_faults.BAD_DATE, rel=0.3)


def test_duties_of_every_kind_appear_and_some_kinds_are_left_out(rows: list[dict[str, str]]) -> None:
    kinds = Counter(row["kind"] for row in rows)
    assert set(kinds) == {"OB1", *ACT_DUTIES, ""}
    assert kinds[""] / len(rows) == pytest.approx(register.WITHOUT_KIND, rel=0.1)
    assert all(bool(row["amount"]) == (row["kind"] == "OB1") for row in rows)
    assert all(row["amount"] in row["duty"] for row in rows)


def test_what_is_performed_and_what_is_left_make_the_amount(rows: list[dict[str, str]]) -> None:
    seen = Counter(row["performance"] for row in rows)
    assert set(seen) == {NOTHING_PERFORMED, PARTLY_PERFORMED, ALL_PERFORMED}
    for row in rows:
        assert bool(row["performedPart"]) == (row["performance"] == PARTLY_PERFORMED)
        if row["performedPart"] and row["amount"]:
            parts = (row[part].removesuffix("元") for part in ("performedPart", "unperformPart"))
            assert sum(round(float(part) * 100) for part in parts) == round(float(row["amount"]) * 100)
