"""`manage.py import_cases`: dry run first, every encoding and a real workbook, refused lines beside the file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from courts.models import Case, LedgerEntry, Obligation, Subject
from defaulters.models import Decision
from enforcement.rules.register import FIELDS
from tests.enforcement.rules.test_exchange import CITIZEN, PERSON, UNIT
from tests.factories import people, register

pytestmark = pytest.mark.django_db

OTHER = PERSON | {
    "iname": "上官云", "cardNum": people.citizen_number(8), "sexy": "女", "caseCode": "(2025)京0105执1235号",
    "gistId": "(2024)京0105民初908号", "duty": "上官云赔偿医疗费5,000元，\n并赔礼道歉。", "kind": "", "amount": "",
}  # fmt: skip
MASKED = PERSON | {"cardNum": f"{CITIZEN[:10]}****{CITIZEN[-4:]}"}
CHINESE = {
    "姓名/名称": "iname", "身份证号码/组织机构代码": "cardNum", "性别": "sexy", "年龄": "age", "法定代表人": "businessEntity",
    "执行法院": "courtName", "省份": "areaName", "案号": "caseCode", "立案时间": "regDate", "执行依据文号": "gistId",
    "做出执行依据单位": "gistUnit", "义务": "duty", "履行情况": "performance", "已履行部分": "performedPart",
    "未履行部分": "unperformPart", "具体情形": "disruptTypeName", "发布时间": "publishDate",
}  # fmt: skip


@pytest.fixture(autouse=True)
def court() -> None:
    register.court()


def write(path: Path, rows: Iterable[dict[str, Any]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def workbook(path: Path, headings: Sequence[str], *rows: Sequence[object]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in (headings, *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def run(path: Path, **options: Any) -> dict[str, int]:
    """The figures that the command prints, by their slug."""
    said = Said()
    call_command("import_cases", path, stdout=said, **options)
    return said.figures()


class Said:
    """Standard output of the command."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def figures(self) -> dict[str, int]:
        lines = [line.split() for line in self.text.splitlines() if line.startswith("  ")]
        return {
            words[1].rstrip(":"): int(words[2]) for words in lines if words[-1].isdigit() and len(words) == 3
        }


def refused(path: Path) -> list[dict[str, str]]:
    with path.with_name(f"{path.stem}.refused.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_dry_run_says_what_would_happen_and_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "in.csv", [PERSON, OTHER, PERSON, MASKED])
    tried = run(path)
    assert (Case.objects.count(), Subject.objects.count(), LedgerEntry.objects.count()) == (0, 0, 0)
    assert tried == {
        "taken": 2, "known": 1, "passed_over": 0, "refused": 1, "subjects": 2, "judgments": 2,
        "obligations": 2, "unclassified": 1, "cases": 2, "drafts": 2,
    }  # fmt: skip
    assert run(path, apply=True) == tried
    assert (Case.objects.count(), Subject.objects.count(), Decision.objects.count()) == (2, 2, 2)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "in.csv", [PERSON, OTHER])
    run(path, apply=True)
    before = LedgerEntry.objects.count()
    again = run(path, apply=True)
    assert (again["taken"], again["known"], again["cases"]) == (0, 2, 0)
    assert (Case.objects.count(), LedgerEntry.objects.count()) == (2, before)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    run(write(tmp_path / "in.csv", [PERSON, OTHER], encoding), apply=True)
    assert set(Obligation.objects.values_list("content", flat=True)) == {PERSON["duty"], OTHER["duty"]}


def test_a_workbook_with_chinese_headings_serial_days_and_real_dates(tmp_path: Path) -> None:
    row = {
        **{heading: PERSON[field] for heading, field in CHINESE.items()},
        "身份证号码/组织机构代码": UNIT, "性别": None, "年龄": None, "法定代表人": "欧阳明",
        "立案时间": 45744, "发布时间": date(2025, 9, 29),
    }  # fmt: skip
    path = workbook(tmp_path / "in.xlsx", list(row), list(row.values()), [None] * len(row))
    assert run(path, apply=True)["taken"] == 1
    case = Case.objects.get()
    assert case.filed_on == date(2025, 3, 28)
    assert Decision.objects.get().content["published_on"] == "2025-09-29"
    assert Subject.objects.get().kind == "unit"


