"""What was found out about an agency's alarms closes them: by whoever runs the platform, at the desk or on the server."""

from __future__ import annotations

from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require_platform
from enforcement.models import PartnerAgency
from enforcement.selectors import alarms


def note(*, act: Act, agency: PartnerAgency, text: str) -> int:
    """Close the agency's open alarms; how many there were. Raises `permission.denied`, `reason.missing`."""
    require_platform(act=act, code="alarms.note")
    if not text.strip():
        raise DomainError(Code.REASON_MISSING)
    searches = list(agency.fishing_alarms.filter(noted_at=None))
    for row in searches:
        row.note, row.noted_at = text, act.now
        row.save(update_fields=["note", "noted_at"])
        act.record("fishing.note", row, agency=agency.code)
    canaries = alarms.asked_about(agency.canaries.all())
    for canary, _ in canaries:
        act.record(alarms.NOTED, canary, agency=agency.code, text=text)
    return len(searches) + len(canaries)
