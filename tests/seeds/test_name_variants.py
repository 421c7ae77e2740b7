"""The table of `seeds/name_variants.json` by which names are compared."""

import json
import unicodedata
from pathlib import Path

import pytest

from courts.rules.names import is_same

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def variants() -> dict[str, str]:
    table: dict[str, str] = json.loads((SEEDS / "name_variants.json").read_text("utf-8"))["variants"]
    return table


def test_one_character_stands_for_one_in_one_step(variants: dict[str, str]) -> None:
    assert all(len(char) == len(form) == 1 for char, form in variants.items())
    assert not set(variants) & set(variants.values())


def test_no_variant_is_lost_before_the_table_is_asked(variants: dict[str, str]) -> None:
    assert [char for char in variants if unicodedata.normalize("NFKC", char) != char] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("龍峯", "龙峰"), ("陳偉國", "陈伟国"), ("鍾麗", "钟丽"), ("呂靑", "吕青"), ("歐陽嶽", "欧阳岳")],
)
def test_true_variants_are_one_name(variants: dict[str, str], one: str, other: str) -> None:
    assert is_same(one, other, variants)


@pytest.mark.parametrize(
    ("one", "other"),
    [("王喆", "王哲"), ("甯静", "宁静"), ("毕昇", "毕升"), ("李堃", "李坤"), ("林淼", "林渺")],
)
def test_characters_that_are_standard_in_names_stay_apart(
    variants: dict[str, str], one: str, other: str
) -> None:
    assert not is_same(one, other, variants)
