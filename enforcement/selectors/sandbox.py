"""The register of one sandbox: a feed of its own about invented people, read by the rules of the real one.

Why not real orders on invented people: the law's own waiting times (the days to perform, service, review)
cannot be gone through in a minute, and one forgotten filter would show them to an airline or on the public
site. So nothing stands here but a feed. Checks replay it as a partner's mirror replays the real one
(rules/replay.py), and that a mirror answers as the court does is proven for itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any, Final

from courts.models.secrets import encrypt
from courts.models.statements import Statement
from courts.rules.identity import Identity, parse
from courts.selectors import ledger
from courts.selectors.subjects import name_digest, number_digest
from enforcement.models import PartnerAgency, SandboxChange
from enforcement.rules import replay, sandbox
from enforcement.rules.digests import Digests
from enforcement.rules.disclosure import Scope
from enforcement.rules.instants import instant
from enforcement.rules.reach import Imposed
from enforcement.rules.sandbox import PEOPLE, Role, Standing
from enforcement.rules.windows import Window
from enforcement.selectors import catalogue, pseudonyms
from enforcement.selectors.changes import Page, change
from enforcement.selectors.checks import Known, Register

_HEAD = Statement("SELECT position, (SELECT number FROM enforcement_termsstamp) FROM courts_ledgerhead")
_ROLES: Final = tuple(PEOPLE)


def register(agency: PartnerAgency, asked: Collection[bytes], meanwhile: Callable[[], object]) -> Register:
    """As `checks.register`; the holders are the places of the people in `rules.sandbox.PEOPLE`."""
    ((version, stamp),) = _HEAD.rows_while(meanwhile)
    holders = {digest: _ROLES.index(role) for digest, role in _digests().items() if digest in set(asked)}
    return Register(int(version or 0), stamp, (), holders)


def known(agency: PartnerAgency, register: Register, measure: str) -> dict[bytes, Known]:
    """As `checks.known`."""
    roles = {digest: _ROLES[place] for digest, place in register.holders.items()}
    imposed: dict[Role, tuple[Imposed, ...]] = {}
    for changes in live(agency, roles.values()):
        role = Role(changes[0].role)
        imposed[role] = (*imposed.get(role, ()), _imposed(changes, measure))
    return {
        digest: Known(None, imposed[role], frozenset({name_digest(PEOPLE[role].known_as)}))
        for digest, role in roles.items()
        if role in imposed
    }


def page(agency: PartnerAgency, scope: Scope, made: Digests, *, after: int, limit: int) -> Page:
    """As `changes.page`."""
    head = ledger.head()
    rows = agency.sandbox_changes.filter(
        entry__gt=after, entry__lte=head.position, items__overlap=sorted(scope.measures)
    )
    found = list(rows.select_related("entry").order_by("entry")[: limit + 1])
    shown, more = found[:limit], len(found) > limit
    return Page(
        changes=tuple(_told(row, scope, made) for row in shown),
        position=shown[-1].pk if more else max(after, head.position),
        more=more,
        head_position=head.position,
        head_hash=head.hash,
    )


def newest(agency: PartnerAgency, scope: Scope, *, after: int) -> int:
    """As `endpoints.newest`."""
    rows = agency.sandbox_changes.filter(entry__gt=after, items__overlap=sorted(scope.measures))
    return rows.order_by("-entry").values_list("entry", flat=True).first() or after


def snapshot(agency: PartnerAgency, measures: list[str]) -> Iterator[tuple[Any, ...]]:
    """As `snapshots.court`: what is live up to the head that was read before it."""
    head, within = ledger.head(), set(measures)
    lines = 0
    for changes in live(agency, _ROLES, until=head.position):
        told = [_line(row, within) for row in changes if within & set(row.items)]
        if told:
            lines += 1
            yield (head.position, head.hash, _restriction(changes[0]), ",".join(told), *_papers(changes[0]))
    if not lines:
        yield head.position, head.hash, *(None,) * 6


def live(
    agency: PartnerAgency, roles: Collection[str], *, until: int | None = None
) -> Iterator[list[SandboxChange]]:
    """The changes of each restriction of these people that has not ended, up to a position, in their order."""
    rows = agency.sandbox_changes.filter(role__in=set(roles))
    if until is not None:
        rows = rows.filter(entry__lte=until)
    for _, group in groupby(rows.order_by("role", "serial", "entry"), lambda row: (row.role, row.serial)):
        changes = list(group)
        if changes[-1].kind not in replay.ENDS:
            yield changes


def traveller(agency: PartnerAgency) -> Standing:
    """How the one stands whom the steps move."""
    return sandbox.standing(row.kind for changes in live(agency, [Role.TRAVELLER]) for row in changes)


@cache
def _digests() -> dict[bytes, Role]:
    """Who is found by which document digest; a number that is not valid finds nobody."""
    return {number_digest(_identity(role)).bytes: role for role in PEOPLE if role is not Role.INVALID}


def _identity(role: Role) -> Identity:
    return parse("citizen_id", PEOPLE[role].number)


def _imposed(changes: Sequence[SandboxChange], measure: str) -> Imposed:
    """By the replay of its changes; court, decision and provision are there for `because`."""
    carried = replay.imposed(_replayed(row) for row in changes)
    if measure not in {item.code for item in carried.items}:
        return carried
    return replace(
        carried,
        restriction_id=_restriction(changes[0]),
        court=sandbox.COURT,
        decision=sandbox.DECISION,
        from_day=changes[0].from_day,
        items=frozenset(catalogue.items([measure]).values()),
    )


def _replayed(row: SandboxChange) -> replay.Told:
    return replay.Told(row.kind, tuple(row.items), _days(row), row.reason, _purchase(row))


def _told(row: SandboxChange, scope: Scope, made: Digests) -> str:
    text = json.dumps({**_change(row, scope.measures), "at": instant(row.entry.at), "article": ""})
    role = Role(row.role)
    known = _identity(role)
    paper = (known.id_type, known.issuer, known.number)
    (documents,) = pseudonyms.written([([paper], [pseudonyms.form(PEOPLE[role].known_as)])], made)
    return change(text[1:-1], made.of_restriction(_restriction(row)), documents)


def _line(row: SandboxChange, within: Collection[str]) -> str:
    return json.dumps(_change(row, within), separators=(",", ":"))


def _change(row: SandboxChange, within: Collection[str]) -> dict[str, Any]:
    """What feed and snapshot tell of one change (`changes.TEXT`)."""
    purchase = _purchase(row)
    return {
        "position": row.pk,
        "kind": row.kind,
        "measures": [code for code in row.items if code in within],
        **_written(_days(row)),
        "purchase": _written(purchase) if purchase else None,
        "reason": row.reason,
    }


def _written(window: Window) -> dict[str, str | None]:
    return {"from": window.first.isoformat(), "until": window.last.isoformat() if window.last else None}


def _papers(row: SandboxChange) -> tuple[list[str], list[str], list[bytes], list[bytes]]:
    """Types, issuers, numbers and names as the court's own rows hold them."""
    person, known_as = _identity(Role(row.role)), PEOPLE[Role(row.role)].known_as
    return [person.id_type], [person.issuer], [encrypt(person.number)], [encrypt(known_as)]


def _restriction(row: SandboxChange) -> int:
    return sandbox.restriction_id(Role(row.role), row.serial)


def _days(row: SandboxChange) -> Window:
    return Window(row.from_day, row.until_day)


def _purchase(row: SandboxChange) -> Window | None:
    """An exemption may be bought on the days on which it may be used."""
    return _days(row) if row.kind == SandboxChange.Kind.EXEMPTED else None
