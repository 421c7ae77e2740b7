from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from courts.rules.errors import DomainError
from defaulters.rules.codes import Code
from defaulters.rules.eligibility import (
    Ability,
    Candidate,
    ToolUse,
    adult_from,
    bars,
    check,
    check_restriction,
    restriction_bars,
)

# Scenario 1: the notice of 2 March with its warning, the finding of 11 May, the proposal of 12 May 2026.
ZHAO = Candidate(
    day=date(2026, 5, 12),
    kind="OB1",
    grounds=frozenset({"G1"}),
    notice_served_on=date(2026, 3, 2),
    warning_served_on=date(2026, 3, 2),
    performance_period_end=date(2026, 3, 12),
    ability=Ability("full", date(2026, 11, 11)),
    outstanding=Decimal(500_000),
    born=date(1990, 1, 1),
)


def found(candidate: Candidate) -> list[tuple[str, bool]]:
    return [(bar.code.value, bar.blocks) for bar in bars(candidate)]


def only_conduct(ground: str) -> Candidate:
    return replace(ZHAO, grounds=frozenset({ground}), findings={ground: 7}, ability=None)


def test_scenario_1_a_proven_refusal_after_warning_and_period_may_be_listed():
    assert bars(ZHAO) == ()
    check(ZHAO)


BLOCKED = [
    ("2 no warning", {"warning_served_on": None}, "warning_not_served", "法释〔2017〕7号第5条"),
    (
        "2 warned later",
        {"warning_served_on": date(2026, 5, 13)},
        "warning_not_served",
        "法释〔2017〕7号第5条",
    ),
    (
        "3 cannot",
        {"ability": Ability("none", date(2026, 11, 11))},
        "ability_none",
        "法释〔2017〕7号第1条第1项",
    ),
    ("no finding", {"ability": None}, "ability_finding_missing", "法释〔2017〕7号第1条第1项"),
    (
        "finding of nothing",
        {"ability": Ability("unknown", date(2026, 11, 11))},
        "ability_finding_missing",
        "法释〔2017〕7号第1条第1项",
    ),
    (
        "old finding",
        {"ability": Ability("full", date(2026, 5, 11))},
        "ability_finding_expired",
        "法释〔2017〕7号第1条第1项",
    ),
    (
        "last day",
        {"performance_period_end": date(2026, 5, 12)},
        "notice_period_running",
        "法释〔2017〕7号第1条",
    ),
    ("no period", {"performance_period_end": None}, "notice_period_running", "法释〔2017〕7号第1条"),
    ("performed", {"performed": True}, "obligation_performed", "法释〔2017〕7号第1条"),
    ("8 frozen", {"seized": Decimal(620_000)}, "assets_suffice", "法释〔2017〕7号第3条第2项"),
    ("9 security", {"security_accepted": True}, "security_given", "法释〔2017〕7号第3条第1项"),
    ("ranks later", {"ranks_later": True}, "ranks_later", "法释〔2017〕7号第3条第3项"),
    ("10 representative", {"linked_only": True}, "linked_person", "法发〔2019〕35号第16条第2项"),
    ("11 student", {"campus_loan_student": True}, "campus_loan_student", "法发〔2019〕35号第16条第3项"),
    ("19 hold off", {"held_off": True}, "applicant_holds_off", "法发〔2019〕35号第16条第1项"),
    ("20 twice", {"already_listed": True}, "already_listed", "法释〔2017〕7号第1条"),
    ("dead", {"died": date(2026, 5, 1)}, "deceased", "民事诉讼法第267条第3项"),
    (
        "37 suspended",
        {"halted_by": "（2026）京0105执1号之一"},
        "enforcement_halted",
        "民事诉讼法第267条、第268条",
    ),
    ("no birth", {"born": None}, "birth_unknown", "法释〔2017〕7号第4条"),
    ("imported", {"kind": "unclassified"}, "kind_unclassified", "法释〔2017〕7号第1条"),
    ("no ground", {"grounds": frozenset()}, "ground_missing", "法释〔2017〕7号第1条"),
    ("no conduct", {"grounds": frozenset({"G1", "G3"})}, "conduct_missing", "法释〔2017〕7号第1条"),
    ("eviction first", {"kind": "OB3"}, "own_tool_not_used", "民事诉讼法第261条"),
]


