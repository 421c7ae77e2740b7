"""When a case may be closed: the current proceedings ended (法〔2016〕373号 art.1), or the case struck off 销案."""

from datetime import date, timedelta
from typing import Final

from courts.rules import deadlines
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.working_days import Calendar

ARTICLE: Final = "法〔2016〕373号第1条"


def check_end_of_proceedings(*, filed_on: date, day: date, ordered: bool, calendar: Calendar) -> None:
    """More than three months since the filing, and a restriction order `ordered` (signed at least).

    Raises `case.procedure_too_early` with the earliest day, `case.procedure_without_order`.
    """
    last = deadlines.due("case.end_this_procedure", filed_on, calendar).day
    if day <= last:
        raise DomainError(Code.CASE_PROCEDURE_TOO_EARLY, article=ARTICLE, earliest=last + timedelta(days=1))
    if not ordered:
        raise DomainError(Code.CASE_PROCEDURE_WITHOUT_ORDER, article=ARTICLE)


def check_striking_off(*, sanctions: bool) -> None:
    """A case struck off leaves nothing behind: a listing or a restriction that stands goes with the transfer or is
    decided on first (委托执行规定 art.2). Raises `case.struck_off_with_sanctions`.
    """
    if sanctions:
        raise DomainError(Code.CASE_STRUCK_OFF_WITH_SANCTIONS, article="委托执行规定第2条")
