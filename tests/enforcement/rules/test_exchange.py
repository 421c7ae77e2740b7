"""A row of an exchanged file: what it says, and the code and field by which it is refused."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from courts.rules.errors import DomainError
from enforcement.rules import exchange, exchange_headings, exchange_words, written_days
from enforcement.rules.exchange import ImportRow, RowRefused
from enforcement.rules.invented import MALE, citizen_id, uscc

TODAY = date(2026, 11, 24)
CITIZEN = citizen_id(Random(1), date(1980, 1, 1), MALE)
UNIT = uscc(Random(1))
PERSON = {
    "iname": "宇文翔", "cardNum": CITIZEN, "sexy": "男", "age": "46", "businessEntity": "",
    "courtName": "北京市朝阳区人民法院", "areaName": "北京", "caseCode": "(2025)京0105执1234号",
    "regDate": "2025年03月28日", "gistId": "(2024)京0105民初907号", "gistUnit": "北京市朝阳区人民法院",
    "duty": "宇文翔支付货款10000元。", "performance": "部分未履行", "performedPart": "1000元", "unperformPart": "9000元",
    "disruptTypeName": "违反财产报告制度", "publishDate": "20250929", "kind": "OB1", "amount": "10000.00",
}  # fmt: skip


def read(**changed: Any) -> ImportRow:
    return exchange.read(7, PERSON | changed, TODAY)


def refused(**changed: Any) -> tuple[int, str, str]:
    with pytest.raises(RowRefused) as refusal:
        read(**changed)
    return refusal.value.line, refusal.value.field, str(refusal.value.code)


def test_a_row_of_a_person() -> None:
    row = read()
    assert (row.name, row.sex, row.identity.number, row.is_unit) == ("宇文翔", "male", CITIZEN, False)
    assert (row.case_number, row.case_number_original) == ("（2025）京0105执1234号", "(2025)京0105执1234号")
    assert (row.court_code, row.filed_on) == ("京0105", date(2025, 3, 28))
    assert row.judgment == ("北京市朝阳区人民法院", "（2024）京0105民初907号")
    assert (row.kind, row.amount, row.liability) == ("OB1", Decimal("10000.00"), "sole")
    assert (row.grounds, row.published_on) == (("G4",), date(2025, 9, 29))
    assert (row.performance, row.performed_part, row.unperformed_part) == ("part", "1000元", "9000元")


def test_a_row_of_a_unit() -> None:
    row = read(cardNum=UNIT, sexy="", age="", businessEntity="欧阳明")
    assert (row.identity.id_type, row.is_unit, row.representative, row.sex) == ("uscc", True, "欧阳明", "")


def test_the_repr_of_a_row_holds_neither_name_nor_number() -> None:
    row = repr(read(duty="支付货款。"))
    assert CITIZEN not in row
    assert "宇文翔" not in row


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"iname": " "}, "iname", "row.field_missing"),
        ({"cardNum": None}, "cardNum", "row.field_missing"),
        ({"duty": "\n"}, "duty", "row.field_missing"),
        ({"caseCode": ""}, "caseCode", "row.field_missing"),
        ({"regDate": ""}, "regDate", "row.field_missing"),
        ({"gistId": ""}, "gistId", "row.field_missing"),
        ({"gistUnit": ""}, "gistUnit", "row.field_missing"),
        ({"cardNum": f"{CITIZEN[:10]}****{CITIZEN[-4:]}"}, "cardNum", "identity.masked"),
        ({"cardNum": f"{UNIT[:10]}****{UNIT[-4:]}", "sexy": "", "age": ""}, "cardNum", "identity.masked"),
        ({"cardNum": CITIZEN[:-1] + "x" * (CITIZEN[-1] != "X") + "0" * (CITIZEN[-1] == "X")},
         "cardNum", "identity.checksum"),
        ({"cardNum": "12345"}, "cardNum", "identity.format"),
        ({"cardNum": 990000198001010000.0}, "cardNum", "row.number_rounded"),
        ({"cardNum": "9.90E+17"}, "cardNum", "row.number_rounded"),
        ({"cardNum": "E12345678"}, "cardNum", "identity.type_unknown"),
        ({"cardNum": "E12345678", "idType": "驾驶证"}, "cardNum", "identity.type_unknown"),
        ({"caseCode": "1234号"}, "caseCode", "case_number.format"),
        ({"caseCode": "(2025)京0105民初1号"}, "caseCode", "case_number.type"),
        ({"caseCode": "(2025)西0105执1号"}, "caseCode", "case_number.court"),
        ({"regDate": "2025年02月30日"}, "regDate", "row.day_unreadable"),
        ({"regDate": "20261125"}, "regDate", "row.day_in_future"),
        ({"publishDate": "不详"}, "publishDate", "row.day_unreadable"),
        ({"gistUnit": "某" * 121}, "gistUnit", "row.field_too_long"),
        ({"kind": "其他"}, "kind", "row.kind_unknown"),
        ({"amount": "若干"}, "amount", "row.amount_unreadable"),
        ({"amount": "0"}, "amount", "row.amount_unreadable"),
        ({"amount": "1.005"}, "amount", "row.amount_unreadable"),
        ({"disruptTypeName": "不孝敬老人"}, "disruptTypeName", "row.ground_unknown"),
    ],
)  # fmt: skip
def test_a_row_is_refused_by_field_and_code(changed: dict[str, Any], field: str, code: str) -> None:
    assert refused(**changed) == (7, field, code)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2019年07月13日", date(2019, 7, 13)),
        ("2019年7月3日", date(2019, 7, 3)),
        ("20190713", date(2019, 7, 13)),
        ("2019-07-13", date(2019, 7, 13)),
        ("2019/7/3", date(2019, 7, 3)),
        ("2019.07.13", date(2019, 7, 13)),
        ("2019-07-13 00:00:00", date(2019, 7, 13)),
        ("2019-07-13T08:30", date(2019, 7, 13)),
        ("２０１９年０７月１３日", date(2019, 7, 13)),
        ("２０１９０７１３", date(2019, 7, 13)),
        (" 2019年07月13日 ", date(2019, 7, 13)),
        (43659, date(2019, 7, 13)),
        (43659.75, date(2019, 7, 13)),
        ("43659", date(2019, 7, 13)),
        (20190713, date(2019, 7, 13)),
        (date(2019, 7, 13), date(2019, 7, 13)),
        (datetime(2019, 7, 13, 23, 59), date(2019, 7, 13)),  # noqa: DTZ001 - as a spreadsheet gives it
    ],
)
def test_days_in_every_form(cell: object, day: date) -> None:
    assert written_days.read(cell) == day


@pytest.mark.parametrize(
    "cell", ["", "不详", "20191301", "2018-00-17", "2019年02月30日", "二〇一九年", "1", "99999", 7, "2019-07"]
)
def test_what_is_no_day_is_refused(cell: object) -> None:
    with pytest.raises(DomainError) as refusal:
        written_days.read(cell)
    assert str(refusal.value.code) == "row.day_unreadable"


@pytest.mark.parametrize(
    ("word", "duty", "kind"),
    [
        ("", "支付货款", ("unclassified", "")),
        ("OB1", "支付货款", ("OB1", "")),
        ("支付金钱", "支付货款", ("OB1", "")),
        ("交付", "返还挖掘机", ("OB2", "")),
        ("腾退", "腾退房屋", ("OB3", "")),
        ("过户", "协助过户", ("OB4", "")),
        ("恢复原状", "拆除搭建物", ("OB5", "")),
        ("OB6", "赔礼道歉", ("OB6", "expressive")),
        ("不可替代行为", "协助探望", ("OB6", "personal")),
        ("不可替代行为", "出具证明", ("unclassified", "")),
        ("赔礼道歉", "登报", ("OB6", "expressive")),
        ("停止侵害", "停止使用", ("OB7", "")),
    ],
)
def test_the_kind_comes_from_its_column(word: str, duty: str, kind: tuple[str, str]) -> None:
    assert exchange_words.obligation_kind(word, duty) == kind


def test_a_sum_without_a_figure_is_unclassified() -> None:
    assert read(amount="").kind == "unclassified"


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("10,000.50元", "10000.50"),
        ("１２３４", "1234.00"),
        (12.5, "12.50"),
        ("¥3万元", "30000.00"),
        ("", None),
    ],
)
def test_sums_in_every_form(cell: object, amount: str | None) -> None:
    assert read(amount=cell).amount == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("", ()),
        ("有履行能力而拒不履行生效法律文书确定义务", ("G1",)),
        ("其他有履行能力而拒不履行生效法律文书确定义务的", ("G1",)),
        ("以伪造证据、暴力、威胁等方法妨碍、抗拒执行", ("G2",)),
        ("以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行", ("G3",)),
        ("违反财产报告制度", ("G4",)),
        ("违反限制高消费令", ("G5",)),
        ("无正当理由拒不履行执行和解协议", ("G6",)),
        ("违反财产报告制度;有履行能力而拒不履行生效法律文书确定义务", ("G1", "G4")),
    ],
)
def test_grounds_by_the_words_of_the_list_rules(text: str, grounds: tuple[str, ...]) -> None:
    assert exchange_words.grounds(text) == grounds


@pytest.mark.parametrize(
    ("duty", "liability"),
    [
        ("甲、乙共同偿还借款", "sole"),
        ("甲对上述债务承担连带清偿责任", "joint"),
        ("甲承担补充清偿责任", "supplementary"),
    ],
)
def test_joint_liability_is_never_presumed(duty: str, liability: str) -> None:
    assert exchange_words.liability(duty) == liability


@pytest.mark.parametrize(
    ("maker", "number", "basis"),
    [
        ("北京市朝阳区人民法院", "（2024）京0105民初907号", ("EB1", "civil_double")),
        ("北京市朝阳区人民法院", "（2024）京0105刑初907号", ("EB2", "none")),
        ("北京市市场监督管理局", "京市监罚〔2024〕7号", ("EB3", "as_document")),
        ("北京劳动人事争议仲裁委员会", "北京劳人仲案〔2024〕7号", ("EB4", "civil_double")),
        ("北京公证处", "（2024）北京证执字第7号", ("EB5", "civil_double")),
    ],
)
def test_the_maker_tells_the_kind_of_basis(maker: str, number: str, basis: tuple[str, str]) -> None:
    assert exchange_words.basis(maker, number) == basis


@pytest.mark.parametrize(
    ("changed", "id_type"),
    [
        ({"cardNum": CITIZEN.lower(), "sexy": "", "age": ""}, "citizen_id"),
        ({"cardNum": UNIT, "sexy": "", "age": ""}, "uscc"),
        ({"cardNum": f" {UNIT[:8]} {UNIT[8:]} ", "sexy": "", "age": "", "businessEntity": "欧阳明"}, "uscc"),
        ({"cardNum": "E12345678", "idType": "护照"}, "passport"),
        ({"cardNum": "H12345678", "idType": "hk_macau_permit"}, "hk_macau_permit"),
    ],
)
def test_the_form_of_a_number_tells_its_type(changed: dict[str, Any], id_type: str) -> None:
    assert read(**changed).identity.id_type == id_type


def test_a_duty_is_kept_word_for_word() -> None:
    assert read(duty=" 支付　货款１０元。\r\n第二项 ").duty == " 支付　货款１０元。\r\n第二项 "


def test_headings_are_known_in_both_languages_and_in_any_spelling() -> None:
    headings = [
        "姓名/名称",
        " CardNum ",
        "＊案号",
        "立案时间",
        "执行依据文号",
        "做出执行依据单位",
        "义务",
        "关注次数",
    ]
    fields = exchange_headings.fields_of(headings)
    assert fields == ["iname", "cardNum", "caseCode", "regDate", "gistId", "gistUnit", "duty", None]
    assert exchange_headings.missing(fields) == []
    assert exchange_headings.missing(fields[1:-1]) == ["iname 姓名/名称"]
