"""What the people of the demo do again and again, each as one act at the stage's instant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from courts.models import Case, Judgment, Obligor, Performance, Subject
from courts.selectors.subjects import display_name
from courts.services import subjects
from defaulters.models import Decision
from enforcement.management.demo.stage import Stage
from enforcement.rules.invented import SEQUENCES, numbered_citizen_id, numbered_uscc
from enforcement.services import cases, decisions, drafts, findings, performances
from enforcement.services.cases import NewObligation


def person(stage: Stage, name: str, born: date) -> Subject:
    """A natural person whose number two people have compared with the document."""
    number = numbered_citizen_id(born, next(stage.serials) % SEQUENCES)
    return _register(stage, Subject.Kind.NATURAL, "citizen_id", number, name)


def company(stage: Stage, name: str, representative: str) -> Subject:
    """A unit."""
    number = numbered_uscc(next(stage.serials))
    return _register(stage, Subject.Kind.UNIT, "uscc", number, name, representative)


def _register(
    stage: Stage, kind: str, id_type: str, number: str, name: str, representative: str = ""
) -> Subject:
    with stage.act("clerk") as act:
        subject = subjects.register(
            act=act, court=stage.court, kind=kind, id_type=id_type, number=number, name=name,
            representative=representative,
        )  # fmt: skip
    with stage.act("judge") as act:
        document = subject.documents.get()
        subjects.verify_identity(act=act, court=stage.court, document_id=document.pk)
    return subject


def show(stage: Stage, label: str, subject: Subject, case: Case) -> None:
    """Issue an access code and note the subject for demo.json."""
    with stage.act("clerk") as act:
        code = subjects.issue_code(act=act, court=stage.court, subject_id=subject.pk)
    document = subject.documents.get()
    with stage.act("judge") as act:
        number = subjects.reveal_number(act=act, court=stage.court, document_id=document.pk)
    stage.subjects[label] = {
        "id_type": document.id_type,
        "id_number": number,
        "name": display_name(subject),
        "case_number": case.number,
        "code": code,
    }


def filed(
    stage: Stage,
    obligations: Sequence[NewObligation],
    *,
    basis: str = "EB1",
    interest_rule: str = "civil_double",
    applicant: Subject | None = None,
    served: bool = True,
) -> Case:
    """A judgment in force since a month, its case, and the enforcement notice served on every obligor today."""
    serial, today = next(stage.serials), stage.now.date()
    with stage.act("clerk") as act:
        judgment: Judgment = cases.enter_judgment(
            act=act,
            court_id=stage.court.pk,
            basis=basis,
            number=f"（{today.year}）京0105民初{3000 + serial}号",
            maker=stage.court.name,
            made_on=today - timedelta(days=60),
            in_force_on=today - timedelta(days=30),
            interest_rule=interest_rule,
            obligations=obligations,
        )
    with stage.act("clerk") as act:
        case = cases.file(
            act=act,
            court_id=stage.court.pk,
            judgment_id=judgment.pk,
            number=f"（{today.year}）京0105执{1200 + serial}号",
            filed_on=today,
            applicant_id=applicant.pk if applicant else None,
            judge_id=stage.people["judge"].pk,
        )
    if served:
        for subject_id in obligors(case).values_list("subject", flat=True).distinct():
            notice(stage, case, subject_id)
    return case


def notice(stage: Stage, case: Case, subject_id: int) -> None:
    """The enforcement notice with its risk warning, served in person, with seven days to perform."""
    today = stage.now.date()
    with stage.act("clerk") as act:
        cases.serve_notice(
            act=act,
            case_id=case.pk,
            subject_id=subject_id,
            number=f"{case.number}执行通知书{next(stage.serials)}",
            issued_on=today,
            perform_by=today + timedelta(days=7),
            method="in_person",
            served_on=today,
            reference=f"送达回证{next(stage.serials):04d}",
        )


def obligors(case: Case) -> Any:
    """The obligors of the case's judgment, in order."""
    return Obligor.objects.filter(obligation__judgment=case.judgment_id).order_by("obligation__ordinal", "pk")


def able(
    stage: Stage, case: Case, *, assets: int = 0, income: int = 0, dependants: int = 0, reasons: str
) -> None:
    """An ability finding for each obligor of the case; living costs by the local minimum of 1,210 yuan."""
    for obligor in obligors(case):
        with stage.act("judge") as act:
            findings.find_ability(
                act=act,
                case_id=case.pk,
                obligor_id=obligor.pk,
                assets=Decimal(assets),
                monthly_income=Decimal(income),
                dependants=dependants,
                living_cost=Decimal(1210),
                sources="网络执行查控反馈、财产报告、询问笔录",
                reasons=reasons,
                valid_until=stage.now.date() + timedelta(days=365),
            )


