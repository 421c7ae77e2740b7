"""The ways in which a row of a real register is wrong, and how often."""

from random import Random

from enforcement.rules.invented import wrong_check

MASKED = 0.02
WRONG_CHECK = 0.01
NO_CASE_NUMBER = 0.005
BAD_DATE = 0.005
UNKNOWN_COURT = 0.003
"""Shares of rows. A row has one fault at most."""

BAD_DATES = ("2019年02月30日", "20191301", "2018-00-17", "不详", "二〇一九年")
_NO_COURTS = ("临溟市北屿区人民法院", "望澜县人民法院", "云汀新区人民法院")


def spoil(rng: Random, row: dict[str, str]) -> dict[str, str]:
    """The row itself, or in a small share of the calls the row with one fault."""
    chance = rng.random()
    if chance >= MASKED + WRONG_CHECK + NO_CASE_NUMBER + BAD_DATE + UNKNOWN_COURT:
        return row
    number = row["cardNum"]
    if (chance := chance - MASKED) < 0:
        return row | {"cardNum": f"{number[:10]}****{number[-4:]}"}
    if (chance := chance - WRONG_CHECK) < 0:
        return row | {"cardNum": wrong_check(number)}
    if (chance := chance - NO_CASE_NUMBER) < 0:
        return row | {"caseCode": ""}
    if chance - BAD_DATE < 0:
        return row | {rng.choice(("regDate", "publishDate")): rng.choice(BAD_DATES)}
    return _in_no_court(rng, row)


def _in_no_court(rng: Random, row: dict[str, str]) -> dict[str, str]:
    # The code must be as unknown as the name, else the number alone would still find the court.
    code = f"（2019）{rng.choice('冀晋辽吉黑')}99{rng.randrange(10, 99)}执{rng.randrange(100, 9999)}号"
    return row | {"courtName": rng.choice(_NO_COURTS), "caseCode": code}
