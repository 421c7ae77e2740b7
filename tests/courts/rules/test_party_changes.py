"""Every succession of the table: its side, its article, and whether it is capped."""

from __future__ import annotations

from courts.models import PartyChange
from courts.rules.party_changes import CAPPED, SUCCESSIONS


def test_each_kind_has_its_article_and_side() -> None:
    assert {kind: (one.side, one.after, one.article[-4:-1]) for kind, one in SUCCESSIONS.items()} == {
        "heir": ("debtor", "dead", "第10"),
        "merged": ("debtor", "unit", "第11"),
        "split": ("debtor", "unit", "第12"),
        "took_property": ("debtor", "unit", "第22"),
        "promised": ("debtor", "unit", "第23"),
        "applicant_heir": ("applicant", "dead", "定第2"),
        "applicant_merged": ("applicant", "unit", "定第5"),
        "assignee": ("applicant", "anybody", "定第9"),
    }


def test_who_takes_over_property_is_liable_within_it() -> None:
    assert CAPPED == ["heir", "took_property"]


def test_the_table_and_the_choices_name_the_same_kinds() -> None:
    assert set(SUCCESSIONS) == set(PartyChange.Kind.values)
