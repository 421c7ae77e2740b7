"""What a law of the database says when it stops an act that no rule has stopped before."""

from __future__ import annotations

from typing import Final

from django.db import IntegrityError
from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from enforcement.admin.actions import Why

SENTENCES: Final[dict[str, Promise]] = {
    "courts_document_number_key": _("这一文号已经使用。"),
    "settlement_one_current": _("此人在本案中已有履行中的和解协议。"),
    "judgment_number_once": _("同一作出单位的这一文号已经登记。"),
}


def why(broken: IntegrityError) -> Why:
    """The constraint that stopped the act, in a sentence where one is known, else by its name."""
    diagnosis = getattr(broken.__cause__, "diag", None)
    name = str(getattr(diagnosis, "constraint_name", "") or "")
    known = SENTENCES.get(name)
    text = str(known) if known else now("数据库的规则不允许：%(name)s。") % {"name": name}
    return Why(text, f"law.{name}")
