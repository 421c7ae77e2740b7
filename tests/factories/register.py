"""Judgments, orders and restrictions as rows that satisfy the laws of the database, without the acts before them.

For tests of what reads the register; how a case gets there is tested by the acts themselves. The ledger holds
an entry for each restriction, as it must.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone

from courts.models import Case, Court, Document, Judgment, Obligation, Obligor, ProofOfService, Subject, User
from courts.services import acts
from defaulters.models import Decision, Grading, SeverityPolicy
from enforcement.models import Change, LegalBasis, MeasureSchedule, Permission, Restriction

FROM = date(2026, 9, 1)
_serial = count(1)


def court(code: str = "京0105", name: str = "北京市朝阳区人民法院") -> Court:
    """A basic court with the courts above it."""
    above: Court | None = None
    for level, its_code, its_name in (
        ("supreme", "最高法", "最高人民法院"),
        ("high", "京", "北京市高级人民法院"),
        ("intermediate", "京03", "北京市第三中级人民法院"),
        ("basic", code, name),
    ):
        fields = {
            "name": its_name,
            "level": level,
            "superior": above,
            "province": "北京",
            "telephone": "12368",
        }
        above, _ = Court.objects.get_or_create(code=its_code, defaults=fields)
    assert above is not None
    return above


def staff(name: str) -> User:
    """A member of a court's staff."""
    return User.objects.get_or_create(username=name, defaults={"full_name": name})[0]


def debt(debtor: Subject, amount: str = "4000.00", **given: Any) -> Obligation:
    """A judgment with one sum that `debtor` owes since 31 May 2026, without interest; `given` goes to the obligation."""
    judgment = Judgment.objects.create(
        basis="EB1",
        number=f"（2026）京0105民初{next(_serial)}号",
        maker="北京市朝阳区人民法院",
        made_on=date(2026, 4, 1),
        in_force_on=date(2026, 5, 1),
        interest_rule="none",
        sealed=given.pop("sealed", False),
    )
    fields = {"kind": "OB1", "content": "支付赔偿金", "amount": Decimal(amount), "due_on": date(2026, 5, 31)}
    obligation = Obligation.objects.create(judgment=judgment, ordinal=1, **fields | given)
    Obligor.objects.create(obligation=obligation, subject=debtor)
    return obligation


def case_of(obligation: Obligation, at: Court | None = None) -> Case:
    """The enforcement case of the obligation's judgment, filed once."""
    number = f"（2026）京0105执{1000 + obligation.judgment_id}号"
    fields = {
        "number": number,
        "number_original": number,
        "court": at or court(),
        "filed_on": date(2026, 6, 15),
    }
    return Case.objects.get_or_create(judgment=obligation.judgment, defaults=fields)[0]


@transaction.atomic
def decision(kind: str, obligation: Obligation, subject: Subject, **given: Any) -> Decision:
    """A decision of the case, drafted, reviewed, signed and served on the last day of August 2026."""
    case, day = case_of(obligation), date(2026, 8, 31)
    number = f"{case.number}之{next(_serial)}"
    paper = Document.objects.create(
        case=case, subject=subject, kind="decision", number=number, issued_on=day, content={}, digest="0" * 64
    )
    author = staff("judge")
    fields = {
        "court": case.court, "case": case, "subject": subject, "kind": kind, "number": number, "content": {},
        "reasons": "未履行", "digest": "0" * 64, "state": "served", "author": author, "reviewer": staff("chief"),
        "signer": staff("president"), "drafted_on": day, "signed_on": day, "served_on": day, "document": paper,
    }  # fmt: skip
    made = Decision.objects.create(**fields | given)
    ProofOfService.objects.create(
        document=paper, method="in_person", served_on=day, reference=number, recorded_by=author
    )
    for obligor in obligation.obligors.all():
        grading = Grading.objects.create(
            obligor=obligor, policy=SeverityPolicy.objects.get(), facts={}, grade="general", reasons=[],
            made_by=author, made_on=day,
        )  # fmt: skip
        made.gradings.add(grading)
    return made


def restricted(
    subject: Subject, measures: Iterable[str], *, obligation: Obligation | None = None, **given: Any
) -> Restriction:
    """An order under 2015 rules art.1(1) that binds `subject` from September 2026; `given` replaces any field.

    With the change "imposed" in the feed, unless the order is pending.
    """
    owed = obligation or debt(subject)
    fields = {
        "order": decision("restrict", owed, subject), "obligation": owed, "case": case_of(owed), "subject": subject,
        "items": list(measures), "basis": "art1_1", "legal_basis": LegalBasis.objects.get(code="consumption_1_1"),
        "schedule": MeasureSchedule.objects.get(), "from_day": FROM, "review_on": date(2027, 3, 1), "state": "active",
    }  # fmt: skip
    row = Restriction.objects.create(**fields | given)
    if row.state == "pending":
        entered(row, "restriction.pending")
    else:
        changed(row, "imposed")
    return row


def entered(row: Restriction, code: str, change: Change | None = None, now: datetime | None = None) -> None:
    """An entry of the ledger about `row`, with its change if it is one that partners read."""
    with acts.begin(actor=acts.system("test"), now=now or timezone.now()) as act:
        act.record(code, row, attach=change)


def changed(row: Restriction, kind: str, *, now: datetime | None = None, **given: Any) -> Change:
    """A change of `row` in the feed."""
    first = timezone.localdate(now) if kind == "stayed" and now else row.from_day or FROM
    fields = {"items": row.items, "from_day": first, "until_day": row.until_day, "reason": ""}
    change = Change(kind=kind, subject_id=row.subject_id, restriction=row, **fields | given)
    entered(row, f"restriction.{kind}", change, now)
    return change


def permitted(restriction: Restriction, measures: Iterable[str], first: date, last: date) -> Permission:
    """A permission by the ordering court to buy and use between two days."""
    order = decision("permit", restriction.obligation, restriction.subject, concerns=restriction.order)
    return Permission.objects.create(
        decision=order, subject=restriction.subject, kind="need", items=list(measures), purpose="就医",
        buy_from=first, buy_until=last, use_from=first, use_until=last,
    )  # fmt: skip
