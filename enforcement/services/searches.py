"""Searches for property, in an open case and after the current proceedings were ended."""

from __future__ import annotations

from datetime import date

from courts.models import Case, PropertySearch, Subject
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.selectors.obligors import obligor_of
from courts.services.acts import Act
from courts.services.postings import require
from enforcement.services.locks import hold_case


def record(
    *, act: Act, case_id: int, subject_id: int, made_on: date, source: str, result: str, note: str = ""
) -> PropertySearch:
    """What one search for the property of one who owes came to (财产调查规定; 法〔2016〕373号 art.9).

    Raises `search.in_future`, `search.exists` for the same search of the same day.
    """
    case = hold_case(act, case_id)
    require(act=act, code="searches.record", court=case.court)
    if made_on > act.today:
        raise DomainError(Code.SEARCH_IN_FUTURE)
    if source != PropertySearch.Source.CLUE and _is_known(case, subject_id, made_on, source):
        raise DomainError(Code.SEARCH_EXISTS)
    subject = obligor_of(case, subject_id)
    return enter(
        act=act, case=case, subject=subject, made_on=made_on, source=source, result=result, note=note
    )


def _is_known(case: Case, subject_id: int, made_on: date, source: str) -> bool:
    return case.searches.filter(subject=subject_id, made_on=made_on, source=source).exists()


def enter(
    *, act: Act, case: Case, subject: Subject, made_on: date, source: str, result: str, note: str
) -> PropertySearch:
    """Enter a search that another service has checked and asked the permission for."""
    search = PropertySearch.objects.create(
        case=case,
        subject=subject,
        made_on=made_on,
        source=source,
        result=result,
        note=note,
        recorded_by=act.user,
    )
    act.record("searches.record", search, source=source, result=result)
    return search
