"""Who stands in the register of the bench, and who does not: invented citizens, told apart by a number."""

from datetime import date, timedelta
from functools import lru_cache

from enforcement.rules.invented import numbered_citizen_id

BORN_FROM = date(1930, 1, 1)
NAME = "闻人舟"


@lru_cache(maxsize=40_000)
def _birth(days: int) -> date:
    return BORN_FROM + timedelta(days=days)


def number(index: int) -> str:
    """The citizen id of person `index`, 0 to 27 million: 1,000 people on each birthday, none under 18."""
    days, sequence = divmod(index, 1000)
    return numbered_citizen_id(_birth(days), sequence)


def person(index: int) -> dict[str, str]:
    """Person `index` as a partner writes him or her in a check."""
    return {"id_type": "citizen_id", "id_number": number(index), "name": NAME}
