"""What an order says: for each obligation its grade with the reasons, its items, and what was left out and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from courts.services.acts import Act
from defaulters.models import Grading
from enforcement.models import SchoolFee
from enforcement.rules.schooling import SCHOOL
from enforcement.rules.selection import choose, items
from enforcement.selectors import catalogue
from enforcement.selectors.schedules import schedule_on

# 2015 consumption rules art.5 asks the order to state them; art.11, CPL 114 and 118.
CONSEQUENCES: Final = (
    "违反本令的，人民法院可以依照民事诉讼法第一百一十四条、第一百一十八条予以罚款、拘留；"
    "构成犯罪的，依法追究刑事责任。"
)

LAPSED: Final = "法律依据已失效。"
# 2019 opinion art.20: why an order leaves schools out where nothing was found.
NO_FEE: Final = "没有查明子女就读学校的收费超过当地正常标准（法发〔2019〕35号第20条）。"

Row = dict[str, Any]


def graded(grading: Grading) -> Row:
    """One obligation as a decision names it, with its grade and the reasons for it."""
    return {
        "grading": grading.pk,
        "obligation": grading.obligor.obligation_id,
        "obligor": grading.obligor_id,
        "kind": grading.obligor.obligation.kind,
        "grade": grading.grade,
        "reasons": grading.reasons,
        "policy": grading.policy.version,
    }


def row(act: Act, grading: Grading, left_out: Mapping[str, str]) -> Row:
    """One obligation with all items that its grade allows but for `left_out`: item -> why (`order.*`).

    What no provision carries any more is left out by itself (国办发〔2020〕49号), and so are schools where no
    fee above the normal standard was found (2019 opinion art.20).
    """
    schedule = schedule_on(act.today)
    kind = grading.obligor.obligation.kind
    allowed = items(grading.grade, kind, schedule)
    left_out = {
        **_spared(grading),
        **left_out,
        **dict.fromkeys(allowed - catalogue.in_force(act.today), LAPSED),
    }
    dropped = {code: why for code, why in left_out.items() if code in allowed}
    chosen = choose(allowed - set(dropped), grading.grade, kind, schedule, dropped)
    return graded(grading) | {"items": sorted(chosen), "dropped": dropped}


def _spared(grading: Grading) -> dict[str, str]:
    """Schools, where no fee above the normal standard was found: nobody's child is restricted unseen."""
    obligor = grading.obligor
    found = SchoolFee.objects.filter(
        case__judgment=obligor.obligation.judgment_id, subject=obligor.subject_id
    )
    return {} if found.exists() else {SCHOOL: NO_FEE}


def content(act: Act, rows: Collection[Row], basis: str) -> dict[str, Any]:
    """The content of an order on `basis` (art1_1, art1_2) for these rows."""
    version = schedule_on(act.today).version
    return {
        "obligations": list(rows),
        "basis": basis,
        "schedule": version,
        "consequences": CONSEQUENCES,
    }
