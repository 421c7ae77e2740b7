"""A check answered here, by the same rules as the court's own: `replay`, `reach`, `purposes`, `verdicts`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from courts.rules.names import normalise
from enforcement.mirror.config import Config
from enforcement.mirror.store import Store
from enforcement.rules import digests, disclosure, purposes, reach, replay, verdicts
from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.digests import Digests
from enforcement.rules.failures import MIRROR_AGE
from enforcement.rules.instants import day_of
from enforcement.rules.purposes import Binds, Purpose
from enforcement.rules.questions import Person, Question
from enforcement.rules.verdicts import Do
from enforcement.rules.windows import Window

UNKNOWN: Final = "unknown"
_VARIANTS = Path(__file__).resolve().parents[2] / "seeds" / "name_variants.json"


@dataclass(frozen=True)
class Reply:
    """The answer about one person; `unknown` sells, as everything does that is not sure."""

    verdict: str
    do: str


@dataclass(frozen=True)
class _Asking:
    measure: str
    used: date
    bought: date | None
    binding: bool


def question(body: Mapping[str, Any]) -> Question:
    """The question in a body of `POST /checks`. Raises `KeyError`, `TypeError` or `ValueError` for any other."""
    use_on = body.get("use_on")
    return Question(
        measure=body["measure"],
        purpose=Purpose(body["purpose"]),
        user_reference=body.get("user_reference", ""),
        people=[Person(**person) for person in body["subjects"]],
        use_on=date.fromisoformat(use_on) if use_on else None,
    )


def answer(store: Store, config: Config, asked: Question, now: datetime) -> list[Reply]:
    """The replies in the order of the people; all `unknown` when the mirror is more than 15 minutes behind,
    and under a new key until its snapshot is taken.

    Raises the refusals of `disclosure.check_asked` and `check.use_in_past`, as the court does.
    """
    place, today = store.place(config.key_id), day_of(now)
    used = asked.day_of_use(today)
    if place is None or now - place.as_of > MIRROR_AGE:
        return [Reply(UNKNOWN, Do.SELL)] * len(asked.people)
    binds = _terms(store.terms(), asked.measure, today, config.measures)
    bought = today if purposes.buys(asked.purpose) else None
    asking = _Asking(asked.measure, used, bought, purposes.binding(asked.purpose, binds))
    made = Digests(config.key)
    return [_reply(store, made, asking, person) for person in asked.people]


def _reply(store: Store, made: Digests, asking: _Asking, person: Person) -> Reply:
    known = person.identity()
    if known is None:
        verdict = verdicts.decide(identity_valid=False, found=False, name_matches=False)
        return Reply(verdict.verdict, verdict.do)
    key = made.row_key(known.id_type, known.issuer, known.number)
    held = store.held(key[: digests.PUBLISHED_BYTES])
    carried = [replay.imposed(one.changes) for one in held]
    name = digests.of_name(key, normalise(person.name, _variants()))
    verdict = verdicts.decide(
        identity_valid=True,
        found=bool(held),
        name_matches=any(name in one.names for one in held),
        asked=reach.asked(carried, asking.measure, used=asking.used, bought=asking.bought),
        binding=asking.binding,
    )
    return Reply(verdict.verdict, verdict.do)


def _terms(terms: Mapping[str, Any], measure: str, day: date, configured: frozenset[str]) -> Binds:
    memoranda = {
        row["number"]: disclosure.Memorandum(
            row["number"], configured.intersection(row["measures"]), _window(row)
        )
        for row in terms["memoranda"]
    }
    in_force = {row["code"] for row in terms["measures"] if _is_carried(row["legal_bases"], day)}
    chosen = disclosure.check_asked(measure, memoranda.values(), day, in_force)
    (binds,) = (row["binds"] for row in terms["memoranda"] if row["number"] == chosen.code)
    return Binds(binds)


def _is_carried(bases: Sequence[Mapping[str, Any]], day: date) -> bool:
    return any(LegalBasis.from_dict(basis).in_force(day) for basis in bases)


def _window(row: Mapping[str, Any]) -> Window:
    last = row["valid_until"]
    return Window(date.fromisoformat(row["valid_from"]), date.fromisoformat(last) if last else None)


@cache
def _variants() -> Mapping[str, str]:
    table: dict[str, str] = json.loads(_VARIANTS.read_text(encoding="utf-8"))["variants"]
    return table
