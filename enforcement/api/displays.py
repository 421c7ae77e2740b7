"""What the counter may show the traveller: neutral, in both languages, without a word of why.

Data in two languages like the catalogue's, not messages of the program: an answer holds both.
"""

from __future__ import annotations

from enforcement.rules.verdicts import Answer

DISPLAY: dict[Answer, dict[str, str]] = {
    Answer.CLEAR: {"zh": "可以办理。", "en": "This can be sold."},
    Answer.RESTRICTED: {
        "zh": "本次购买暂不能办理。请记下凭条号，可凭号在法院网站查询原因并申请。",
        "en": "This cannot be sold at present. With the reference you can ask the court why and apply.",
    },
    Answer.EXEMPT: {"zh": "可以办理。", "en": "This can be sold."},
    Answer.NAME_MISMATCH: {
        "zh": "可以办理。请核对证件上的姓名。",
        "en": "This can be sold. Please compare the name with the document.",
    },
    Answer.INVALID: {
        "zh": "证件号码有误，请核对；按本单位证件规定办理。",
        "en": "The document number cannot be read. Please compare it; your own rules on documents apply.",
    },
}
