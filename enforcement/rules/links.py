"""What a person whom a unit's order reaches may ask for, by what the finding holds him or her for.

| request | whose | provision |
| --- | --- | --- |
| `left_post` | legal representative, principal | 2019 opinion art.17(2): has left, and is neither controller nor responsible |
| `not_responsible` | principal, directly responsible, controller | 2015 rules art.3(2): the finding of the influence is wrong |
| `own_money` | all four | 2015 rules art.3(2), 2019 opinion art.17(1) |

The first two are reviewed as a request for correction is (2019 opinion art.18).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code

LEFT_POST: Final = "left_post"
NOT_RESPONSIBLE: Final = "not_responsible"
OWN_MONEY: Final = "own_money"

REPRESENTATIVE: Final = "legal_representative"
PRINCIPAL: Final = "principal"
DIRECTLY_RESPONSIBLE: Final = "directly_responsible"
CONTROLLER: Final = "controller"

# A legal representative is bound by the post as registered, so there is no influence to dispute but a post to leave.
OPEN_TO: Final[dict[str, frozenset[str]]] = {
    LEFT_POST: frozenset({REPRESENTATIVE, PRINCIPAL}),
    NOT_RESPONSIBLE: frozenset({PRINCIPAL, DIRECTLY_RESPONSIBLE, CONTROLLER}),
    OWN_MONEY: frozenset({REPRESENTATIVE, PRINCIPAL, DIRECTLY_RESPONSIBLE, CONTROLLER}),
}
ARTICLES: Final[dict[str, str]] = {
    LEFT_POST: "法发〔2019〕35号第17条第2项",
    NOT_RESPONSIBLE: "法释〔2015〕17号第3条第2款",
    OWN_MONEY: "法释〔2015〕17号第3条第2款",
}


def requests_of(role: str) -> frozenset[str]:
    """The requests that stand open to somebody found to be this."""
    return frozenset(request for request, roles in OPEN_TO.items() if role in roles)


def check(request: str, role: str | None) -> None:
    """Pass if somebody whom an order reaches as `role` may ask this; None: no order reaches the person.

    What is no request of linked people passes. Raises `link.request_not_open`.
    """
    if request in OPEN_TO and role not in OPEN_TO[request]:
        raise DomainError(Code.LINK_REQUEST_NOT_OPEN, article=ARTICLES[request])


def check_extract(request: str, extract_on: date | None, *, known_on: date | None, day: date) -> None:
    """Pass if the register extract of `extract_on` can show on `day` that the post was left.

    An extract older than the one on which the finding rests (`known_on`) shows nothing that the court did not
    know. Raises `link.extract_missing`, `link.extract_out_of_range`.
    """
    if request != LEFT_POST:
        return
    if extract_on is None:
        raise DomainError(Code.LINK_EXTRACT_MISSING, article=ARTICLES[request])
    if not (known_on or extract_on) <= extract_on <= day:
        raise DomainError(Code.LINK_EXTRACT_OUT_OF_RANGE, article=ARTICLES[request], first=known_on, last=day)
