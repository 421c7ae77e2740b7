"""The courts: entered from the reference data, and what a court's president decides about the court itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from courts.models import Court
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require
from courts.services.reference import Form, Loaded, follow

FORM = Form(key="code", words=frozenset({"name", "superior_id", "province"}), own=frozenset({"telephone"}))


def load(*, act: Act, rows: Sequence[Mapping[str, str]]) -> Loaded:
    """Enter the courts of `rows` (columns of seeds/courts.csv).

    A renamed court or another superior is corrected; the telephone is each court's own after the first entry.
    Raises `court.unknown` for a superior that neither rows nor table know, `reference.changed` for another
    level.
    """
    done = Loaded()
    for level in Court.Level.values:
        ids = dict(Court.objects.values_list("code", "pk"))
        values = [_values(row, ids) for row in rows if row["level"] == level]
        done += follow(act=act, model=Court, form=FORM, rows=values)
    return done


def _values(row: Mapping[str, str], ids: Mapping[str, int]) -> dict[str, object]:
    superior = row["superior_code"]
    if superior and superior not in ids:
        raise DomainError(Code.COURT_UNKNOWN, court=superior)
    return {
        "code": row["code"],
        "name": row["name"],
        "level": row["level"],
        "superior_id": ids[superior] if superior else None,
        "province": row["province"],
        "telephone": row["telephone"],
    }


def switch_review(*, act: Act, court_id: int, off: bool, reasons: str) -> Court:
    """The president lets decisions that burden be signed without a reviewer, or ends that; the ledger keeps it."""
    court = Court.objects.select_for_update().get(pk=court_id)
    require(act=act, code="courts.switch_review", court=court)
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING)
    court.review_switched_off = off
    court.save(update_fields=["review_switched_off"])
    act.record("courts.switch_review", court, off=off)
    return court
