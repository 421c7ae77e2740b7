"""A partner reads the feed: one page, the cursor to go on with, and the mark of how far it has read."""

from __future__ import annotations

from dataclasses import dataclass

from courts.services.acts import Act
from enforcement.models import Mark, PartnerAgency
from enforcement.rules.cursors import Cursor
from enforcement.rules.digests import Digests
from enforcement.selectors import agencies, cursors, disclosure, registers
from enforcement.selectors.changes import Page


@dataclass(frozen=True)
class Read:
    """A page, the id of the key of its digests, and the sealed cursor behind it."""

    page: Page
    key_id: str
    next: str


def read(*, act: Act, agency: PartnerAgency, after: str, limit: int, key_id: str = "") -> Read:
    """The changes behind the cursor `after` that the agency may learn; "": from the beginning, under `key_id`.

    Raises `cursor.invalid`, `cursor.scope_changed`, `cursor.key_rotated`, `memorandum.expired`,
    `agency.key_missing`, `agency.key_unknown`. The mark is set when the page is served; it needs no ledger entry.
    """
    scope = disclosure.scope(agency, act.today)
    keys = agencies.live_keys(agency, act.today)
    begin = agencies.chosen_key(agency, act.today, key_id).key_id
    cursor = Cursor(agency.code, begin, scope.fingerprint(), 0)
    if after:
        cursor = cursors.open_sealed(after)
        cursor.check(agency=agency.code, scope=scope.fingerprint(), live_keys=keys)
    made = Digests(agencies.secret_of(keys[cursor.key_id]))
    page = registers.of(agency).page(scope, made, after=cursor.position, limit=limit)
    mark = Mark(agency=agency, kind=Mark.Kind.READ, position=page.position, at=act.now)
    Mark.objects.bulk_create([mark], ignore_conflicts=True)
    onward = Cursor(agency.code, cursor.key_id, cursor.scope, page.position)
    return Read(page, cursor.key_id, cursors.seal(onward))
