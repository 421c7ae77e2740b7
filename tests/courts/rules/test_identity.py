"""Identity numbers: their one written form, check digits, masks, full age."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from courts.rules.codes import Code
from courts.rules.codes import IdentityWarning as W
from courts.rules.errors import DomainError
from courts.rules.identity import (
    ID_TYPES,
    Identity,
    age_on,
    citizen_check,
    is_adult,
    mask,
    parse,
    unit_check,
)

few = settings(max_examples=100, deadline=None)
births = st.dates(date(1900, 1, 1), date(2026, 1, 1))
UNIT_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def code_of(id_type: str, number: str, issuer: str = "CHN") -> object:
    with pytest.raises(DomainError) as refusal:
        parse(id_type, number, issuer)
    assert number not in str(refusal.value.context)
    return refusal.value.code


def test_a_citizens_number_tells_birth_and_sex():
    assert parse("citizen_id", "990000199001010017") == Identity(
        "citizen_id", "CHN", "990000199001010017", date(1990, 1, 1), "male", ()
    )
    assert parse("citizen_id", "11010519491231002X").sex == "female"


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "110105-19491231-002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105\u300019491231\u2014002X",
    ],
)
def test_a_citizens_number_is_one_however_it_is_written(written: str):
    assert parse("citizen_id", written).number == "11010519491231002X"


def test_fifteen_digits_become_eighteen_and_say_so():
    identity = parse("citizen_id", "990000900101001")
    assert (identity.number, identity.birth) == ("990000199001010017", date(1990, 1, 1))
    assert identity.warnings == (W.LEGACY_FORMAT,)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("110105194912310020", Code.IDENTITY_CHECKSUM),
        ("990000199001010018", Code.IDENTITY_CHECKSUM),
        ("99000019900101001", Code.IDENTITY_FORMAT),
        ("9900001990010100170", Code.IDENTITY_FORMAT),
        ("990000179001010017", Code.IDENTITY_FORMAT),
        ("99000O199001010017", Code.IDENTITY_FORMAT),
        (" ", Code.IDENTITY_FORMAT),
        ("99000020230230001" + citizen_check("99000020230230001"), Code.IDENTITY_FORMAT),
        ("81000019900101001" + citizen_check("81000019900101001"), Code.IDENTITY_TYPE_MISMATCH),
    ],
)
def test_a_citizens_number_that_cannot_be_is_refused(number: str, code: Code):
    assert code_of("citizen_id", number) is code


@pytest.mark.parametrize(
    "number",
    [
        "990000********0017",
        "9900001990＊＊＊＊0017",
        "990000●●●●●●●●0017",
        "990000××××××××0017",
        "990000xxxxxxxx0017",
        "9900001990XXXX0017",
        "990000199001010XXX",
        "99**17",
    ],
)
def test_a_masked_number_is_refused_as_masked(number: str):
    assert code_of("citizen_id", number) is Code.IDENTITY_MASKED
    if "*" in number:
        assert {code_of(each, number) for each in ID_TYPES} == {Code.IDENTITY_MASKED}


@pytest.mark.parametrize("number", ["91350100M000100Y43", "91110105MA0000007L", "91000000000000000K"])
def test_a_unit_code_with_the_right_check_is_taken(number: str):
    assert parse("uscc", f" {number.lower()} ") == Identity("uscc", "CHN", number)


def test_a_unit_code_that_breaks_its_check_passes_only_when_overridden():
    assert code_of("uscc", "91350100M000100Y44") is Code.IDENTITY_CHECKSUM
    overridden = parse("uscc", "91350100m000100y44", checksum_overridden=True)
    assert overridden == Identity("uscc", "CHN", "91350100M000100Y44", None, None, (W.CHECKSUM,))


def test_a_citizens_number_cannot_be_overridden():
    with pytest.raises(DomainError) as refusal:
        parse("citizen_id", "110105194912310020", checksum_overridden=True)
    assert refusal.value.code is Code.IDENTITY_CHECKSUM


@pytest.mark.parametrize("number", ["91350100I000100Y43", "9135010AM000100Y43", "MA0000007"])
def test_what_is_no_unit_code_is_refused(number: str):
    assert code_of("uscc", number) is Code.IDENTITY_FORMAT


@pytest.mark.parametrize(
    ("number", "issuer", "written", "warnings"),
    [
        ("e12345678", "CHN", "E12345678", ()),
        ("EA 1234567", "chn", "EA1234567", ()),
        ("SE1234567", "CHN", "SE1234567", ()),
        ("H12345678", "CHN", "H12345678", ()),
        ("G12345678", "CHN", "G12345678", (W.LEGACY_FORMAT,)),
        ("141234567", "CHN", "141234567", (W.LEGACY_FORMAT,)),
        ("Q1234", "CHN", "Q1234", (W.UNUSUAL_FORMAT,)),
        ("C01X00T47", "DEU", "C01X00T47", (W.NO_CHECK_DIGIT,)),
        ("XX1234567", "FRA", "XX1234567", (W.NO_CHECK_DIGIT,)),
    ],
)
def test_passports_are_taken_with_what_is_uncertain(number, issuer, written, warnings):
    assert parse("passport", number, issuer) == Identity(
        "passport", issuer.upper(), written, None, None, warnings
    )


@pytest.mark.parametrize(
    ("id_type", "number", "written", "warnings"),
    [
        ("hk_macau_permit", "h12345678", "H12345678", ()),
        ("hk_macau_permit", "M1234567801", "M12345678", (W.LEGACY_FORMAT,)),
        ("taiwan_permit", "1234 5678", "12345678", ()),
        ("taiwan_permit", "1234567801(B)", "1234567801B", (W.LEGACY_FORMAT,)),
        ("foreign_permanent", "usa110019900101", "USA110019900101", (W.LEGACY_FORMAT,)),
    ],
)
def test_permits_are_taken_in_new_and_old_forms(id_type, number, written, warnings):
    assert parse(id_type, number, "USA") == Identity(id_type, "CHN", written, None, None, warnings)


def test_a_residence_permit_is_numbered_like_a_citizen():
    number = "81000019900101001"
    number += citizen_check(number)
    assert parse("residence_permit", number).birth == date(1990, 1, 1)
    assert (
        code_of("residence_permit", number[:17] + ("0" if number[17] != "0" else "1"))
        is Code.IDENTITY_CHECKSUM
    )
    assert code_of("residence_permit", "990000199001010017") is Code.IDENTITY_FORMAT


def test_a_new_permanent_residence_card_is_warned_about_not_refused():
    right = "91184019900101001"
    right += citizen_check(right)
    wrong = right[:17] + ("0" if right[17] != "0" else "1")
    assert parse("foreign_permanent", right).warnings == ()
    assert parse("foreign_permanent", wrong).warnings == (W.CHECKSUM,)


@pytest.mark.parametrize(
    ("id_type", "number", "issuer", "code"),
    [
        ("driving_licence", "990000199001010017", "CHN", Code.IDENTITY_TYPE_UNKNOWN),
        ("passport", "E12345678", "China", Code.IDENTITY_ISSUER),
        ("passport", "E1", "CHN", Code.IDENTITY_FORMAT),
        ("passport", "ABCDEFG", "FRA", Code.IDENTITY_FORMAT),
        ("hk_macau_permit", "T12345678", "CHN", Code.IDENTITY_FORMAT),
        ("taiwan_permit", "123456789", "CHN", Code.IDENTITY_FORMAT),
        ("foreign_permanent", "11010519491231002X", "CHN", Code.IDENTITY_FORMAT),
    ],
)
def test_other_documents_are_refused_by_code(id_type: str, number: str, issuer: str, code: Code):
    assert code_of(id_type, number, issuer) is code


def test_a_number_is_never_shown_by_its_own_repr():
    assert "990000199001010017" not in repr(parse("citizen_id", "990000199001010017"))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("990000199001010017", "990000********0017"),
        ("E12345678", "E1*****78"),
        ("USA110019900101", "USA*********101"),
        ("12345678", "12****78"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_scenario_68_a_number_is_shown_masked(number: str, shown: str):
    assert mask(number) == shown


@pytest.mark.parametrize(
    ("birth", "day", "adult"),
    [
        (date(2008, 11, 24), date(2026, 11, 23), False),
        (date(2008, 11, 24), date(2026, 11, 24), False),
        (date(2008, 11, 24), date(2026, 11, 25), True),
        (date(2008, 2, 29), date(2026, 2, 28), False),
        (date(2008, 2, 29), date(2026, 3, 1), True),
    ],
)
def test_scenario_7_full_age_begins_the_day_after_the_birthday(birth: date, day: date, adult: bool):
    assert is_adult(birth, day) is adult


@pytest.mark.parametrize(
    ("day", "age"), [(date(2026, 11, 23), 17), (date(2026, 11, 24), 18), (date(2026, 12, 31), 18)]
)
def test_age_is_in_full_years(day: date, age: int):
    assert age_on(date(2008, 11, 24), day) == age


@few
@given(birth=births, sequence=st.integers(0, 999))
def test_every_number_that_is_built_is_read_back(birth: date, sequence: int):
    first_17 = f"990000{birth:%Y%m%d}{sequence:03}"
    identity = parse("citizen_id", first_17 + citizen_check(first_17))
    assert identity.birth == birth
    assert identity.sex == ("male" if sequence % 2 else "female")


@few
@given(birth=births, at=st.integers(0, 16), by=st.integers(1, 9))
def test_one_wrong_digit_is_always_found(birth: date, at: int, by: int):
    first_17 = f"990000{birth:%Y%m%d}001"
    wrong = first_17[:at] + str((int(first_17[at]) + by) % 10) + first_17[at + 1 :]
    with pytest.raises(DomainError):
        parse("citizen_id", wrong + citizen_check(first_17))


@few
@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_citizens_check_is_that_of_stdnum(first_17: str):
    assert citizen_check(first_17) == ric.calc_check_digit(first_17 + "0")


@few
@given(st.text("0123456789", min_size=6, max_size=6), st.text(UNIT_CHARS, min_size=9, max_size=9))
def test_the_units_check_is_that_of_stdnum(region: str, body: str):
    first_17 = f"91{region}{body}"
    number = first_17 + unit_check(first_17)
    assert uscc.calc_check_digit(first_17) == number[17]
    assert parse("uscc", number).number == uscc.validate(number)


@few
@given(birth=st.dates(date(1900, 1, 1), date(2008, 1, 1)), days=st.integers(0, 30))
def test_one_who_is_of_age_stays_so(birth: date, days: int):
    assert is_adult(birth, date(birth.year + 19, 1, 1) + timedelta(days=days))
