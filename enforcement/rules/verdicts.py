"""What does a check answer, and what is the counter to do: a total mapping, nothing to interpret."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from enforcement.rules.reach import Asked


class Answer(StrEnum):
    """The verdict of a check."""

    CLEAR = "clear"
    RESTRICTED = "restricted"
    EXEMPT = "exempt"
    NAME_MISMATCH = "name_mismatch"
    INVALID = "invalid"


class Do(StrEnum):
    """What the counter does."""

    SELL = "sell"
    REFUSE_SALE = "refuse_sale"
    SELL_AND_REPORT = "sell_and_report"


# Only a sure hit refuses. An unreadable number says nothing about anybody, so the sale goes on under the
# partner's own rules on documents; a number with another name may be a namesake or a typing slip, so the
# sale goes on and the court is told.
DO: dict[Answer, Do] = {
    Answer.CLEAR: Do.SELL,
    Answer.RESTRICTED: Do.REFUSE_SALE,
    Answer.EXEMPT: Do.SELL,
    Answer.NAME_MISMATCH: Do.SELL_AND_REPORT,
    Answer.INVALID: Do.SELL,
}


@dataclass(frozen=True)
class Verdict:
    """The answer to one subject of a check."""

    verdict: Answer
    do: Do


_VERDICTS = {answer: Verdict(answer, do) for answer, do in DO.items()}
NOTHING = Asked(at_purchase=False, at_use=False, exempt=False, causes=())


def decide(
    *, identity_valid: bool, found: bool, name_matches: bool, asked: Asked = NOTHING, binding: bool = True
) -> Verdict:
    """The verdict for one subject and one measure.

    `found`: document type, issuer and number are those of a person in the register. `name_matches`: the
    name asked is one of that person's forms. `binding`: the memorandum binds this purpose.
    The name is compared last but before an exemption: while nothing is reached, a wrong name would only
    tell the partner that the number is known here.
    """
    if not identity_valid:
        return _VERDICTS[Answer.INVALID]
    if not (found and binding):
        return _VERDICTS[Answer.CLEAR]
    reached = asked.at_purchase and asked.at_use
    if not (reached or asked.exempt):
        return _VERDICTS[Answer.CLEAR]
    if not name_matches:
        return _VERDICTS[Answer.NAME_MISMATCH]
    return _VERDICTS[Answer.RESTRICTED if reached else Answer.EXEMPT]
