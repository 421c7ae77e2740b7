"""What somebody of a court may see at the desk, and finding it: one rule for every list, count and page.

A case is seen by whoever holds a posting at its court that day; a sealed one only by its judge, by the
clerk who filed it, and by the chief and the president of the court. A case that is offered to another court is
seen there as well, one that came up for reconsideration by the judges of the higher court. Of people, those of
such cases are seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from courts.models import (
    Case,
    Court,
    IdentityDocument,
    Judgment,
    LedgerEntry,
    Obligor,
    PartyRemedy,
    Posting,
    Subject,
    Transfer,
    User,
)
from courts.rules import case_numbers, identity
from courts.rules.errors import DomainError
from courts.rules.permissions import PERMITTED
from courts.rules.roles import Role
from courts.selectors.subjects import name_digest, number_digest
from defaulters.models import Objection

SEES_SEALED = (Role.CHIEF, Role.PRESIDENT)


def visible_cases(user: User, day: date) -> QuerySet[Case]:
    """The cases that `user` may see on `day`.

    The postings are read at once: every list and count nests this query, and their subqueries in it cost more.
    """
    held = list(Posting.objects.on(day).filter(user=user).values_list("court", "role"))
    mine = {court for court, _ in held}
    heads = {court for court, role in held if role in SEES_SEALED}
    judging = {court for court, role in held if role == Role.JUDGE}
    open_to_me = (
        Q(judgment__sealed=False)
        | Q(judge=user)
        | Q(court__in=heads)
        | Exists(_offered_to(heads))
        | Exists(_filed_by(user))
    )
    of_my_courts = Q(court__in=mine) | Exists(_offered_to(mine))
    reconsidered = Q(Exists(_reconsidered_by(judging))) | Q(Exists(_party_reviewed_by(judging)))
    return Case.objects.filter(Q(open_to_me, of_my_courts) | reconsidered)


def _reconsidered_by(courts: Collection[int]) -> QuerySet[Objection]:
    """Of cases of the courts below, a judge sees those that came up for reconsideration (list rules art.12)."""
    return Objection.objects.filter(case=OuterRef("pk"), reconsideration__court__in=courts)


def _party_reviewed_by(courts: Collection[int]) -> QuerySet[PartyRemedy]:
    """The same for a ruling on who is a party (变更追加规定 art.30)."""
    return PartyRemedy.objects.filter(change__case=OuterRef("pk"), court__in=courts)


def _offered_to(courts: Collection[int]) -> QuerySet[Transfer]:
    """The receiving court reads the file that it is to file (委托执行规定 art.2)."""
    return Transfer.objects.filter(case=OuterRef("pk"), state=Transfer.State.PROPOSED, to_court__in=courts)


def _filed_by(user: User) -> QuerySet[LedgerEntry]:
    """The clerk who filed a sealed case goes on serving and recording in it; nobody else of the desk does."""
    return LedgerEntry.objects.filter(
        case_id=OuterRef("pk"),
        code__in=["cases.file", "transfers.accept"],
        actor_kind=LedgerEntry.ActorKind.USER,
        actor_id=str(user.pk),
    )


def roles(user: User, day: date) -> set[str]:
    """All roles of `user` at any court on `day`."""
    return set(Posting.objects.on(day).filter(user=user).values_list("role", flat=True))


def courts_where(user: User, code: str, day: date) -> QuerySet[Court]:
    """The courts at which a role of `user` allows the act `code` on `day`."""
    mine = Posting.objects.on(day).filter(user=user, role__in=PERMITTED[code])
    return Court.objects.filter(pk__in=mine.values("court"))


def visible_subjects(user: User, day: date) -> QuerySet[Subject]:
    """The people and units of the cases that `user` sees, and those that `user` registered for a case to come."""
    cases = visible_cases(user, day)
    judgments = cases.values("judgment")
    fresh = Q(
        documents__entered_by=user, obligors=None, benefits=None, applications=None, links=None
    )  # not in any case yet
    of_cases = (
        Q(obligors__obligation__judgment__in=judgments)
        | Q(benefits__obligation__judgment__in=judgments)
        | Q(applications__in=cases)
        | Q(links__case__in=cases)
        | Q(succeeds__case__in=cases)
        | Q(succeeded_by__case__in=cases)
    )
    ids = Subject.objects.filter(of_cases | fresh).values("pk")
    return Subject.objects.filter(pk__in=ids)


def parties(case: Case) -> QuerySet[Subject]:
    """Everybody with a part in the case: obligors, beneficiaries, the applicant, linked people."""
    return Subject.objects.filter(
        Q(pk__in=Obligor.objects.filter(obligation__judgment=case.judgment_id).values("subject"))
        | Q(benefits__obligation__judgment=case.judgment_id)
        | Q(applications=case)
        | Q(links__case=case)
        | Q(succeeds__case=case)
        | Q(succeeded_by__case=case)
    ).distinct()


def debtors(case: Case) -> QuerySet[Subject]:
    """Those who owe something under the case's judgment."""
    owing = Obligor.objects.filter(obligation__judgment=case.judgment_id)
    return Subject.objects.filter(pk__in=owing.values("subject"))


