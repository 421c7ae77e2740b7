"""Taking rows of an exchanged file as facts, and as drafts that bind nobody.

| file | duty |
| --- | --- |
| `rules/exchange.py` | what a row says, or why it cannot be read |
| `rules/intake.py` | whether a row is new, known or contradictory |
| `selectors/intake.py` | what the register holds of it |
| `services/imported_facts.py` | people, judgments, obligations |
| here | the act: lock, decide, write, cases and drafts, ledger |

Nothing is published, nothing restricted, no partner told: grounds with a day of publication become a draft
decision to list, without author and gradings, which the court must take up, grade and sign as any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from courts.models import Case
from courts.services import bulk, postings
from courts.services.acts import Act
from defaulters.models import Decision
from enforcement.models import PartnerAgency
from enforcement.rules.exchange import ImportRow
from enforcement.rules.intake import Courts, Standing, Taken
from enforcement.selectors import intake
from enforcement.selectors.intake import Outcome
from enforcement.services import imported_facts


def take(
    *, act: Act, rows: Sequence[ImportRow], courts: Courts, agency: PartnerAgency | None = None
) -> Outcome:
    """Write what is new in `rows`, at most some thousand, and say what became of each.

    `agency`: the partner that sends them, which must be the court's case system; None for a file.
    Contradictory rows are in `refused`, nothing of them is written. Whatever the database refuses is raised
    and undoes the whole act.
    """
    _require(act, agency)
    act.lock(intake.judgments({row.judgment for row in rows}).values())
    keyed, standing = intake.keyed(rows), Standing()
    intake.stand(keyed, standing)
    outcome = intake.outcome(keyed, courts, standing)
    imported_facts.enter_subjects(outcome.taken, standing)
    imported_facts.enter_judgments(outcome.taken, standing)
    _enter_cases(act, outcome.taken, standing)
    _draft_decisions(act, outcome.taken, standing)
    return outcome


def _require(act: Act, agency: PartnerAgency | None) -> None:
    if agency is None:
        postings.require_system(act=act, code="imports.take")
    elif agency.kind != PartnerAgency.Kind.CASE_SYSTEM:
        raise postings.denied("imports.take", None)


def _enter_cases(act: Act, taken: Sequence[Taken], standing: Standing) -> None:
    new = sorted((each for each in taken if each.new_case), key=lambda each: each.row.case_number)
    cases = [
        Case(
            number=each.row.case_number,
            number_original=each.row.case_number_original,
            court_id=each.court_id,
            judgment_id=standing.judgments[each.row.judgment],
            filed_on=each.row.filed_on,
        )
        for each in new
    ]
    bulk.copy(cases)
    for case in cases:
        standing.cases[case.number] = replace(standing.cases[case.number], id=case.pk)
    joined = {standing.cases[each.row.case_number].id for each in taken if not each.new_case}
    by_id = {case.pk: case for case in cases}
    by_id |= Case.objects.in_bulk(joined - by_id.keys())
    for each in taken:
        _record_row(act, each, by_id[standing.cases[each.row.case_number].id], standing)


def _record_row(act: Act, each: Taken, case: Case, standing: Standing) -> None:
    """One entry a row: a case that is filed, or a debtor who joins a case that stands."""
    act.record(
        "imports.file_case" if each.new_case else "imports.join_case",
        case,
        case_id=case.pk,
        subject=standing.subjects[each.digest],
        obligation=standing.obligations[each.row.judgment, each.row.duty],
        performance=each.row.performance,
    )


def _draft_decisions(act: Act, taken: Sequence[Taken], standing: Standing) -> None:
    drafts = [
        Decision(
            court_id=each.court_id,
            case_id=standing.cases[each.row.case_number].id,
            subject_id=standing.subjects[each.digest],
            kind=Decision.Kind.LIST,
            number=f"{each.row.case_number}导入{standing.subjects[each.digest]}",
            content=_content(each.row),
            drafted_on=act.today,
        )
        for each in taken
        if each.is_draft
    ]
    bulk.copy(drafts)
    for draft in drafts:
        act.record("imports.draft_decision", draft)


def _content(row: ImportRow) -> dict[str, Any]:
    """What another register had published, for whoever takes the draft up."""
    published_on = row.published_on.isoformat() if row.published_on else None
    content = {"imported": True, "grounds": list(row.grounds), "published_on": published_on}
    said = {
        "performance": row.performance,
        "performed_part": row.performed_part,
        "unperformed_part": row.unperformed_part,
    }
    return content | {name: text for name, text in said.items() if text}