def test_a_number_that_a_workbook_holds_as_a_number_is_refused(tmp_path: Path) -> None:
    row = PERSON | {"cardNum": 990000198001010000}
    path = workbook(tmp_path / "in.xlsx", list(row), list(row.values()))
    run(path, apply=True)
    assert [line["code"] for line in refused(path)] == ["row.number_rounded"]
    assert not Subject.objects.exists()


def test_a_refused_line_goes_beside_the_file_with_its_reason_and_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "in.csv", [OTHER, MASKED, PERSON | {"regDate": "2019年02月30日"}])
    run(path, apply=True)
    masked, bad_day = refused(path)
    # The duty of the first row runs over two lines of the file.
    assert (masked["line"], masked["field"], masked["code"]) == ("4", "cardNum", "identity.masked")
    assert masked["原因"] == "证件号码被遮盖，不能确定身份"
    assert masked["reason"]
    assert {name: masked[name] for name in FIELDS} == MASKED
    assert (bad_day["line"], bad_day["field"], bad_day["code"]) == ("5", "regDate", "row.day_unreadable")
    assert Subject.objects.count() == 1


def test_a_mended_file_of_refused_lines_can_be_imported(tmp_path: Path) -> None:
    path = write(tmp_path / "in.csv", [MASKED])
    run(path, apply=True)
    beside = path.with_name("in.refused.csv")
    mended = beside.rename(tmp_path / "mended.csv")
    mended.write_text(mended.read_text("utf-8-sig").replace(MASKED["cardNum"], CITIZEN), "utf-8")
    assert run(mended, apply=True)["taken"] == 1


def test_the_refused_lines_of_an_earlier_run_go(tmp_path: Path) -> None:
    path = write(tmp_path / "in.csv", [MASKED])
    run(path)
    run(write(path, [PERSON]))
    assert list(tmp_path.iterdir()) == [path]


def test_a_row_that_the_database_refuses_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    others = [
        PERSON
        | {
            "cardNum": people.citizen_number(number),
            "sexy": "",
            "caseCode": f"（2025）京0105执{number}号",
            "gistId": f"（2024）京0105民初{number}号",
        }
        for number in range(1, 8)
    ]
    others[4] |= {"duty": "支付\x00货款"}
    path = write(tmp_path / "in.csv", others)
    assert run(path, apply=True)["taken"] == 6
    assert [(line["line"], line["code"]) for line in refused(path)] == [("6", "row.not_storable")]
    assert Case.objects.count() == 6
    assert not Case.objects.filter(number="（2025）京0105执5号").exists()


def test_only_the_chosen_courts_are_imported(tmp_path: Path) -> None:
    path = write(tmp_path / "in.csv", [PERSON])
    assert run(path, apply=True, court=["京"])["passed_over"] == 1
    assert run(path, apply=True, court=["京", "京0105"])["taken"] == 1


def test_a_court_that_is_not_registered_cannot_be_chosen(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="京0199"):
        run(write(tmp_path / "in.csv", [PERSON]), court=["京0199"])


def test_a_file_without_a_needed_column_is_refused_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("姓名,案号\n宇文翔,（2025）京0105执1号\n", "utf-8")
    with pytest.raises(CommandError, match="cardNum 证件号码"):
        run(path)


@pytest.mark.parametrize(("name", "content"), [("in.csv", b"\xff\xff\xff"), ("in.xlsx", b"iname,cardNum")])
def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CommandError, match="无法读取文件"):
        run(path)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.csv"):
        run(tmp_path / "none.csv")
