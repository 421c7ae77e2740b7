"""Invented debts of one obligor in one case, for the property tests of payoff and allocation."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from courts.rules.payoff import Debt, InterestRule, Paid, Part

LAST_DAY = date(2026, 3, 10)
_ISSUED = date(2026, 7, 1)

value_days = st.tuples(st.integers(0, 300), st.integers(0, 300)).map(
    lambda days: (_ISSUED + timedelta(days=min(days)), _ISSUED + timedelta(days=max(days)))
)


def _sum(least: int, most: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(least, most, places=2)


@st.composite
def _debt(draw: st.DrawFn, obligation_id: int) -> Debt:
    principal = draw(_sum(10, 10**6))
    paid_on = draw(st.dates(LAST_DAY - timedelta(days=30), _ISSUED))
    paid = min(draw(_sum(0, 10**6)), principal - 5)
    return Debt(
        obligation_id,
        principal,
        draw(st.dates(LAST_DAY, _ISSUED)),
        ordinary_rate=draw(st.sampled_from([None, Decimal("0.0385"), Decimal("0.15")])),
        ordinary_from=date(2025, 6, 1),
        rule=draw(st.sampled_from(InterestRule)),
        costs=draw(st.sampled_from([Decimal("0.00"), Decimal("4400.00")])),
        payments=(Paid(paid_on, Part.PRINCIPAL, paid),) if draw(st.booleans()) else (),
        not_counted=draw(st.sampled_from([(), ((date(2026, 5, 1), date(2026, 8, 1)),)])),
        protected=draw(st.booleans()),
    )


@st.composite
def cases(draw: st.DrawFn, at_most: int = 3) -> list[Debt]:
    """One to `at_most` debts, some partly paid before the first of July 2026."""
    return [draw(_debt(obligation_id)) for obligation_id in range(1, draw(st.integers(1, at_most)) + 1)]
