"""Case numbers: every form that is read, its one written form, and what is refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courts.rules.case_numbers import ENFORCEMENT_TYPES, JUDGMENT_TYPES, CaseNumber, parse
from courts.rules.codes import Code
from courts.rules.errors import DomainError


@pytest.mark.parametrize(
    ("text", "parsed", "written"),
    [
        ("(2026)京0105执1234号", CaseNumber(2026, "京0105", "执", "1234"), "（2026）京0105执1234号"),
        ("（2026）京0105执1234号", CaseNumber(2026, "京0105", "执", "1234"), "（2026）京0105执1234号"),
        (
            " （２０２６） 京０１０５ 执 １２３４ 号 ",
            CaseNumber(2026, "京0105", "执", "1234"),
            "（2026）京0105执1234号",
        ),
        ("〔2026〕沪0115执恢88号", CaseNumber(2026, "沪0115", "执恢", "88"), "（2026）沪0115执恢88号"),
        ("(2026)沪72执7号", CaseNumber(2026, "沪72", "执", "7"), "（2026）沪72执7号"),
        ("(2026)粤执复12号", CaseNumber(2026, "粤", "执复", "12"), "（2026）粤执复12号"),
        ("(2020)最高法执监102号", CaseNumber(2020, "最高法", "执监", "102"), "（2020）最高法执监102号"),
        ("(2026)京0105执001234号", CaseNumber(2026, "京0105", "执", "1234"), "（2026）京0105执1234号"),
        (
            "(2026)京0105执异9号之十一",
            CaseNumber(2026, "京0105", "执异", "9", "之十一"),
            "（2026）京0105执异9号之十一",
        ),
        ("(2015)丰执字第01477号", CaseNumber(2015, "丰", "执字", "01477"), "（2015）丰执字第01477号"),
        (
            "（2014）沪一中执复字第12号",
            CaseNumber(2014, "沪一中", "执复字", "12"),
            "（2014）沪一中执复字第12号",
        ),
    ],
)
def test_a_number_is_read_and_written_in_one_form(text: str, parsed: CaseNumber, written: str):
    assert parse(text) == parsed
    assert str(parse(text)) == written
    assert parse(written) == parsed
    assert parse(text).is_enforcement


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026京0105执1234号",
        "(26)京0105执1234号",
        "(2026)京0105执号",
        "(2026)京0105执1234",
        "(2026)京0105执0号",
        "(2026)京0105执1234号之",
        "(2026)京0105执12*4号",
        "(2026)京0105执1234号 张三",
        "关于(2026)京0105执1234号",
    ],
)
def test_what_is_no_case_number_is_refused(text: str):
    assert code_of(text) is Code.CASE_NUMBER_FORMAT


@pytest.mark.parametrize(
    "text",
    ["(2026)北0105执1号", "(2026)京010执1号", "(2026)京01055执1号", "(2026)JING执1号", "(2015)执字第1号"],
)
def test_a_court_code_that_cannot_be_is_refused(text: str):
    assert code_of(text) is Code.CASE_NUMBER_COURT


@pytest.mark.parametrize(
    "text", ["(2026)京0105民初1号", "(2026)京0105执某1号", "(2014)海民初字第1号", "(2026)京1号"]
)
def test_a_type_that_is_not_of_enforcement_is_refused(text: str):
    assert code_of(text) is Code.CASE_NUMBER_TYPE


def test_a_judgment_number_is_read_where_judgments_are_asked_for():
    number = parse("(2025)京0105民初888号", JUDGMENT_TYPES)
    assert number == CaseNumber(2025, "京0105", "民初", "888")
    assert not number.is_enforcement
    assert str(parse("(2014)海民初字第1号", JUDGMENT_TYPES)) == "（2014）海民初字第1号"


@settings(max_examples=60, deadline=None)
@given(
    year=st.integers(2016, 2099),
    court=st.sampled_from(["最高法", "京", "沪02", "粤0305"]),
    type_code=st.sampled_from(sorted(ENFORCEMENT_TYPES)),
    serial=st.integers(1, 10**7),
)
def test_writing_and_reading_are_inverse(year: int, court: str, type_code: str, serial: int):
    number = CaseNumber(year, court, type_code, str(serial))
    assert parse(str(number)) == number


def code_of(text: str) -> object:
    with pytest.raises(DomainError) as refusal:
        parse(text)
    return refusal.value.code
