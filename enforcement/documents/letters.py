"""What the warning before a listing 预告书 says on paper, as data for its template."""

from __future__ import annotations

from typing import Any

from defaulters.models import PriorWarning
from enforcement.documents import frames, words
from enforcement.services.warning_papers import code_of, digest_of, number_of

KIND = "warning"


def of(warning: PriorWarning) -> dict[str, Any]:
    """All that the template needs: why a listing is considered, how it is avoided, and by which day."""
    return frames.framed(
        number=number_of(warning),
        digest=digest_of(warning),
        code=code_of(warning),
        day=warning.issued_on,
        in_words=lambda: _in_words(warning),
    )


def _in_words(warning: PriorWarning) -> dict[str, Any]:
    return frames.headed(warning.case, warning.subject, warning.issued_on) | {
        "reasons": warning.reasons,
        "avoid": warning.remedy,
        "avoid_by": words.dated(warning.avoid_by),
    }