def judgments_to_file(number: str, maker: str = "") -> QuerySet[Judgment]:
    """Judgments of this exact number, of this maker if one is named."""
    rows = Judgment.objects.filter(number=number.strip())
    return rows.filter(maker=maker.strip()) if maker.strip() else rows


def subject_named(user: User, day: date, text: str) -> Subject | None:
    """The subject meant by a full number, or by `#12` if `user` sees that record."""
    text = text.strip()
    if text.startswith("#"):
        return visible_subjects(user, day).filter(pk=int(text[1:])).first() if text[1:].isdecimal() else None
    held = IdentityDocument.objects.filter(digest__in=_number_digests(text), ended_on=None)
    document = held.select_related("subject").first()
    return document.subject if document else None


@dataclass(frozen=True)
class Found:
    """What a search found and by what: `number`, `name` or `identity`."""

    case: Case
    why: str


def find(user: User, day: date, text: str) -> list[Found]:
    """Visible cases by case number (or a part of it), by an exact name, or by a full identity number."""
    text = text.strip()
    if not text:
        return []
    cases = visible_cases(user, day).select_related("court", "judge", "judgment")
    found = [Found(case, "number") for case in cases.filter(number__contains=_case_number(text))[:50]]
    found += _of_people(cases, Subject.objects.filter(names__digest=name_digest(text)), "name")
    found += _of_people(
        cases, Subject.objects.filter(documents__digest__in=_number_digests(text)), "identity"
    )
    return list({one.case.pk: one for one in found}.values())


def _of_people(cases: QuerySet[Case], people: QuerySet[Subject], why: str) -> Iterator[Found]:
    ids = list(people.values_list("pk", flat=True)[:50])
    involved = cases.filter(
        Q(judgment__obligations__obligors__subject__in=ids)
        | Q(judgment__obligations__beneficiaries__subject__in=ids)
        | Q(applicant__in=ids)
        | Q(linked_people__person__in=ids)
    )
    return (Found(case, why) for case in involved.distinct()[:50]) if ids else iter(())


def _case_number(text: str) -> str:
    try:
        return str(case_numbers.parse(text))
    except DomainError:
        return text


def _number_digests(text: str) -> list[UUID]:
    """The digests under which this number could stand: one for each type, and issuer of passports, it fits."""
    issuers = IdentityDocument.objects.filter(id_type=IdentityDocument.IdType.PASSPORT)
    foreign = set(issuers.values_list("issuer", flat=True).distinct()) | {"CHN"}
    pairs = [(kind, "CHN") for kind in IdentityDocument.IdType.values if kind != "passport"]
    pairs += [("passport", issuer) for issuer in sorted(foreign)]
    return list(_digests(text, pairs))


def _digests(text: str, pairs: Iterable[tuple[str, str]]) -> Iterator[UUID]:
    for kind, issuer in pairs:
        try:
            parsed = identity.parse(kind, text, issuer)
        except DomainError:
            continue
        yield number_digest(parsed)