@pytest.mark.parametrize(
    ("change", "code", "article"), [row[1:] for row in BLOCKED], ids=[row[0] for row in BLOCKED]
)
def test_one_fact_alone_blocks_the_listing_with_its_code_and_article(change, code, article):
    candidate = replace(ZHAO, **change)

    with pytest.raises(DomainError) as refusal:
        check(candidate)

    assert (refusal.value.code, refusal.value.article) == (code, article)
    assert found(candidate) == [(code, True)]


@pytest.mark.parametrize(
    ("day", "blocked"),
    [(date(2026, 11, 23), True), (date(2026, 11, 24), True), (date(2026, 11, 25), False)],
)
def test_scenario_7_adult_is_who_turned_eighteen_the_day_before(day: date, blocked: bool):
    candidate = replace(
        ZHAO, born=date(2008, 11, 24), day=day, ability=Ability("full", day + timedelta(days=30))
    )

    assert found(candidate) == ([("minor", True)] if blocked else [])


def test_one_born_on_a_leap_day_is_adult_from_the_first_of_march():
    assert adult_from(date(2008, 2, 29)) == date(2026, 3, 1)


def test_a_unit_has_no_age():
    assert found(replace(ZHAO, unit=True, born=None)) == []


@pytest.mark.parametrize(
    "change", [{"security_accepted": True}, {"ranks_later": True}, {"seized": Decimal(620_000)}]
)
def test_scenario_8_article_3_blocks_refusal_and_only_warns_on_a_false_report(change):
    false_report = replace(only_conduct("G4"), **change)

    assert [blocks for _, blocks in found(false_report)] == [False]
    check(false_report)


def test_a_bar_to_one_ground_names_it_so_that_the_judge_may_drop_it():
    mixed = replace(ZHAO, grounds=frozenset({"G1", "G4"}), findings={"G4": 7}, security_accepted=True)

    (bar,) = bars(mixed)
    assert (bar.code, bar.blocks, bar.context) == (Code.SECURITY_GIVEN, True, {"grounds": ["G1"]})


@pytest.mark.parametrize(
    ("ground", "blocked"), [("G2", False), ("G3", False), ("G4", False), ("G5", False), ("G6", True)]
)
@pytest.mark.parametrize("change", [{"held_off": True}, {"seized": Decimal(500_000)}])
def test_scenario_19_article_16_1_covers_refusal_and_breach_of_settlement(change, ground: str, blocked: bool):
    assert [blocks for _, blocks in found(replace(only_conduct(ground), **change))] == [blocked]


def test_property_worth_a_fen_less_than_the_debt_bars_nothing():
    assert found(replace(ZHAO, seized=Decimal("499999.99"))) == []


def test_conduct_needs_no_ability():
    check(only_conduct("G2"))


@pytest.mark.parametrize(
    ("change", "blocked"),
    [
        ({"ability": Ability("none", date(2026, 11, 11))}, True),
        ({"ability": Ability("none", date(2026, 11, 11)), "inability_weighed": True}, False),
        ({"ability": Ability("none", date(2026, 5, 11))}, False),
        ({"ability": Ability("partial", date(2026, 11, 11))}, False),
    ],
)
def test_a_found_inability_is_weighed_before_conduct_leads_to_a_listing(change, blocked):
    codes = [bar.code for bar in bars(replace(only_conduct("G4"), **change)) if bar.blocks]
    assert codes == (["inability_not_weighed"] if blocked else [])


def test_scenario_11_the_president_may_except_a_campus_loan_student_and_the_warning_stays():
    student = replace(ZHAO, campus_loan_student=True, exempted_by_president=True)

    assert found(student) == [("campus_loan_student", False)]
    assert [bar.code for bar in restriction_bars(student)] == ["campus_loan_student"]
    check(student)
    check_restriction(student)


@pytest.mark.parametrize(
    ("day", "ex_officio", "expected"),
    [
        (date(2026, 9, 20), False, [("relisting_barred", True)]),
        (date(2026, 9, 21), False, []),
        (date(2026, 9, 20), True, [("relisting_barred", False)]),
    ],
)
def test_scenario_31_the_applicant_waits_six_months_after_consenting_to_deletion(day, ex_officio, expected):
    candidate = replace(ZHAO, day=day, ex_officio=ex_officio, last_d3_deletion=date(2026, 3, 20))

    assert found(candidate) == expected


def test_scenario_29_the_same_old_ground_after_its_term_is_warned():
    again = replace(only_conduct("G4"), expired_grounds=frozenset({"G4"}))

    assert found(again) == [("same_ground_after_term", False)]


def test_a_supplementary_obligor_is_warned_until_the_rank_is_looked_into():
    assert found(replace(ZHAO, liability="supplementary")) == [("ranks_later", False)]


