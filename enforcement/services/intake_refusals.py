"""Keeping the rows of the case system that could not be taken, each once however often it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from courts.models.secrets import digest, seal
from courts.services.acts import Act
from enforcement.models import IntakeRefusal, PartnerAgency
from enforcement.rules import court_cases
from enforcement.rules.exchange import RowRefused


def keep(
    *, act: Act, agency: PartnerAgency, rows: Sequence[Mapping[str, Any]], refusals: Sequence[RowRefused]
) -> None:
    """Keep the refused ones of the `rows` of a request, encrypted, with place and reason."""
    found = {}
    for refusal in refusals:
        said = orjson.dumps(rows[refusal.line], option=orjson.OPT_SORT_KEYS)
        row = IntakeRefusal(
            agency=agency,
            digest=digest("intake", said.decode()),
            row=seal(said),
            pointer=court_cases.pointer(refusal),
            code=str(refusal.code),
            first_at=act.now,
            last_at=act.now,
        )
        found[row.digest] = row
    IntakeRefusal.objects.bulk_create(
        found.values(),
        update_conflicts=True,
        unique_fields=["agency", "digest"],
        update_fields=["pointer", "code", "last_at"],
    )
