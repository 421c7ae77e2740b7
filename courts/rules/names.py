"""When two spellings are one name.

A name never finds anybody: it is compared only once type and number of a document agree.
"""

import re
import unicodedata
from collections.abc import Mapping

# The middle dot of transcribed names has many code points, and is left out as often as not.
_DOTS = "·•‧・･.。∙⋅●"
_IGNORED = str.maketrans("", "", _DOTS)
_is_of_characters = re.compile(r"[\u4e00-\u9fff]+").fullmatch
_NO_VARIANTS: Mapping[str, str] = {}


def normalise(name: str, variants: Mapping[str, str] = _NO_VARIANTS) -> str:
    """The form in which names are compared; stable when applied twice.

    Compatibility forms are unified (NFKC), Latin letters folded, dots, spaces and invisible characters
    dropped. `variants` maps single characters to the form that stands for them (`{"昇": "升"}`), in one step.
    """
    # A name of characters alone has no other form, no case and nothing invisible: that is most of them.
    visible = name if _is_of_characters(name) else _visible(name)
    chosen = "".join([variants.get(char, char) for char in visible])
    return unicodedata.normalize("NFKC", chosen)


def is_same(one: str, other: str, variants: Mapping[str, str] = _NO_VARIANTS) -> bool:
    """Whether two spellings are one name."""
    return normalise(one, variants) == normalise(other, variants)


def _visible(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(char for char in folded.translate(_IGNORED) if not _is_invisible(char))


def _is_invisible(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cf", "Cc"}
