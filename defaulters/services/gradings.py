"""Grading one obligation for one obligor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from courts.models import Case, Obligor
from courts.services.acts import Act
from defaulters.models import Grading
from defaulters.rules import severity
from defaulters.selectors import candidates
from defaulters.selectors.policies import row_on


def grade(*, act: Act, case: Case, obligor: Obligor, grounds: Iterable[str]) -> Grading:
    """The grade by the policy of today, with the facts it read and its reasons (法发〔2019〕35号 art.21)."""
    row = row_on(act.today)
    policy = severity.Policy.from_dict(row.content).in_province(case.court.code[0])
    facts = candidates.facts(case, obligor, grounds, act.today)
    graded = severity.grade(facts, policy)
    grading = Grading.objects.create(
        obligor=obligor,
        policy=row,
        ability=candidates.latest_ability(obligor),
        facts=_plain(facts),
        grade=graded.grade,
        reasons=[reason.as_dict() for reason in graded.reasons],
        made_by=act.user,
        made_on=act.today,
    )
    act.record("gradings.grade", grading, case_id=case.pk, grade=graded.grade, policy=row.version)
    return grading


def _plain(facts: severity.Facts) -> dict[str, Any]:
    values = asdict(facts)
    values["grounds"] = sorted(facts.grounds)
    values["performed_share"] = str(facts.performed_share)
    values["outstanding"] = None if facts.outstanding is None else str(facts.outstanding)
    return values
