"""Who may take the place of a party, or stand beside it, by a ruling alone (法释〔2016〕21号)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DEBTOR, APPLICANT = "debtor", "applicant"
DEAD, UNIT, ANYBODY = "dead", "unit", "anybody"


@dataclass(frozen=True, slots=True)
class Succession:
    """On which `side` (`debtor`, `applicant`), after whom, by which article.

    `capped`: liable for what was taken over, or is owed to the unit, and no more; `sued`: the ruling is attacked
    by a lawsuit (art.32); `beside`: the unit itself goes on.
    """

    side: str
    after: str
    article: str
    capped: bool = False
    sued: bool = False
    beside: bool = False


_PARTIES = "变更追加规定第{}条".format

SUCCESSIONS: Final[dict[str, Succession]] = {
    "heir": Succession(DEBTOR, DEAD, _PARTIES(10), capped=True),
    "merged": Succession(DEBTOR, UNIT, _PARTIES(11)),
    "split": Succession(DEBTOR, UNIT, _PARTIES(12)),
    "took_property": Succession(DEBTOR, UNIT, _PARTIES(22), capped=True),
    "promised": Succession(DEBTOR, UNIT, _PARTIES(23)),
    "limited_partner": Succession(DEBTOR, UNIT, _PARTIES(14), capped=True, sued=True, beside=True),
    "unpaid_capital": Succession(DEBTOR, UNIT, _PARTIES(17), capped=True, sued=True, beside=True),
    "withdrawn_capital": Succession(DEBTOR, UNIT, _PARTIES(18), capped=True, sued=True, beside=True),
    "sold_unpaid_shares": Succession(DEBTOR, UNIT, _PARTIES(19), capped=True, sued=True, beside=True),
    "sole_shareholder": Succession(DEBTOR, UNIT, _PARTIES(20), sued=True, beside=True),
    "no_liquidation": Succession(DEBTOR, UNIT, _PARTIES(21), sued=True),
    "applicant_heir": Succession(APPLICANT, DEAD, _PARTIES(2)),
    "applicant_merged": Succession(APPLICANT, UNIT, _PARTIES(5)),
    "assignee": Succession(APPLICANT, ANYBODY, _PARTIES(9)),
}
CAPPED: Final = [kind for kind, one in SUCCESSIONS.items() if one.capped]
SUED: Final = frozenset(kind for kind, one in SUCCESSIONS.items() if one.sued)
BESIDE: Final = frozenset(kind for kind, one in SUCCESSIONS.items() if one.beside)
