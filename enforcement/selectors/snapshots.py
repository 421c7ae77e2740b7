"""What stands in a snapshot: for each restriction that partners know, its people and its changes so far.

One statement reads the head of the ledger and all rows, so they are of one moment, whatever else commits
meanwhile: replayed, the file is what the feed says up to that position, without a change more or less.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Final
from uuid import UUID

from courts.models import streams
from courts.models.secrets import decrypt
from courts.rules.errors import DomainError
from enforcement.models import Canary, PartnerAgency, Snapshot
from enforcement.rules.codes import Code
from enforcement.rules.digests import Digests
from enforcement.rules.disclosure import Scope
from enforcement.selectors import disclosure, pseudonyms
from enforcement.selectors.agencies import live_keys
from enforcement.selectors.changes import JOINS, TEXT

# Restrictions that ended are gone from the file, and a pending one is disclosed to nobody. People are looked up one
# by one: to join all at once takes as long, but the first row would come only when a third of the time is over.
_ROWS: Final = f"""
SELECT head.position, head.hash, told.restriction_id, told.changes,
       papers.kinds, papers.issuers, papers.numbers, called.names
FROM courts_ledgerhead AS head
LEFT JOIN (
    SELECT change.restriction_id, change.subject_id, string_agg('{{' || {TEXT} || '}}', ',' ORDER BY change.entry_id) AS changes
    FROM enforcement_change AS change
    JOIN enforcement_restriction AS restriction
      ON restriction.id = change.restriction_id AND restriction.state IN ('active', 'stayed')
    {JOINS}
    WHERE change.items && %(measures)s::varchar[]
    GROUP BY change.restriction_id, change.subject_id
) AS told ON true
LEFT JOIN LATERAL (
    SELECT array_agg(id_type) AS kinds, array_agg(issuer) AS issuers, array_agg(number) AS numbers
    FROM courts_identitydocument WHERE subject_id = told.subject_id AND ended_on IS NULL
) AS papers ON true
LEFT JOIN LATERAL (SELECT array_agg(text) AS names FROM courts_subjectname WHERE subject_id = told.subject_id) AS called
  ON true
"""  # noqa: S608 - of constants alone
RENEWED_AFTER: Final = timedelta(days=1)
KEPT_FOR: Final = timedelta(days=2)
TAKEN_WITHIN: Final = timedelta(days=7)


@dataclass
class Rows:
    """The lines of a snapshot, each ending in a newline; `position` and `hash` are known once one was asked for.

    `read`: where the rows come from, as `court` gives them.
    """

    scope: Scope
    made: Digests
    read: Callable[[list[str]], Iterable[tuple[Any, ...]]]
    canaries: Sequence[Canary] = ()
    position: int = 0
    hash: str = ""
    count: int = field(default=0, init=False)

    def __iter__(self) -> Iterator[str]:
        rows = iter(self.read(sorted(self.scope.measures)))
        while some := list(islice(rows, streams.AT_ONCE)):
            self.position, self.hash, *_ = some[-1]
            yield from self._lines([row for _, _, *row in some if row[0] is not None])
        yield from self._lines([self._canary(canary) for canary in self.canaries])

    def _lines(self, rows: Sequence[Sequence[Any]]) -> Iterator[str]:
        """Of each row its line: id, changes, and types, issuers, numbers and names as they are kept."""
        self.count += len(rows)
        people = pseudonyms.written([_person(*row[2:]) for row in rows], self.made)
        for (restriction_id, changes, *_), documents in zip(rows, people, strict=True):
            digest = self.made.of_restriction(restriction_id)
            yield f'{{"restriction":"{digest}","documents":{documents},"changes":[{changes}]}}\n'

    def _canary(self, canary: Canary) -> list[Any]:
        """A row like any other; restrictions of its kind have numbers below zero, so no real one is meant."""
        told = {
            "position": self.position - canary.pk % (self.position or 1), "kind": "imposed",
            "measures": sorted(self.scope.measures), "from": canary.from_day.isoformat(), "until": None,
            "purchase": None, "reason": "",
        }  # fmt: skip
        changes = json.dumps(told, separators=(",", ":"))
        return [-canary.pk, changes, ["citizen_id"], ["CHN"], [bytes(canary.number)], [bytes(canary.name)]]


def _person(
    kinds: Sequence[str] | None,
    issuers: Sequence[str] | None,
    numbers: Sequence[bytes] | None,
    names: Sequence[bytes] | None,
) -> pseudonyms.Person:
    papers = zip(kinds or (), issuers or (), map(decrypt, numbers or ()), strict=True)
    return list(papers), [pseudonyms.form(decrypt(name)) for name in names or ()]


def newest(agency: PartnerAgency, key_id: str, scope: Scope) -> Snapshot | None:
    """The last snapshot that was built for the agency under this key and scope."""
    built = agency.snapshots.filter(built_at__isnull=False, key__key_id=key_id, scope=scope.fingerprint())
    return built.order_by("-built_at").first()


def of(agency: PartnerAgency, uuid: UUID, day: date) -> Snapshot:
    """A built snapshot that the agency may still take. Raises `snapshot.gone` for any other.

    One that was built under another scope or under a key that has ended is gone with them.
    """
    keys, scope = live_keys(agency, day), disclosure.scope(agency, day)
    rows = agency.snapshots.filter(
        uuid=uuid, built_at__isnull=False, key__in=keys.values(), scope=scope.fingerprint()
    )
    found = rows.first()
    if found is None:
        raise DomainError(Code.SNAPSHOT_GONE)
    return found


def wanted(now: datetime) -> list[int]:
    """Ids of snapshots that were asked for and are not built, the oldest wish first."""
    return list(Snapshot.objects.filter(built_at=None).order_by("asked_at").values_list("pk", flat=True))


def old(now: datetime) -> list[int]:
    """Ids of the newest snapshots, by agency and key, that are a day old and were taken within a week."""
    newest = Snapshot.objects.order_by("agency_id", "key_id", "-pk").distinct("agency_id", "key_id")
    rows = Snapshot.objects.filter(
        pk__in=newest.values("pk"), built_at__lte=now - RENEWED_AFTER, asked_at__gt=now - TAKEN_WITHIN
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))


def over(now: datetime) -> list[int]:
    """Ids of snapshots that are two days old: whoever begins to take one has a day to end."""
    return list(Snapshot.objects.filter(built_at__lte=now - KEPT_FOR).values_list("pk", flat=True))


def court(measures: list[str]) -> Iterator[tuple[Any, ...]]:
    """What the court's register tells of these measures, as `Rows` takes it: the position and hash of the head, then
    restriction id, its changes as JSON, and the types, issuers, numbers and names of the person, both encrypted."""
    return streams.rows(_ROWS, {"measures": measures})
