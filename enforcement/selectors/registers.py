"""Which register an agency is answered from: the court's, or the sandbox that is its own.

The one place where the two part. What lies behind it are other tables, so neither can show people of the
other; what lies before it (credential, memorandum, rules, digests, cursors, receipts, the log of checks) is
the same code for both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from enforcement.models import PartnerAgency
from enforcement.rules.digests import Digests
from enforcement.rules.disclosure import Scope
from enforcement.selectors import changes, checks, endpoints, sandbox, snapshots
from enforcement.selectors.changes import Page
from enforcement.selectors.checks import Known, Register


class Paged(Protocol):
    """As `changes.page`."""

    def __call__(self, scope: Scope, made: Digests, *, after: int, limit: int) -> Page: ...


class Newest(Protocol):
    """As `endpoints.newest`."""

    def __call__(self, scope: Scope, *, after: int) -> int: ...


@dataclass(frozen=True)
class Source:
    """A register: who holds the documents asked, who of them bears a measure, its feed and how far that goes, and
    all of it at once."""

    register: Callable[[Collection[bytes], Callable[[], object]], Register]
    known: Callable[[Register, str], dict[bytes, Known]]
    page: Paged
    newest: Newest
    snapshot: Callable[[list[str]], Iterable[tuple[Any, ...]]]


COURT = Source(checks.register, checks.known, changes.page, endpoints.newest, snapshots.court)


def of(agency: PartnerAgency) -> Source:
    """The court's register, unless the agency is a sandbox."""
    if not agency.sandbox:
        return COURT
    return Source(
        partial(sandbox.register, agency),
        partial(sandbox.known, agency),
        partial(sandbox.page, agency),
        partial(sandbox.newest, agency),
        partial(sandbox.snapshot, agency),
    )
