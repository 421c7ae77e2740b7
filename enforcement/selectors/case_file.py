"""All that the case page shows of one case, read in a fixed number of queries, names decrypted once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max, OuterRef, Prefetch, Q, Subquery

from courts.models import (
    Allocation,
    Case,
    Document,
    IdentityDocument,
    LedgerEntry,
    Obligation,
    Obligor,
    Performance,
    Subject,
    User,
)
from courts.rules import payoff
from courts.selectors import payoffs
from courts.selectors.subjects import display_names
from defaulters.models import AbilityFinding, ConductFinding, Decision, Listing, Objection
from enforcement.models import (
    AssistanceNotice,
    Filing,
    Hit,
    LinkedPerson,
    Measure,
    Restriction,
    Review,
    SchoolFee,
)
from enforcement.selectors.desk import parties

TIMELINE = 200


@dataclass(frozen=True)
class Party:
    """Somebody with a part in the case, with live documents and the parts played (`debtor`, `applicant` ...)."""

    subject: Subject
    parts: tuple[str, ...]
    documents: tuple[IdentityDocument, ...]


@dataclass(frozen=True)
class Owed:
    """An obligation with its obligors and what is owed today, in yuan; None for an act."""

    obligation: Obligation
    obligors: tuple[Obligor, ...]
    outstanding: Decimal | None


@dataclass(frozen=True)
class Asking:
    """How often an agency's questions hit a party of this case, and when last."""

    agency: str
    measure: str
    count: int
    last: date


@dataclass(frozen=True)
class CaseFile:
    """The case page's rows. `names` and `measures` are what ids and codes are called."""

    case: Case
    day: date
    parties: tuple[Party, ...]
    owed: tuple[Owed, ...]
    quotes: tuple[tuple[Subject, payoff.Quote], ...]
    names: dict[int, str]
    measures: dict[str, str]
    papers: tuple[Document, ...]
    decisions: tuple[Decision, ...]
    listings: tuple[Listing, ...]
    restrictions: tuple[Restriction, ...]
    reviews: tuple[Review, ...]
    performances: tuple[Performance, ...]
    abilities: tuple[AbilityFinding, ...]
    conducts: tuple[ConductFinding, ...]
    links: tuple[LinkedPerson, ...]
    school_fees: tuple[SchoolFee, ...]
    filings: tuple[Filing, ...]
    objections: tuple[Objection, ...]
    timeline: tuple[LedgerEntry, ...]
    actors: dict[str, str]
    asking: tuple[Asking, ...]


def of(case: Case, day: date) -> CaseFile:
    """The file of `case` as it stands on `day`."""
    people = list(parties(case).order_by("pk"))
    timeline = tuple(LedgerEntry.objects.filter(case_id=case.pk).order_by("-position")[:TIMELINE])
    return CaseFile(
        case=case,
        day=day,
        parties=tuple(_parties(case, people)),
        owed=tuple(_owed(case, day)),
        quotes=quotes(case, day),
        names=display_names(subject.pk for subject in people),
        measures={measure.code: measure.name for measure in Measure.objects.all()},
        papers=_papers(case),
        decisions=_decisions(case),
        listings=tuple(
            case.listings.select_related("decision", "subject", "ended_by").prefetch_related(
                "grounds", "corrections__decision"
            )
        ),
        restrictions=_restrictions(case),
        reviews=tuple(case.reviews.select_related("order", "draft", "made_by")),
        performances=_performances(case),
        abilities=tuple(
            AbilityFinding.objects.filter(case=case).select_related(
                "obligor__obligation", "made_by", "successor"
            )
        ),
        conducts=tuple(
            ConductFinding.objects.filter(case=case).select_related("obligor__obligation", "made_by")
        ),
        links=tuple(case.linked_people.select_related("unit", "person", "found_by").order_by("pk")),
        school_fees=tuple(case.school_fees.select_related("found_by").order_by("pk")),
        filings=tuple(case.filings.select_related("answered_by")),
        objections=_objections(case),
        timeline=timeline,
        actors=_actors(timeline),
        asking=tuple(_asking(people)),
    )


def _papers(case: Case) -> tuple[Document, ...]:
    """With the agency as `assisting` where one is the addressee; of its delivery a record of its own is kept."""
    asked = AssistanceNotice.objects.filter(Q(document=OuterRef("pk")) | Q(end=OuterRef("pk")))
    rows = case.documents.select_related("service").order_by("issued_on", "pk")
    return tuple(rows.annotate(assisting=Subquery(asked.values("agency__name_zh")[:1])))


