"""Can the debtor perform? What is left after the necessary living costs of the debtor and the dependants.

法释〔2024〕13号 art.5: able is who can perform all or part; the necessary living costs are deducted
first. They are measured by the local minimum living standard, per person and month.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from courts.rules.errors import DomainError
from defaulters.rules import articles
from defaulters.rules.codes import Code

NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Means:
    """Yuan. `income` a month after tax, `assets` what may be executed, exempt property left out;
    `dependants` persons.
    """

    income: Decimal
    assets: Decimal
    living_minimum: Decimal
    dependants: int
    outstanding: Decimal


@dataclass(frozen=True, slots=True)
class Assessment:
    """A proposed result (full, partial, none) with its figures in yuan and the code of its reason.

    `deducted` living costs and `surplus` are per month, `controllable` is assets and one month's surplus.
    """

    result: str
    persons: int
    deducted: Decimal
    surplus: Decimal
    controllable: Decimal
    reason: str


def assess(means: Means) -> Assessment:
    """The result that the figures carry; the judge finds, this only proposes. Raises
    `ability.figures_invalid` (`field`).

    full: assets and one month's surplus cover what is owed. partial: something is left. none: nothing is.
    """
    _check(means)
    persons = 1 + means.dependants
    deducted = means.living_minimum * persons
    surplus = max(NOTHING, means.income - deducted)
    controllable = means.assets + surplus
    result, reason = _result(means, surplus, controllable)
    return Assessment(result, persons, deducted, surplus, controllable, reason)


def _result(means: Means, surplus: Decimal, controllable: Decimal) -> tuple[str, str]:
    if controllable == NOTHING:
        return "none", "nothing_above_living_costs"
    if controllable >= means.outstanding:
        return "full", "means_cover_debt"
    if means.assets == NOTHING:
        return "partial", "income_above_living_costs"
    return "partial", "assets_and_income_in_part" if surplus else "assets_in_part"


def _check(means: Means) -> None:
    for field in Means.__dataclass_fields__:
        if getattr(means, field) < 0:
            raise DomainError(
                Code.ABILITY_FIGURES_INVALID, article=articles.ABILITY_LIVING_COSTS, field=field
            )
