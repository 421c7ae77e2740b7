"""What each province has settled for bankruptcies, from seeds/provinces.json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from courts.services import reference
from courts.services.acts import Act
from courts.services.reference import Form, Loaded
from enforcement.models import ProvincePolicy

FORM = Form("province", words=frozenset({"source_zh", "source_en"}))


def load(*, act: Act, entries: Sequence[Mapping[str, Any]]) -> Loaded:
    """Enter the policies; another answer for a province that stands is `reference.changed`."""
    rows = [
        {
            "province": entry["province"],
            "on_bankruptcy": entry["on_bankruptcy"],
            "source_zh": entry["source"]["zh"],
            "source_en": entry["source"]["en"],
        }
        for entry in entries
    ]
    return reference.follow(act=act, model=ProvincePolicy, form=FORM, rows=rows)
