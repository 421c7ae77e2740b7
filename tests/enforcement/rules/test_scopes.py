"""What a credential may be used for."""

from __future__ import annotations

import pytest

from enforcement.rules.scopes import allowed

PARTNER = {"checks", "changes", "acknowledgements", "reports", "endpoints"}


@pytest.mark.parametrize(
    ("kind", "sees_causes", "scopes"),
    [
        ("airline", False, PARTNER),
        ("hotel", True, PARTNER | {"because"}),
        ("case_account", False, {"court.performances"}),
        ("case_account", True, {"court.performances"}),
        ("case_system", False, {"court.cases"}),
    ],
)
def test_a_partner_asks_and_a_system_of_the_court_books(
    kind: str, sees_causes: bool, scopes: set[str]
) -> None:
    assert allowed(kind, sees_causes=sees_causes) == scopes
