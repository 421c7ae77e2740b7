"""The schooling safeguard: only fees above the normal standard are high consumption (2019 opinion art.20)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code

ARTICLE: Final = "法发〔2019〕35号第20条"
SCHOOL: Final = "private_school"


def check_fee(fee: Decimal, standard: Decimal) -> None:
    """Pass if a year's `fee` in yuan lies above the normal standard of the place, else `school.within_standard`."""
    if fee <= standard:
        raise DomainError(Code.SCHOOL_WITHIN_STANDARD, article=ARTICLE, fee=fee, standard=standard)
