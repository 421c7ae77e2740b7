"""By which clock a request for correction is reviewed (list rules art.12; 2019 opinion art.17, 18)."""

from __future__ import annotations


def clock(ground: str, decision_kind: str) -> str:
    """The code in `courts/rules/deadlines.py` for a request on this ground against a decision of this kind."""
    if ground == "not_me":
        return "not_me.decide"
    if ground == "left_post":
        return "former_representative.decide"
    return "linked_person.review" if decision_kind == "reach" else "objection.review"
