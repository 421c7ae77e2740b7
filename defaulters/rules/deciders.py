"""Who may make a decision: how many people, and who not (list rules art.5; consumption rules art.5)."""

from collections.abc import Iterable
from typing import Final

from courts.rules.errors import DomainError
from defaulters.rules import articles
from defaulters.rules.codes import Code

BURDENING: Final = frozenset({"list", "restrict", "reach"})
RELIEVING: Final = frozenset({"delete", "cancel", "correct", "early_delete", "milder", "lift", "permit"})


def signers(
    kind: str, author: int, reviewer: int | None, signer: int, *, reviewer_switched_off: bool = False
) -> None:
    """Pass if these people (ids) may make a decision of `kind` together.

    What burdens takes three people, two where the court's president has switched the reviewer off; what
    relieves takes two. Raises `decision.kind_unknown`, `decision.reviewer_missing` or
    `decision.same_person`.
    """
    if kind not in BURDENING | RELIEVING:
        raise DomainError(Code.DECISION_KIND_UNKNOWN, kind=kind)
    if reviewer is None and kind in BURDENING and not reviewer_switched_off:
        raise DomainError(Code.DECISION_REVIEWER_MISSING, article=articles.LIST_PROCEDURE, kind=kind)
    people = [person for person in (author, reviewer, signer) if person is not None]
    if len(set(people)) < len(people):
        raise DomainError(Code.DECISION_SAME_PERSON, article=articles.LIST_PROCEDURE, kind=kind)


def outside_review(courts: Iterable[int], reviewing_court: int | None) -> None:
    """Refuse, with `decision.reviewing_court`, anyone of the court that would decide the reconsideration.

    `courts` are those at which author, reviewer and signer hold a posting that day (list rules art.12).
    """
    if reviewing_court is not None and reviewing_court in courts:
        raise DomainError(Code.DECISION_REVIEWING_COURT, article=articles.LIST_REMEDY, court=reviewing_court)


def objection_decider(decider: int, made_by: Iterable[int | None]) -> None:
    """Refuse, with `objection.own_decision`, whoever wrote, reviewed or signed what is objected to."""
    if decider in made_by:
        raise DomainError(Code.OBJECTION_OWN_DECISION, article=articles.LIST_REMEDY)
