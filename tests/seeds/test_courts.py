"""The courts of `seeds/courts.csv`: each but the Supreme Court finds its superior, and codes say levels."""

import csv
import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
ABOVE = {"basic": "intermediate", "intermediate": "high", "high": "supreme"}
FORM = {"supreme": "最高法", "high": r"\D", "intermediate": r"\D\d{2}", "basic": r"\D\d{4}"}


@pytest.fixture(scope="module")
def courts() -> dict[str, dict[str, str]]:
    with (SEEDS / "courts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["code"] for row in rows}) == len({row["name"] for row in rows}) == len(rows)
    return {row["code"]: row for row in rows}


def test_every_court_has_all_its_columns(courts: dict[str, dict[str, str]]) -> None:
    for row in courts.values():
        assert list(row) == ["code", "name", "level", "superior_code", "province", "telephone"]
        assert row["telephone"] == "12368"
        assert all(row[column] for column in ("code", "name", "level", "province"))


def test_the_supreme_court_alone_has_no_superior(courts: dict[str, dict[str, str]]) -> None:
    assert [code for code, row in courts.items() if not row["superior_code"]] == ["最高法"]


def test_every_superior_is_known_and_one_level_up(courts: dict[str, dict[str, str]]) -> None:
    for row in courts.values():
        if row["superior_code"]:
            assert courts[row["superior_code"]]["level"] == ABOVE[row["level"]], row["name"]


def test_superiors_stand_before_their_inferiors(courts: dict[str, dict[str, str]]) -> None:
    place = {code: at for at, code in enumerate(courts)}
    for code, row in courts.items():
        assert not row["superior_code"] or place[row["superior_code"]] < place[code]


def test_the_digits_of_a_code_say_the_level(courts: dict[str, dict[str, str]]) -> None:
    for code, row in courts.items():
        assert re.fullmatch(FORM[row["level"]], code, re.ASCII), code


def test_a_court_and_its_superior_lie_in_one_province(courts: dict[str, dict[str, str]]) -> None:
    for code, row in courts.items():
        if row["level"] in {"intermediate", "basic"}:
            superior = courts[row["superior_code"]]
            assert (superior["code"][0], superior["province"]) == (code[0], row["province"])


def test_ordinary_basic_courts_carry_the_digits_of_their_city(courts: dict[str, dict[str, str]]) -> None:
    for code, row in courts.items():
        if row["level"] == "basic" and row["province"] in {"浙江", "广东"}:
            assert row["superior_code"] == code[:3]


def test_all_high_courts_are_there(courts: dict[str, dict[str, str]]) -> None:
    provinces = set("京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新")
    assert {code for code, row in courts.items() if row["level"] == "high"} == provinces | {"兵", "军"}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("京0105", ["北京市朝阳区人民法院", "北京市第三中级人民法院", "北京市高级人民法院", "最高人民法院"]),
        ("京0491", ["北京互联网法院", "北京市第四中级人民法院", "北京市高级人民法院", "最高人民法院"]),
        (
            "沪0115",
            ["上海市浦东新区人民法院", "上海市第一中级人民法院", "上海市高级人民法院", "最高人民法院"],
        ),
        (
            "粤0304",
            ["深圳市福田区人民法院", "广东省深圳市中级人民法院", "广东省高级人民法院", "最高人民法院"],
        ),
        (
            "粤1972",
            ["东莞市第二人民法院", "广东省东莞市中级人民法院", "广东省高级人民法院", "最高人民法院"],
        ),
        (
            "浙0106",
            ["杭州市西湖区人民法院", "浙江省杭州市中级人民法院", "浙江省高级人民法院", "最高人民法院"],
        ),
    ],
)
def test_the_way_up_from_a_court(courts: dict[str, dict[str, str]], code: str, names: list[str]) -> None:
    way = []
    while code:
        way.append(courts[code]["name"])
        code = courts[code]["superior_code"]
    assert way == names
