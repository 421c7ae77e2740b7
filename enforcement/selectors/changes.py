"""The feed as one agency may read it: items cut to its scope, people by digests under its own key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from courts.models import IdentityDocument, SubjectName
from courts.models.secrets import decrypt
from courts.rules.names import normalise
from courts.selectors import ledger
from courts.selectors.subjects import variants
from enforcement.models import Change
from enforcement.rules import digests
from enforcement.rules.digests import Digests
from enforcement.rules.disclosure import Scope
from enforcement.rules.windows import Window


@dataclass(frozen=True)
class Document:
    """One document of a person: the published digest, and the digests of the names under its row key."""

    digest: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """One change as the agency reads it; both days are included, `until=None` is open.

    `restriction` stands for the one restriction whose changes these are; `purchase`: for an exemption, the days
    on which it may be bought.
    """

    position: int
    at: datetime
    kind: str
    restriction: str
    documents: tuple[Document, ...]
    measures: tuple[str, ...]
    from_day: date
    until: date | None
    purchase: Window | None
    reason: str
    article: str


@dataclass(frozen=True)
class Page:
    """A stretch of the feed up to `position`, and the head that it was read against."""

    changes: tuple[Told, ...]
    position: int
    more: bool
    head_position: int
    head_hash: str


def page(scope: Scope, made: Digests, *, after: int, limit: int) -> Page:
    """At most `limit` changes within `scope` behind position `after`.

    The head is read before the rows, so no change up to it is missing. Changes of which nothing is left
    within the scope are passed over: then `position` lies beyond the last one told.
    """
    head = ledger.head()
    rows = Change.objects.filter(
        entry__gt=after, entry__lte=head.position, items__overlap=sorted(scope.measures)
    )
    found = list(rows.select_related("entry", "permission").order_by("entry")[: limit + 1])
    shown, more = found[:limit], len(found) > limit
    documents = _documents({row.subject_id for row in shown}, made)
    return Page(
        changes=tuple(_told(row, scope, made, documents) for row in shown),
        position=shown[-1].pk if more else max(after, head.position),
        more=more,
        head_position=head.position,
        head_hash=head.hash,
    )


def _told(row: Change, scope: Scope, made: Digests, documents: dict[int, list[Document]]) -> Told:
    freed = row.permission
    return Told(
        position=row.pk,
        at=row.entry.at,
        kind=row.kind,
        restriction=made.of_restriction(row.restriction_id),
        documents=tuple(documents.get(row.subject_id, ())),
        measures=tuple(code for code in row.items if code in scope.measures),
        from_day=row.from_day,
        until=row.until_day,
        purchase=Window(freed.buy_from, freed.buy_until) if freed else None,
        reason=row.reason,
        article=row.article,
    )


def _documents(subject_ids: Collection[int], made: Digests) -> dict[int, list[Document]]:
    """The only place where numbers are decrypted for a partner: what leaves are digests."""
    names = _names(subject_ids)
    found: dict[int, list[Document]] = {}
    live = IdentityDocument.objects.filter(subject__in=subject_ids, ended_on=None).order_by("pk")
    for row in live:
        key = made.row_key(row.id_type, row.issuer, decrypt(row.number))
        forms = digests.of_names(key, names.get(row.subject_id, ()))
        found.setdefault(row.subject_id, []).append(Document(digests.of_document(key), forms))
    return found


def _names(subject_ids: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in SubjectName.objects.filter(subject__in=subject_ids).order_by("pk"):
        found.setdefault(row.subject_id, []).append(normalise(decrypt(row.text), variants()))
    return found
