"""Grading one obligation for one obligor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from courts.models import Case, Obligor
from courts.services.acts import Act
from defaulters.models import Grading, SeverityPolicy
from defaulters.rules import severity
from defaulters.selectors import candidates
from defaulters.selectors.policies import row_on


def grade(
    *, act: Act, case: Case, obligor: Obligor, grounds: Iterable[str], by_system: bool = False
) -> Grading:
    """The grade by the policy of today, with the facts it read and its reasons (法发〔2019〕35号 art.21).

    `by_system`: for a draft of the system, so that nobody of the court has graded yet.
    """
    row, facts = row_on(act.today), candidates.facts(case, obligor, grounds, act.today)
    graded = _graded(row, case, facts)
    grading = Grading.objects.create(
        obligor=obligor,
        policy=row,
        ability=candidates.latest_ability(obligor),
        facts=_plain(facts),
        grade=graded.grade,
        reasons=[reason.as_dict() for reason in graded.reasons],
        made_by=None if by_system else act.user,
        made_on=act.today,
    )
    act.record("gradings.grade", grading, case_id=case.pk, grade=graded.grade, policy=row.version)
    return grading


def would_be(case: Case, obligor: Obligor, grounds: Iterable[str], day: date) -> severity.Grade:
    """The grade that the facts of `day` give; nothing is written."""
    return _graded(row_on(day), case, candidates.facts(case, obligor, grounds, day)).grade


def _graded(row: SeverityPolicy, case: Case, facts: severity.Facts) -> severity.Graded:
    policy = severity.Policy.from_dict(row.content).in_province(case.court.code[0])
    return severity.grade(facts, policy)


def _plain(facts: severity.Facts) -> dict[str, Any]:
    values = asdict(facts)
    values["grounds"] = sorted(facts.grounds)
    values["performed_share"] = str(facts.performed_share)
    values["outstanding"] = None if facts.outstanding is None else str(facts.outstanding)
    return values
