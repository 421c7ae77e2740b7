"""What the court decides, from the draft to the service."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db.models import Q

from courts.services import courts
from defaulters.models import Decision
from defaulters.rules.deciders import BURDENING, RELIEVING
from enforcement.management.demo import moves
from enforcement.models import LinkedPerson
from enforcement.services import decisions, drafts, permissions
from tests.model.deeds.moment import Moment, deed

NO_GRACE: Final = {"grace_months": 0, "grace_reasons": "多次传唤拒不到庭。"}
OTHER_GRACE: Final[tuple[dict[str, Any], ...]] = (
    {"grace_months": 3, "grace_reasons": "正在筹款。"},
    {"grace_months": 4, "grace_reasons": "正在筹款。"},
    {},
)
# What may relieve whatever the listing rests on, and what needs that something has happened.
RELIEFS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("cancel", {}),
    ("cancel", {}),
    ("correct", {"after": {"sex": "female"}}),
    ("delete", {"reason": "D3", "restrictions": "both"}),
    ("delete", {"reason": "D3", "restrictions": "list"}),
    ("early_delete", {}),
)
EVENTS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("delete", {"reason": "D3", "restrictions": "order"}),
    ("delete", {"reason": "D1"}),
    ("delete", {"reason": "D4"}),
)


def _owed(m: Moment) -> list[int]:
    """What the debtor owes and has not performed, or, now and then, what was performed too."""
    mine = moves.obligors(m.case).filter(subject=m.debtor)
    rows = m.mostly(mine.filter(obligation__performed_on=None), mine)
    return [row.pk for row in rows]


@deed("judge")
def draft_listing(m: Moment) -> None:
    drafts.draft_listing(
        act=m.act, case_id=m.case.pk, obligor_ids=_owed(m), reasons=m.reasons(),
        grounds=m.mostly(["G1"], ["G4"], ["G1", "G4"], ["G2"], []), **m.mostly(NO_GRACE, *OTHER_GRACE),
    )  # fmt: skip


@deed("judge")
def draft_restriction(m: Moment) -> None:
    ids = m.mostly([moves.obligors(m.case)[0].pk], _owed(m))
    drafts.draft_restriction(act=m.act, case_id=m.case.pk, obligor_ids=ids, reasons="未按期履行给付义务。")


@deed("judge")
def draft_reach(m: Moment) -> None:
    link = m.among(LinkedPerson.objects.filter(case=m.case))
    order = m.among(Decision.objects.filter(kind="restrict", case=m.case))
    drafts.draft_reach(act=m.act, linked_person_id=link.pk, order_id=order.pk, reasons="直接影响债务履行。")


@deed("judge")
def draft_relief(m: Moment) -> None:
    kind, content = m.mostly(m.of(*RELIEFS), m.of(*EVENTS))
    _relief(m, kind, "list", content)


@deed("judge")
def draft_deletion_by_ruling(m: Moment) -> None:
    ruling = m.among(m.case.rulings.all())
    reason = {"non_enforcement": "D6", "termination": "D7"}.get(ruling.kind, "D5")
    _relief(m, "delete", "list", {"reason": reason, "ruling": ruling.pk, "agreed": m.of(True, False)})


@deed("judge")
def draft_lift(m: Moment) -> None:
    _relief(m, "lift", m.mostly("restrict", "reach"), {})


@deed("judge")
def draft_permit(m: Moment) -> None:
    permission, items = m.of(("need", ["tourism"]), ("temporary", ["air"]), ("own_money", ["air"]))
    first, last = (m.act.today + timedelta(days=days) for days in (m.of(0, 2), m.mostly(9, 40)))
    windows = {f"{verb}_from": f"{first}" for verb in ("buy", "use")}
    windows |= {f"{verb}_until": f"{last}" for verb in ("buy", "use")}
    content = {"permission": permission, "items": items, "purpose": m.mostly("就医", ""), "reason": "illness"}
    evidence: dict[str, Any] = m.of({"evidence": "诊断证明"}, {"evidence_follows": True}, {})
    _relief(m, "permit", m.mostly("restrict", "reach"), {**content, **windows, **evidence})


def _relief(m: Moment, kind: str, burden: str, content: dict[str, Any]) -> None:
    concerns = m.among(Decision.objects.filter(case=m.case, kind=burden))
    drafts.draft_relief(
        act=m.act, kind=kind, case_id=m.case.pk, subject_id=concerns.subject_id, reasons="理由",
        concerns_id=concerns.pk, content=dict(content),
    )  # fmt: skip


@deed("judge")
def supply_evidence(m: Moment) -> None:
    permits = Decision.objects.filter(case=m.case, kind="permit")
    permissions.supply_evidence(act=m.act, decision_id=m.among(permits).pk, evidence=m.reasons())


SIGNABLE: Final = Q(state="reviewed") | Q(state="submitted", kind__in=RELIEVING)


def _one(m: Moment, ready: Q) -> int:
    """One of the case's decisions that are ready for it, or, now and then, of all: most are not."""
    mine = Decision.objects.filter(case=m.case)
    return m.among(m.mostly(mine.filter(ready), mine)).pk


@deed("judge")
def submit(m: Moment) -> None:
    decisions.submit(act=m.act, decision_id=_one(m, Q(state="draft")))


@deed("chief")
def review(m: Moment) -> None:
    asked = _one(m, Q(state="submitted", kind__in=BURDENING))
    decisions.review(act=m.act, decision_id=asked)


@deed("president")
def sign(m: Moment) -> None:
    decisions.sign(act=m.act, decision_id=_one(m, SIGNABLE))


@deed("clerk")
def serve(m: Moment) -> None:
    signed = _one(m, Q(state="signed"))
    decisions.serve(
        act=m.act, decision_id=signed, method="in_person", served_on=m.day(), reference="送达回证"
    )


@deed("chief")
def send_back(m: Moment) -> None:
    asked = _one(m, Q(state__in=["submitted", "reviewed"]))
    decisions.send_back(act=m.act, decision_id=asked, because=m.reasons())


@deed("judge")
def withdraw(m: Moment) -> None:
    decisions.withdraw(act=m.act, decision_id=_one(m, Q(state__in=["draft", "submitted"])), because="撤回。")


@deed("president")
def revoke(m: Moment) -> None:
    decisions.revoke(act=m.act, decision_id=_one(m, Q(state="signed")), because=m.reasons())


@deed("president")
def switch_review(m: Moment) -> None:
    courts.switch_review(act=m.act, court_id=m.case.court_id, off=m.of(True, False), reasons=m.reasons())
