"""Where the applicant says that property may be found, and what came of it."""

from __future__ import annotations

from django.db.models import QuerySet

from courts.models import Case, PropertyClue


def clues_of(case: Case) -> QuerySet[PropertyClue]:
    """The clues of a case, each with the search that verified it."""
    return case.clues.select_related("search__recorded_by", "entered_by").order_by("received_on", "pk")
