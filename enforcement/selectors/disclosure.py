"""What a partner agency may learn on a day: the one filter before checks and feed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from courts.rules.errors import DomainError
from enforcement.models import Memorandum, PartnerAgency
from enforcement.rules import disclosure
from enforcement.rules.codes import Code
from enforcement.rules.purposes import Binds
from enforcement.rules.windows import Window
from enforcement.selectors import catalogue, sandbox_states


@dataclass(frozen=True)
class Terms:
    """Under what a question is answered: the measure's row and what the memorandum binds."""

    measure_id: int
    binds: Binds


@lru_cache(maxsize=4096)
def asked(agency: PartnerAgency, measure: str, day: date, stamp: bytes | None) -> Terms:
    """The terms of a question for `measure` on `day`; raises the refusals of `rules.disclosure.check_asked`.

    Remembered under `stamp`, which the question's own statement has read (models/stamps.py).
    """
    chosen = disclosure.check_asked(measure, _memoranda(agency), day, catalogue.in_force(day))
    row = Memorandum.objects.filter(number=chosen.code, measures__code=measure).values_list(
        "measures__pk", "binds"
    )
    measure_id, binds = row.get()
    return Terms(measure_id, Binds(binds))


def scope(agency: PartnerAgency, day: date) -> disclosure.Scope:
    """The measures that the agency may learn of on `day`; raises `memorandum.expired` if that is nothing."""
    found = disclosure.Scope.on(_memoranda(agency), day, catalogue.in_force(day))
    if not found.measures:
        raise DomainError(Code.MEMORANDUM_EXPIRED, day=day)
    return replace(found, epoch=sandbox_states.epoch(agency)) if agency.sandbox else found


def _memoranda(agency: PartnerAgency) -> list[disclosure.Memorandum]:
    rows = agency.memoranda.order_by("number").values_list(
        "number", "valid_from", "valid_until", "measures__code"
    )
    found: dict[str, disclosure.Memorandum] = {}
    for number, first, last, measure in rows:
        known = found.get(number) or disclosure.Memorandum(number, frozenset(), Window(first, last))
        found[number] = replace(known, measures=known.measures | {measure} if measure else known.measures)
    return list(found.values())
