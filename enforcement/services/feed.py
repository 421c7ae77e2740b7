"""One feed row for each thing that happens to a restriction, written with its ledger entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from courts.services.acts import Act
from enforcement.models import Change, Permission, Restriction


def tell(
    act: Act,
    kind: str,
    restriction: Restriction,
    *,
    reason: str = "",
    article: str = "",
    items: Sequence[str] = (),
    window: tuple[date | None, date | None] | None = None,
    permission: Permission | None = None,
    **payload: Any,
) -> None:
    """Record what happened to `restriction`, with the Change that partners will read.

    A permission is about some `items` in a `window` of its own, a stay about the days from the first free one;
    all else about the whole restriction.
    """
    from_day, until_day = window or (restriction.from_day, restriction.until_day)
    change = Change(
        kind=kind,
        subject_id=restriction.subject_id,
        restriction=restriction,
        permission=permission,
        items=list(items) or restriction.items,
        from_day=from_day or act.today,
        until_day=until_day,
        reason=reason,
        article=article,
    )
    act.record(f"restriction.{kind}", restriction, attach=change, reason=reason, **payload)
