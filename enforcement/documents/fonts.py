"""The Chinese font of the papers, which comes as a package: nothing of the machine's own fonts is used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import typst
from django.core.checks import CheckMessage, Error

PACKAGES: Final = ("cvttf_NotoSansCJK_Regular", "cvttf_NotoSansCJK_Bold")
FAMILY: Final = "Noto Sans CJK TC"


def folders(packages: Sequence[str] = PACKAGES) -> list[Path]:
    """Where the font files of these packages are; fewer folders than packages where one is not installed."""
    specs = [find_spec(name) for name in packages]
    return [Path(spec.origin).parent for spec in specs if spec is not None and spec.origin is not None]


def _only(paths: Sequence[Path]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(paths))


@cache
def loaded() -> typst.Fonts:
    """The font in its two weights, and no other."""
    return _only(folders())


def check(
    app_configs: Any = None, packages: Sequence[str] = PACKAGES, **options: Any
) -> Sequence[CheckMessage]:
    """`luyue.E001` where the font is missing: a paper with boxes for names is none."""
    weights = {font.weight for font in _only(folders(packages)).fonts()}
    if {400, 700} <= weights:
        return []
    hint = "make install, or install the packages cvttf-notosanscjk-regular and cvttf-notosanscjk-bold"
    return [Error("The font of the court's papers is missing, regular or bold.", hint=hint, id="luyue.E001")]
