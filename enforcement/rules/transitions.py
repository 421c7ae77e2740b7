"""The allowed moves of enforcement's nouns; `courts.rules.transitions.check` reads them."""

from courts.rules.transitions import Table

# A pending order ends as cancelled when the debt is performed in grace or the decision is revoked: it never
# bound anybody, and a lift would tell partners of a grace period that they may not know of.
RESTRICTION: Table = {
    "pending": frozenset({"active", "cancelled"}),
    "active": frozenset({"stayed", "lifted", "cancelled"}),
    "stayed": frozenset({"active", "lifted", "cancelled"}),
    "lifted": frozenset(),
    "cancelled": frozenset(),
}

FILING: Table = {
    "lodged": frozenset({"answered", "taken_up"}),
    "answered": frozenset(),
    "taken_up": frozenset(),
}

# What was disabled comes back by the same challenge by which it was entered.
ENDPOINT: Table = {
    "pending": frozenset({"active", "removed"}),
    "active": frozenset({"active", "disabled", "removed"}),
    "disabled": frozenset({"active", "removed"}),
    "removed": frozenset(),
}

ENDPOINT_NOTICE: Table = {
    "open": frozenset({"delivered", "failed"}),
    "delivered": frozenset(),
    "failed": frozenset(),
}

PARTNER_REPORT: Table = {
    "open": frozenset({"answered"}),
    "answered": frozenset(),
}