FINED = ToolUse("fine", "failed")
UNSUITABLE = ToolUse("publication", "unsuitable", "the apology is owed before the residents' meeting")

APOLOGIES = [
    ("nothing tried", (), ["publication"]),
    ("published first", (FINED,), ["publication"]),
    ("only ordered", (ToolUse("publication", "ordered"),), ["publication"]),
    ("unsuitable without a reason", (ToolUse("publication", "unsuitable", " "), FINED), ["publication"]),
    ("not yet fined", (UNSUITABLE,), ["detention", "fine"]),
    ("fined and refused again", (UNSUITABLE, FINED), None),
]


@pytest.mark.parametrize(("uses", "tools"), [row[1:] for row in APOLOGIES], ids=[row[0] for row in APOLOGIES])
def test_scenario_44_an_apology_is_published_and_fined_before_anybody_is_listed(uses, tools):
    apology = replace(ZHAO, kind="OB6", expressive=True, outstanding=None, tool_uses=uses)

    assert [bar.context["tools"] for bar in bars(apology)] == ([] if tools is None else [tools])


def test_an_apology_that_the_court_published_is_performed():
    published = replace(
        ZHAO, kind="OB6", expressive=True, tool_uses=(ToolUse("publication", "carried_out"), FINED)
    )

    with pytest.raises(DomainError) as refusal:
        check(published)

    assert refusal.value.code == Code.OBLIGATION_PERFORMED


@pytest.mark.parametrize(
    ("kind", "tool"),
    [("OB3", "eviction"), ("OB4", "registry"), ("OB5", "substitute"), ("OB6", "detention"), ("OB7", "fine")],
)
def test_each_act_has_its_own_tool(kind: str, tool: str):
    act = replace(
        ZHAO, kind=kind, tool_uses=(ToolUse("registry" if tool != "registry" else "fine", "failed"),)
    )

    assert found(act) == [("own_tool_not_used", True)]
    check(replace(act, tool_uses=(ToolUse(tool, "failed"),)))


def test_a_paid_fine_performs_nothing():
    fined = replace(ZHAO, kind="OB7", tool_uses=(ToolUse("fine", "carried_out"),))

    assert found(fined) == [("own_tool_not_used", True)]


ORDERS = [
    ("pay", {}, []),
    ("deliver", {"kind": "OB2"}, []),
    ("44 apology", {"kind": "OB6", "expressive": True}, [("not_pay_or_deliver", True)]),
    ("vacate", {"kind": "OB3"}, [("not_pay_or_deliver", True)]),
    ("imported", {"kind": "unclassified"}, [("kind_unclassified", True)]),
    ("53 child", {"born": date(2011, 6, 1)}, [("minor", True)]),
    ("19 hold off", {"held_off": True}, [("applicant_holds_off", True)]),
    ("11 student", {"campus_loan_student": True}, [("campus_loan_student", True)]),
    ("frozen", {"seized": Decimal(500_000)}, [("assets_suffice", True)]),
    ("security", {"security_accepted": True}, [("security_given", False)]),
    ("performed", {"performed": True}, [("obligation_performed", True)]),
    ("no notice", {"notice_served_on": None, "warning_served_on": None}, [("notice_not_served", True)]),
    ("notice without risk warning", {"warning_served_on": None}, []),
    ("period", {"performance_period_end": date(2026, 5, 12)}, [("notice_period_running", True)]),
    ("cannot", {"ability": Ability("none", date(2026, 11, 11))}, [("ability_none", False)]),
    ("no finding", {"ability": None}, [("ability_finding_missing", False)]),
    ("linked", {"linked_only": True}, [("linked_person", True)]),
]


@pytest.mark.parametrize(("change", "expected"), [row[1:] for row in ORDERS], ids=[row[0] for row in ORDERS])
def test_an_order_without_a_listing_has_bars_of_its_own(change, expected):
    candidate = replace(ZHAO, grounds=frozenset(), **change)

    assert [(bar.code.value, bar.blocks) for bar in restriction_bars(candidate)] == expected


def test_the_first_blocking_bar_of_an_order_is_raised_with_its_article():
    with pytest.raises(DomainError) as refusal:
        check_restriction(replace(ZHAO, kind="OB7", born=date(2011, 6, 1)))

    assert (refusal.value.code, refusal.value.article) == (
        Code.NOT_PAY_OR_DELIVER,
        "法释〔2015〕17号第1条第1款",
    )
