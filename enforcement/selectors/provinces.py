"""What the province of a court has settled."""

from __future__ import annotations

from courts.models import Court
from enforcement.models import ProvincePolicy
from enforcement.rules.provinces import ASK


def on_bankruptcy(court: Court) -> str:
    """The province's policy on restriction orders after a bankruptcy is accepted; `ask` where none is known."""
    row = ProvincePolicy.objects.filter(province=court.province).first()
    return row.on_bankruptcy if row else ASK
