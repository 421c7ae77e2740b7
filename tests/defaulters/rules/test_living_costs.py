from dataclasses import replace
from decimal import Decimal

import pytest

from courts.rules.errors import DomainError
from defaulters.rules.codes import Code
from defaulters.rules.living_costs import Assessment, Means, assess

# Scenario 60: an income of 6,000 and three people to live on it.
QIAN = Means(
    income=Decimal(6000),
    assets=Decimal(0),
    living_minimum=Decimal(1210),
    dependants=2,
    outstanding=Decimal(80_000),
)


def test_scenario_60_the_living_costs_of_three_leave_a_part():
    assert assess(QIAN) == Assessment(
        result="partial",
        persons=3,
        deducted=Decimal(3630),
        surplus=Decimal(2370),
        controllable=Decimal(2370),
        reason="income_above_living_costs",
    )


@pytest.mark.parametrize(
    ("change", "result", "reason"),
    [
        ({"income": Decimal(3630)}, "none", "nothing_above_living_costs"),
        ({"income": Decimal("3630.01")}, "partial", "income_above_living_costs"),
        ({"income": Decimal(0), "assets": Decimal(500)}, "partial", "assets_in_part"),
        ({"assets": Decimal(500)}, "partial", "assets_and_income_in_part"),
        ({"assets": Decimal(77630)}, "full", "means_cover_debt"),
        ({"assets": Decimal("77629.99")}, "partial", "assets_and_income_in_part"),
        ({"outstanding": Decimal(2370)}, "full", "means_cover_debt"),
        ({"dependants": 4}, "none", "nothing_above_living_costs"),
    ],
)
def test_the_figures_carry_the_result(change, result: str, reason: str):
    assessed = assess(replace(QIAN, **change))

    assert (assessed.result, assessed.reason) == (result, reason)


@pytest.mark.parametrize("field", ["income", "assets", "living_minimum", "dependants", "outstanding"])
def test_a_negative_figure_is_refused(field):
    with pytest.raises(DomainError) as refusal:
        assess(replace(QIAN, **{field: Decimal(-1)}))

    assert refusal.value.code == Code.ABILITY_FIGURES_INVALID
    assert refusal.value.context == {"field": field}
