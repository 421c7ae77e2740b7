"""The feed as one agency may read it: items cut to its scope, people by digests under its own key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from courts.models import streams
from courts.selectors import ledger
from enforcement.rules.digests import Digests
from enforcement.rules.disclosure import Scope
from enforcement.selectors import pseudonyms

# What feed and snapshot tell of a `change`, as JSON text without its braces. The database writes it: row by row
# in Python it is nine tenths of the work, here it goes at the speed of COPY.
TEXT: Final = """
    '"position":' || change.entry_id
    || ',"kind":"' || change.kind
    || '","measures":' || array_to_json(cut.items)
    || ',"from":"' || change.from_day
    || '","until":' || coalesce('"' || change.until_day || '"', 'null')
    || ',"purchase":' || coalesce(
        '{"from":"' || permission.buy_from || '","until":"' || permission.buy_until || '"}', 'null')
    || ',"reason":"' || change.reason || '"'
"""
JOINS: Final = """
    LEFT JOIN enforcement_permission AS permission ON permission.id = change.permission_id
    CROSS JOIN LATERAL (
        SELECT array_agg(item) AS items FROM unnest(change.items) AS item WHERE item = ANY(%(measures)s)
    ) AS cut
"""
_WITHIN: Final = """
    change.entry_id > %(after)s AND change.entry_id <= %(head)s AND change.items && %(measures)s::varchar[]
"""
_KEYS: Final = f"""
    SELECT change.entry_id, change.restriction_id, change.subject_id FROM enforcement_change AS change
    WHERE {_WITHIN} ORDER BY change.entry_id LIMIT %(limit)s
"""  # noqa: S608 - of constants alone
_TEXTS: Final = f"""
    SELECT {TEXT}
        || ',"at":"' || to_char(entry.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')
        || '","article":' || to_json(change.article::text)
    FROM enforcement_change AS change
    JOIN courts_ledgerentry AS entry ON entry.position = change.entry_id
        AND entry.position > %(after)s AND entry.position <= %(head)s -- else all entries are read, from the first
    {JOINS}
    WHERE {_WITHIN} ORDER BY change.entry_id
"""  # noqa: S608 - of constants alone


@dataclass(frozen=True)
class Page:
    """A stretch of the feed up to `position`, each change as JSON text, and the head that it was read against.

    `restriction` in a change stands for the one restriction whose changes these are; both days are included,
    `until: null` is open; `purchase`: for an exemption, the days on which it may be bought.
    """

    changes: tuple[str, ...]
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
    within: dict[str, list[str] | int] = {
        "measures": sorted(scope.measures),
        "after": after,
        "head": head.position,
    }
    found = list(streams.rows(_KEYS, within | {"limit": limit + 1}))
    shown, more = found[:limit], len(found) > limit
    return Page(
        changes=tuple(_written(shown, within, made)),
        position=shown[-1][0] if more else max(after, head.position),
        more=more,
        head_position=head.position,
        head_hash=head.hash,
    )


def change(text: str, restriction: str, documents: str) -> str:
    """One change of the feed: what is told of it, the digest of its restriction, and the person's documents."""
    return f'{{{text},"restriction":"{restriction}","documents":{documents}}}'


def _written(shown: Sequence[tuple[int, ...]], within: Mapping[str, Any], made: Digests) -> Iterator[str]:
    """While the database writes the texts, the people are digested; of each with several changes once."""
    if not shown:
        return
    people = pseudonyms.held({subject for _, _, subject in shown})
    documents: dict[int, str] = {}
    texts = streams.rows(_TEXTS, {**within, "head": shown[-1][0]})
    together = zip(shown, texts, strict=True)
    while some := list(islice(together, streams.AT_ONCE)):
        new = list({subject for (_, _, subject), _ in some} - documents.keys())
        documents.update(zip(new, pseudonyms.written([people[one] for one in new], made), strict=True))
        for (_, restriction, subject), (text,) in some:
            yield change(text, made.of_restriction(restriction), documents[subject])