def behaved(stage: Stage, case: Case, ground: str, facts: str, evidence: str) -> None:
    """A finding of conduct about the first obligor of the case."""
    with stage.act("judge") as act:
        findings.find_conduct(
            act=act,
            case_id=case.pk,
            obligor_id=obligors(case)[0].pk,
            ground=ground,
            happened_on=stage.now.date(),
            facts=facts,
            evidence=evidence,
        )


def draft(stage: Stage, case: Case, grounds: Sequence[str], reasons: str, **more: Any) -> Decision:
    """The judge drafts a listing with its order for all that the first obligor owes and has not performed."""
    subject_id = more.pop("subject_id", None) or obligors(case)[0].subject_id
    mine = obligors(case).filter(subject=subject_id, obligation__performed_on=None)
    with stage.act("judge") as act:
        return drafts.draft_listing(
            act=act,
            case_id=case.pk,
            obligor_ids=list(mine.values_list("pk", flat=True)),
            grounds=grounds,
            reasons=reasons,
            **more,
        )


def signed(stage: Stage, decision: Decision) -> Decision:
    """Submitted by the judge, reviewed by the chief where that is asked for, signed by the president."""
    with stage.act("judge") as act:
        decisions.submit(act=act, decision_id=decision.pk)
    if decision.kind in ("list", "restrict", "reach"):
        with stage.act("chief") as act:
            decisions.review(act=act, decision_id=decision.pk)
    with stage.act("president") as act:
        return decisions.sign(act=act, decision_id=decision.pk)


def served(stage: Stage, decision: Decision) -> Decision:
    """Served in person today; what burdens takes effect."""
    with stage.act("clerk") as act:
        return decisions.serve(
            act=act,
            decision_id=decision.pk,
            method="in_person",
            served_on=stage.now.date(),
            reference=f"送达回证{next(stage.serials):04d}",
        )


def listed(stage: Stage, case: Case, grounds: Sequence[str], reasons: str, **more: Any) -> Decision:
    """Drafted, submitted, reviewed, signed and served on one day."""
    return served(stage, signed(stage, draft(stage, case, grounds, reasons, **more)))


def ordered(stage: Stage, case: Case) -> Decision:
    """A restriction order without a listing for all that is owed, signed and served on one day."""
    with stage.act("judge") as act:
        order = drafts.draft_restriction(
            act=act, case_id=case.pk, obligor_ids=list(obligors(case).values_list("pk", flat=True)),
            reasons="未按执行通知书指定的期间履行给付义务。",
        )  # fmt: skip
    return served(stage, signed(stage, order))


def reached(stage: Stage, order: Decision, person: Subject, role: str) -> Decision:
    """The finding about somebody behind the unit, the own decision on it, and its service, on one day."""
    with stage.act("judge") as act:
        link = findings.find_link(
            act=act, case_id=order.case_id, unit_id=order.subject_id, person_id=person.pk, role=role,
            facts="掌管公司印章和账户，签批付款。", sources="企业登记档案、询问笔录",
            effect="决定公司款项的支付", register_extract_on=stage.now.date(),
        )  # fmt: skip
    with stage.act("judge") as act:
        reach = drafts.draft_reach(
            act=act, linked_person_id=link.pk, order_id=order.pk, reasons="直接影响债务的履行。"
        )
    return served(stage, signed(stage, reach))


def relieved(stage: Stage, kind: str, concerns: Decision, reasons: str, **content: Any) -> Decision:
    """A decision that relieves, drafted, signed and served on one day."""
    with stage.act("judge") as act:
        decision = drafts.draft_relief(
            act=act, kind=kind, case_id=concerns.case_id, subject_id=concerns.subject_id, reasons=reasons,
            concerns_id=concerns.pk, content=content,
        )  # fmt: skip
    return served(stage, signed(stage, decision))


def paid(stage: Stage, case: Case, amount: Decimal, **more: Any) -> Performance:
    """Money that came in today, recorded by the clerk; of the first obligor unless `subject_id` says else."""
    subject_id = more.pop("subject_id", None) or obligors(case)[0].subject_id
    with stage.act("clerk") as act:
        return performances.record(
            act=act,
            case_id=case.pk,
            subject_id=subject_id,
            value_day=stage.now.date(),
            reference=f"案款收据{next(stage.serials):04d}",
            amount=amount,
            **more,
        )


def confirmed(stage: Stage, performance: Performance) -> Performance:
    """Confirmed by the judge: what is performed in full stops now."""
    with stage.act("judge") as act:
        return performances.confirm(act=act, performance_id=performance.pk)


def owes(subject: Subject, content: str, **more: Any) -> NewObligation:
    """One obligation of one person; a sum of money unless its kind says otherwise."""
    kind = more.pop("kind", "OB1")
    return NewObligation(kind=kind, content=content, obligors=[(subject.pk, "sole")], **more)
