"""Invented people and companies whose numbers pass every check and belong to nobody.

The region 990000 is no division of GB/T 2260, so no number made here can have been issued.
"""

from datetime import date
from operator import mul
from random import Random

from courts.rules.identity import citizen_check, unit_check
from enforcement.rules.register_words import BRAND_FIRST, BRAND_LAST, GIVEN, SURNAMES, TRADES

MALE, FEMALE = "男", "女"

_REGION = "990000"
_SERIAL_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_CHECKS = "0123456789X0"

SEQUENCES = 1000
"""How many people born on one day `numbered_citizen_id` can tell apart."""
USCC_SERIALS = len(_SERIAL_ALPHABET) ** 6
"""How many companies `numbered_uscc` can tell apart."""


def citizen_id(rng: Random, birth: date, sex: str) -> str:
    """An 18-character number for a person of that birth and sex (`MALE` or `FEMALE`)."""
    sequence = rng.randrange(500) * 2 + (1 if sex == MALE else 0)
    return numbered_citizen_id(birth, sequence)


def numbered_citizen_id(birth: date, sequence: int) -> str:
    """The number of that birth and sequence, 0 to 999; odd is male (GB 11643)."""
    body = f"{_REGION}{birth.year:04}{birth.month:02}{birth.day:02}{sequence:03}"
    return body + citizen_check(body)


def uscc(rng: Random) -> str:
    """An 18-character unified social credit code of a company (GB 32100)."""
    return numbered_uscc(rng.randrange(USCC_SERIALS))


def numbered_uscc(serial: int) -> str:
    """The code of the company with that serial, 0 up to `USCC_SERIALS`; two serials never share one."""
    body = "MA"
    for _ in range(6):
        serial, digit = divmod(serial, len(_SERIAL_ALPHABET))
        body += _SERIAL_ALPHABET[digit]
    code = f"91{_REGION}{body}{_organisation_check(body)}"
    return code + unit_check(code)


def person_name(rng: Random) -> str:
    """A surname and one or two syllables."""
    random = rng.random
    surname = SURNAMES[int(random() * len(SURNAMES))]
    given = GIVEN[int(random() * len(GIVEN))]
    if random() < 0.8:
        given += GIVEN[int(random() * len(GIVEN))]
    return surname + given


def company_name(rng: Random) -> str:
    """A brand of two syllables, a trade and the legal form."""
    random = rng.random
    brand = BRAND_FIRST[int(random() * len(BRAND_FIRST))] + BRAND_LAST[int(random() * len(BRAND_LAST))]
    return f"{brand}{TRADES[int(random() * len(TRADES))]}有限公司"


def wrong_check(number: str) -> str:
    """The same number with another check character than the right one."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def _organisation_check(body: str) -> str:
    # GB 11714 counts letters from A = 10 without the gaps of the credit code's alphabet.
    total = sum(map(mul, (int(char, 36) for char in body), _ORGANISATION_WEIGHTS))
    return _ORGANISATION_CHECKS[11 - total % 11]