def _objections(case: Case) -> tuple[Objection, ...]:
    rows = case.objections.select_related(
        "decision__paired_with", "decision__pair", "decided_by", "relief", "document__service",
        "reconsideration__court", "reconsideration__decided_by", "reconsideration__relief",
    )  # fmt: skip
    return tuple(rows.order_by("pk"))


def quotes(case: Case, day: date) -> tuple[tuple[Subject, payoff.Quote], ...]:
    """What performs each debtor's money debts in this case if it is credited on `day`."""
    owing = Subject.objects.filter(
        obligors__obligation__judgment=case.judgment_id,
        obligors__obligation__kind=Obligation.Kind.PAY,
        obligors__obligation__performed_on=None,
    ).distinct()
    found = ((subject, payoffs.quote(case, subject, day)) for subject in owing.order_by("pk"))
    return tuple((subject, quote) for subject, quote in found if quote.lines)


def _parties(case: Case, people: Iterable[Subject]) -> Iterable[Party]:
    live = IdentityDocument.objects.filter(ended_on=None, subject__in=[one.pk for one in people])
    documents = list(live.select_related("entered_by", "verified_by").order_by("pk"))
    owing = set(
        Obligor.objects.filter(obligation__judgment=case.judgment_id).values_list("subject", flat=True)
    )
    owed = set(case.judgment.obligations.values_list("beneficiaries__subject", flat=True))
    linked = set(case.linked_people.values_list("person", flat=True))
    for one in people:
        parts = (
            ("debtor", one.pk in owing),
            ("applicant", one.pk == case.applicant_id),
            ("beneficiary", one.pk in owed and one.pk != case.applicant_id),
            ("linked", one.pk in linked),
        )
        mine = tuple(document for document in documents if document.subject_id == one.pk)
        yield Party(one, tuple(part for part, played in parts if played), mine)


def _owed(case: Case, day: date) -> Iterable[Owed]:
    rows = case.judgment.obligations.prefetch_related(
        Prefetch("obligors", Obligor.objects.select_related("subject").order_by("pk")),
        "beneficiaries",
        "tool_uses__recorded_by",
    ).order_by("ordinal")
    for obligation in rows.select_related("judgment"):
        yield Owed(obligation, tuple(obligation.obligors.all()), payoffs.outstanding(obligation, day))


def _decisions(case: Case) -> tuple[Decision, ...]:
    rows = case.decisions.select_related(
        "author", "reviewer", "signer", "court", "subject", "concerns", "paired_with", "authorisation__president",
        "document__service", "listing", "pair",
    )  # fmt: skip
    return tuple(rows.prefetch_related("versions__returned_by").order_by("-drafted_on", "pk"))


def _restrictions(case: Case) -> tuple[Restriction, ...]:
    rows = case.restrictions.select_related(
        "order", "obligation", "legal_basis", "subject", "linked_person", "listing", "schedule"
    )
    return tuple(rows.order_by("pk"))


def _performances(case: Case) -> tuple[Performance, ...]:
    rows = case.performances.select_related(
        "recorded_by", "confirmed_by", "obligation", "settlement", "subject"
    )
    lines = Allocation.objects.select_related("obligation").order_by("pk")
    return tuple(rows.prefetch_related(Prefetch("allocations", lines)).order_by("-value_day", "-pk"))


def _actors(timeline: Iterable[LedgerEntry]) -> dict[str, str]:
    ids = {int(entry.actor_id) for entry in timeline if entry.actor_kind == LedgerEntry.ActorKind.USER}
    return {str(user.pk): str(user) for user in User.objects.filter(pk__in=ids)}


def _asking(people: Iterable[Subject]) -> Iterable[Asking]:
    rows = (
        Hit.objects.filter(Q(subject__in=[one.pk for one in people]))
        .values("check_row__agency__name_zh", "check_row__measure__code")
        .annotate(count=Count("pk"), last=Max("asked_at"))
        .order_by("-last")
    )
    for row in rows[:20]:
        yield Asking(
            row["check_row__agency__name_zh"], row["check_row__measure__code"], row["count"], row["last"]
        )
