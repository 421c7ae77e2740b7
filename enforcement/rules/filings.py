"""The kinds of what is handed in online: the clock of each, who hands it in, and what becomes of it."""

from __future__ import annotations

from typing import Final

from enforcement.rules.links import LEFT_POST, NOT_RESPONSIBLE, OWN_MONEY

NOT_ME: Final = "not_me"
PAID: Final = "paid"
TRAVEL: Final = "travel"
URGENT_TRAVEL: Final = "urgent_travel"
OBJECTION: Final = "objection"
HOLD_OFF: Final = "hold_off"
RECEIVED: Final = "received"
CONSENT: Final = "consent"

# courts/rules/deadlines.py
CLOCKS: Final[dict[str, str]] = {
    NOT_ME: "not_me.decide",
    PAID: "claim_paid.answer",
    TRAVEL: "permission.decide",
    URGENT_TRAVEL: "urgent_travel.decide",
    OBJECTION: "objection.review",
    LEFT_POST: "former_representative.decide",
    NOT_RESPONSIBLE: "linked_person.review",
    OWN_MONEY: "permission.decide",
    HOLD_OFF: "hold_off.answer",
    RECEIVED: "claim_paid.answer",
    CONSENT: "listing.delete_ruled",
}

# What is taken up as a request for correction of one decision, and not answered with a letter; except for the
# general one, the ground follows from the kind.
REVIEWED: Final = frozenset({NOT_ME, OBJECTION, LEFT_POST, NOT_RESPONSIBLE})
GROUNDS: Final = REVIEWED - {OBJECTION}
# What the applicant of a case hands in, and nobody else (2019 opinion art.16(1); list rules art.10 para 1(3)).
BY_APPLICANT: Final = frozenset({HOLD_OFF, RECEIVED, CONSENT})
# What is answered before the day for which it is asked, and so names it.
FOR_A_DAY: Final = frozenset({TRAVEL, OWN_MONEY})
# What is granted by a signed decision or refused with a paper, and not answered with a letter either.
DECIDED: Final = frozenset({OWN_MONEY})
