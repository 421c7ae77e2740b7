"""Every succession of the table: its side, its article, and whether it is capped."""

from __future__ import annotations

from courts.models import PartyChange
from courts.rules.party_changes import BESIDE, CAPPED, SUCCESSIONS, SUED


def test_each_kind_has_its_article_and_side() -> None:
    assert {kind: (one.side, one.after, one.article[-4:-1]) for kind, one in SUCCESSIONS.items()} == {
        "heir": ("debtor", "dead", "第10"),
        "merged": ("debtor", "unit", "第11"),
        "split": ("debtor", "unit", "第12"),
        "took_property": ("debtor", "unit", "第22"),
        "promised": ("debtor", "unit", "第23"),
        "limited_partner": ("debtor", "unit", "第14"),
        "unpaid_capital": ("debtor", "unit", "第17"),
        "withdrawn_capital": ("debtor", "unit", "第18"),
        "sold_unpaid_shares": ("debtor", "unit", "第19"),
        "sole_shareholder": ("debtor", "unit", "第20"),
        "no_liquidation": ("debtor", "unit", "第21"),
        "applicant_heir": ("applicant", "dead", "定第2"),
        "applicant_merged": ("applicant", "unit", "定第5"),
        "assignee": ("applicant", "anybody", "定第9"),
    }


def test_who_takes_over_property_is_liable_within_it() -> None:
    unpaid = ["limited_partner", "unpaid_capital", "withdrawn_capital", "sold_unpaid_shares"]
    assert ["heir", "took_property", *unpaid] == CAPPED


def test_who_answers_for_a_units_capital_sues_and_the_unit_goes_on_unless_it_is_gone() -> None:
    articles = {SUCCESSIONS[kind].article for kind in SUED}
    assert articles == {f"变更追加规定第{number}条" for number in (14, 17, 18, 19, 20, 21)}
    assert SUED - {"no_liquidation"} == BESIDE


def test_the_table_and_the_choices_name_the_same_kinds() -> None:
    assert set(SUCCESSIONS) == set(PartyChange.Kind.values)
