"""Does a memorandum bind what the partner is about to do: a sale, or the carriage itself."""

from enum import StrEnum


class Purpose(StrEnum):
    """Why the partner asks."""

    SALE = "sale"
    CHANGE = "change"
    GROUP = "group"
    CHECK_IN = "check_in"
    RETURN_LEG = "return_leg"
    TRANSIT = "transit"
    REBOOKING = "rebooking"  # by the carrier, not by the passenger


class Binds(StrEnum):
    """What a memorandum binds. The sale is the default."""

    SALE = "sale"
    CARRIAGE = "carriage"


_A_NEW_SALE = frozenset({Purpose.SALE, Purpose.CHANGE, Purpose.GROUP})
_BOUND = {
    Binds.SALE: _A_NEW_SALE,
    Binds.CARRIAGE: _A_NEW_SALE | {Purpose.CHECK_IN},
}


def binding(purpose: Purpose, binds: Binds) -> bool:
    """Whether a restriction bites for this purpose.

    Under a memorandum on the sale a ticket issued before flies. Return legs, transit and a rebooking that
    the carrier imposes fly under either: nobody is to be stranded half-way.
    """
    return purpose in _BOUND[binds]


def buys(purpose: Purpose) -> bool:
    """Whether something is bought now; else it is held already, and only the day of use counts."""
    return purpose in _A_NEW_SALE
