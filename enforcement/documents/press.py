"""Setting a paper: data and a template in, the bytes of a PDF out; the same data give the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import typst
from django.conf import settings

from courts.models import Document
from courts.rules.errors import DomainError
from defaulters.models import PriorWarning
from enforcement.documents import fonts, letters, sheet
from enforcement.rules.codes import Code
from enforcement.services.renditions import Printed

_LACKING: Final = re.compile(r'the text `"(.+)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")

TEMPLATES: Final[Path] = settings.BASE_DIR / "templates" / "enforcement" / "documents"


@cache
def edition() -> str:
    """The edition of the templates: a change of any of them makes another."""
    files = sorted(TEMPLATES.glob("*.typ"))
    return sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()[:12]


def has_template(kind: str) -> bool:
    """Whether papers of this kind can be set."""
    return (TEMPLATES / f"{kind}.typ").is_file()


def printed(document: Document) -> Printed:
    """The PDF of a paper from its frozen content. Slow (a tenth of a second): never within an act."""
    return Printed(pdf=pdf(sheet.kind_of(document), sheet.of(document)), template=edition())


def printed_warning(warning: PriorWarning) -> Printed:
    """The same of a warning before a listing."""
    return Printed(pdf=pdf(letters.KIND, letters.of(warning)), template=edition())


def pdf(kind: str, data: Mapping[str, Any]) -> bytes:
    """The PDF/A of `data` by the template of `kind`, dated the day of issue.

    Raises `document.unprintable` where the font lacks a character, with its code point as `characters`, or the
    template warns: never a silent box.
    """
    compiler = typst.Compiler(root=TEMPLATES, font_paths=fonts.loaded(), ignore_system_fonts=True)
    try:
        found, warnings = compiler.compile_with_warnings(
            TEMPLATES / f"{kind}.typ",
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["a-2b"],
            timestamp=datetime.combine(date(*data["day"]), time(), UTC),
        )
    except typst.TypstError as error:
        raise DomainError(Code.DOCUMENT_UNPRINTABLE, kind=kind, **_lacking(str(error))) from error
    if warnings or not isinstance(found, bytes):
        raise DomainError(Code.DOCUMENT_UNPRINTABLE, kind=kind)
    return found


def _lacking(message: str) -> dict[str, Any]:
    """The first characters that the font lacks, as the compiler says; nothing where it says something else."""
    found = _LACKING.search(message)
    if found is None:
        return {}
    text = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), found[1])
    return {"characters": " ".join(f"U+{ord(one):04X}" for one in text)}
