"""What a register of judgment defaulters looks like when it arrives as a file: rows of invented people.

Pure and deterministic: the same arguments give the same rows. A few rows are wrong in the ways in which real
ones are, and carry nothing that says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import NamedTuple, TypeVar

from courts.rules.identity import age_on
from enforcement.rules.invented import (
    FEMALE,
    MALE,
    USCC_SERIALS,
    citizen_id,
    company_name,
    numbered_citizen_id,
    numbered_uscc,
    person_name,
    uscc,
)
from enforcement.rules.register_faults import spoil
from enforcement.rules.register_words import (
    ACT_DUTIES,
    ALL_PERFORMED,
    COMPANY_ACT_DUTIES,
    COMPANY_MONEY_DUTIES,
    GROUNDS,
    MONEY_DUTIES,
    NOTHING_PERFORMED,
    PARTLY_PERFORMED,
)

__all__ = ["FIELDS", "CourtRow", "citizen_id", "company_name", "person_name", "rows", "uscc"]

FIELDS = (
    "iname", "cardNum", "sexy", "age", "businessEntity", "courtName", "areaName", "caseCode", "regDate",
    "gistId", "gistUnit", "duty", "performance", "performedPart", "unperformPart", "disruptTypeName",
    "publishDate", "kind", "amount",
)  # fmt: skip
"""The columns in which such records are exchanged, and two of ours: kind (OB1-OB7) and amount (yuan)."""

COMPANIES = 0.2
SECOND_CASE = 0.18
WITHOUT_KIND = 0.3
UNPUBLISHED = 0.03
REPEATED = 0.01

_ACT_KINDS = ("OB2",) * 3 + ("OB3",) * 4 + ("OB4",) * 2 + ("OB5",) * 3 + ("OB6",) * 2 + ("OB7",) * 2
_ACTS = 0.16
_YOUNGEST, _OLDEST = 20 * 366, 78 * 365  # days; who is 20 today has had two years in which to be listed
_ADULT = 18 * 366
_SPAN = 4200  # days back to the oldest filing, some before the numbers of 2016
_STRIDE = 7_368_787  # a prime: serials step through their whole range before one comes back
_NUMBERS_OF_2016 = date(2016, 1, 1).toordinal()
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

Each = TypeVar("Each")


class CourtRow(NamedTuple):
    """A court as it stands in a row: code of its case numbers, name, province."""

    code: str
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class _Debtor:
    """A person or company with the columns that every one of its rows shares; `adult_on` is an ordinal."""

    columns: dict[str, str]
    adult_on: int


class _Register:
    """The state of one run: its chance, its day, and the serials given out so far."""

    def __init__(self, seed: int, courts: Sequence[CourtRow], today: date) -> None:
        self.rng = Random(seed)  # noqa: S311 - repeatable, not secret
        self.random = self.rng.random
        self.today = today
        self.ordinal = today.toordinal()
        self.courts = [court for court in courts if court[0][1:].isdigit()] or list(courts)
        self.first_birth = self.ordinal - _OLDEST
        self.births = (_OLDEST - _YOUNGEST) * 1000
        self.at = self.rng.randrange(self.births)
        self.serials: dict[tuple[str, int, str], int] = {}

    def debtor(self) -> _Debtor:
        """The next one, with a number that no other has."""
        self.at += _STRIDE
        return self._company() if self.random() < COMPANIES else self._person()

    def case(self, debtor: _Debtor) -> dict[str, str]:
        """A row: an enforcement case against the debtor, with one duty."""
        court = self._pick(self.courts)
        code, name, province = court
        span = min(_SPAN, self.ordinal - debtor.adult_on)
        filed = self.ordinal - 1 - int(self.random() ** 2 * span)
        basis, maker = self._basis(court, filed)
        row = debtor.columns | {
            "courtName": name,
            "areaName": province,
            "caseCode": self._number(code, name, filed, "执" if self.random() < 0.92 else "执恢"),
            "regDate": self._written(filed),
            "gistId": basis,
            "gistUnit": maker,
        }
        self._owe(row)
        self._blame(row, filed)
        return row

    def _person(self) -> _Debtor:
        birth_offset, sequence = divmod(self.at % self.births, 1000)
        born = date.fromordinal(self.first_birth + birth_offset)
        number = numbered_citizen_id(born, sequence)
        if number[-1] == "X" and self.random() < 0.2:
            number = number.lower()
        columns = {
            "iname": person_name(self.rng),
            "cardNum": number,
            "sexy": MALE if sequence % 2 else FEMALE,
            "age": str(age_on(born, self.today)),
            "businessEntity": "",
        }
        return _Debtor(columns, born.toordinal() + _ADULT)

    def _company(self) -> _Debtor:
        columns = {
            "iname": company_name(self.rng),
            "cardNum": numbered_uscc(self.at % USCC_SERIALS),
            "sexy": "",
            "age": "",
            "businessEntity": person_name(self.rng),
        }
        return _Debtor(columns, self.ordinal - _SPAN)

    def _basis(self, court: CourtRow, filed: int) -> tuple[str, str]:
        code, name, province = court
        decided = filed - 30 - int(self.random() * 300)
        year = date.fromordinal(decided).year
        chance = self.random()
        if chance < 0.06:
            board = f"{province}劳动人事争议仲裁委员会"
            return f"{province}劳人仲案〔{year}〕{self._serial(province, year, '仲')}号", board
        if chance < 0.08:
            serial = self._serial(province, year, "证")
            return f"（{year}）{province}证执字第{serial}号", f"{province}公证处"
        return self._number(code, name, decided, "民初"), name

    def _number(self, code: str, name: str, ordinal: int, kind: str) -> str:
        year = date.fromordinal(ordinal).year
        legacy = ordinal < _NUMBERS_OF_2016
        if legacy:
            code = _shorthand(name)
        serial = self._serial(code, year, kind)
        left, right = "（）" if self.random() < 0.6 else "()"
        if legacy:
            return f"{left}{year}{right}{code}{kind}字第{serial:05}号"
        return f"{left}{year}{right}{code}{kind}{serial}号"

    def _serial(self, maker: str, year: int, kind: str) -> int:
        key = (maker, year, kind)
        last = self.serials.get(key) or 100 + int(self.random() * 900)
        self.serials[key] = serial = last + 1 + int(self.random() * 9)
        return serial

    def _owe(self, row: dict[str, str]) -> None:
        names = {"debtor": row["iname"], "creditor": person_name(self.rng)}
        acts, sums = (ACT_DUTIES, MONEY_DUTIES) if row["sexy"] else (COMPANY_ACT_DUTIES, COMPANY_MONEY_DUTIES)
        named = self.random() >= WITHOUT_KIND
        if self.random() < _ACTS:
            kind = self._pick(_ACT_KINDS)
            row["duty"] = self._pick(acts[kind]).format_map(names)
            row["kind"], row["amount"] = kind if named else "", ""
            self._perform(row, 0)
            return
        fen = int(10 ** (5.5 + self.random() * 4))
        amount = f"{fen // 100}.{fen % 100:02}"
        row["duty"] = self._pick(sums).format_map(names | {"amount": amount})
        row["kind"], row["amount"] = ("OB1", amount) if named else ("", "")
        self._perform(row, fen)

    def _perform(self, row: dict[str, str], fen: int) -> None:
        """Say how much of the duty, of `fen` hundredths of a yuan or an act, is done."""
        chance = self.random()
        done, left = "", ""
        if fen and chance < 0.17:
            performance, paid = PARTLY_PERFORMED, int(fen * (0.05 + self.random() * 0.8)) // 100
            done, left = f"{paid}.00元", f"{fen // 100 - paid}.{fen % 100:02}元"
        elif chance > 0.96:
            performance = ALL_PERFORMED
        else:
            performance = NOTHING_PERFORMED
        row["performance"], row["performedPart"], row["unperformPart"] = performance, done, left

    def _blame(self, row: dict[str, str], filed: int) -> None:
        """Say on which grounds, and when, the court that sends the row had published it, if it had."""
        if self.random() < UNPUBLISHED:
            row["disruptTypeName"] = row["publishDate"] = ""
            return
        chosen = int(self.random() ** 3 * len(GROUNDS))
        grounds = GROUNDS[chosen]
        if chosen and self.random() < 0.15:
            grounds = f"{GROUNDS[0]}；{grounds}"
        row["disruptTypeName"] = grounds
        row["publishDate"] = self._written(min(self.ordinal, filed + 20 + int(self.random() * 300)))

    def _written(self, ordinal: int) -> str:
        day = date.fromordinal(ordinal)
        chance = self.random()
        if chance < 0.3:
            return f"{day.year}{day.month:02}{day.day:02}"
        if chance < 0.47:
            return f"{day.year}-{day.month:02}-{day.day:02}"
        written = f"{day.year}年{day.month:02}月{day.day:02}日"
        return written if chance < 0.97 else written.translate(_FULL_WIDTH)

    def _pick(self, several: Sequence[Each]) -> Each:
        return several[int(self.random() * len(several))]


def rows(subjects: int, seed: int, courts: Sequence[CourtRow], today: date) -> Iterator[dict[str, str]]:
    """The rows of a register of that many invented people and companies, each a dict of `FIELDS`.

    Some have more than one case, and some rows come twice, so there are more rows than subjects. `courts` are
    those that may appear; all days lie before `today` or on it.
    """
    register = _Register(seed, courts, today)
    earlier: dict[str, str] = {}
    for _ in range(subjects):
        debtor = register.debtor()
        while True:
            row = spoil(register.rng, register.case(debtor))
            yield row
            if register.random() < REPEATED:
                yield dict(earlier or row)
            if register.random() < 0.1:
                earlier = row
            if register.random() >= SECOND_CASE:
                break


def _shorthand(court_name: str) -> str:
    """The word in a court's numbers before 2016: 朝 for 北京市朝阳区人民法院, 一中 for the first 中级."""
    seat = court_name.removesuffix("人民法院").removesuffix("中级")
    for mark in "省市区县":
        seat = seat.partition(mark)[2] or seat
    return f"{seat[1]}中" if seat.startswith("第") else seat[0]
