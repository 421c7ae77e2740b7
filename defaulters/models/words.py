"""The words for the grounds of a listing, of which no field's choices name G1."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from .findings import ConductFinding

# 2017 list rules art.1.
GROUNDS: Final[dict[str, Any]] = {
    "G1": _("有履行能力而拒不履行生效法律文书确定义务"),
    **{ground.value: ground.label for ground in ConductFinding.Ground},
}
