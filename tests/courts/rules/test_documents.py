"""Documents as one text, one by one and by thousands: as reading each says, however it is written."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from courts.rules.errors import DomainError
from courts.rules.identity import ID_TYPES, citizen_check, document, documents, parse
from courts.rules.many_citizens import doubtful

BUILT = st.builds(
    lambda region, birth, sequence: f"{region}{birth}{sequence:03}",
    st.sampled_from(["990000", "110105", "810000", "090000", "900000"]),
    st.dates(date(1799, 12, 30), date(2101, 1, 1)).map(lambda day: f"{day:%Y%m%d}")
    | st.builds(
        "{:04}{:02}{:02}".format,
        st.sampled_from([1899, 1900, 1904, 1999, 2000, 2023, 2024, 2100]),
        st.sampled_from([0, 1, 2, 4, 12, 13]),
        st.sampled_from([0, 1, 9, 10, 28, 29, 30, 31, 32, 40]),
    ),
    st.integers(0, 999),
).map(lambda first_17: first_17 + citizen_check(first_17))
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
WAYS_TO_WRITE = [
    lambda number: number,
    str.lower,
    lambda number: f" {number[:6]} {number[6:14]}-{number[14:]}",
    lambda number: number.translate(FULL_WIDTH),
    lambda number: number[:5] + number[5:].translate(FULL_WIDTH),
    lambda number: number[:6] + number[8:17],
    lambda number: number[:17] + ("1" if number[17] != "1" else "X"),
    lambda number: number[:6] + "********" + number[14:],
    lambda number: number[:17],
    lambda number: number + "\n",
    lambda number: number[:8] + "_" + number[9:],
]
WRITTEN = st.builds(lambda number, way: way(number), BUILT, st.sampled_from(WAYS_TO_WRITE))
MISTYPED = st.builds(
    lambda number, at, char: number[:at] + char + number[at + 1 :],
    BUILT,
    st.integers(0, 17),
    st.sampled_from("0123456789Xx٣３_ A"),
)
OTHERS = st.sampled_from(
    ["91350100M000100Y43", "E12345678", "H1234567801", "12345678", "USA110019900101", ""]
)
ASKED = st.tuples(
    st.sampled_from(["citizen_id"] * 8 + [*sorted(ID_TYPES), "driving_licence"]),
    BUILT | WRITTEN | MISTYPED | OTHERS,
    st.sampled_from(["CHN", "DEU", "China"]),
)


def read(id_type: str, number: str, issuer: str = "CHN") -> str | None:
    try:
        found = parse(id_type, number, issuer)
    except DomainError:
        return None
    return f"{found.id_type}\x1f{found.issuer}\x1f{found.number}"


@settings(max_examples=500, deadline=None)
@given(asked=st.lists(ASKED, min_size=1, max_size=8))
def test_documents_are_those_that_reading_each_gives(asked: list[tuple[str, str, str]]):
    expected = [read(*each) for each in asked]
    assert [document(*each) for each in asked] == expected
    assert documents(asked) == expected
    assert documents(asked * 40) == expected * 40


def test_every_day_is_taken_or_refused_among_many_as_alone():
    days = [
        f"{year}{month:02}{day:02}"
        for year in (1799, 1800, 1900, 1999, 2000, 2023, 2024, 2099, 2100)
        for month in range(100)
        for day in range(100)
    ]
    numbers = [first_17 + citizen_check(first_17) for first_17 in (f"990000{day}001" for day in days)]
    expected = [read("citizen_id", number) for number in numbers]
    assert documents([("citizen_id", number, "CHN") for number in numbers]) == expected
    taken = [number for number, found in zip(numbers, expected, strict=True) if found]
    assert len(taken) == 7 * 365 + 2
    leap_days = [number for number, doubt in zip(taken, doubtful(taken), strict=True) if doubt]
    assert [number[6:14] for number in leap_days] == ["20000229", "20240229"]


def test_every_character_at_every_place_is_taken_or_refused_among_many_as_alone():
    characters = [*map(chr, range(0x180)), "０", "９", "Ｘ", "٣", "\U0001d7d8", "\ud800"]
    for number in ("990000199001010017", "11010519491231002X"):
        changed = [number[:at] + char + number[at + 1 :] for at in range(18) for char in characters]
        changed += [number[:at] + char + number[at:] for at in range(19) for char in characters]
        expected = [read("citizen_id", each) for each in changed]
        assert documents([("citizen_id", each, "CHN") for each in changed]) == expected


def test_numbers_in_their_one_written_form_are_not_read_one_by_one():
    numbers = [
        f"{first_17}{citizen_check(first_17)}"
        for first_17 in map(str, range(99000019900101000, 99000019900102000))
    ]
    assert doubtful(numbers) == bytes(1000)
    assert doubtful([]) == b""
