"""When the current proceedings may be ended 终结本次执行程序 (法〔2016〕373号 art.1)."""

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
