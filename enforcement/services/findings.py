"""What the judge finds: ability to perform, conduct, and who stands behind a unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courts.models import Case, Obligation, Obligor, Settlement, Subject
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.selectors import payoffs
from courts.selectors.obligors import obligor_of
from courts.services.acts import Act
from defaulters.models import AbilityFinding, ConductFinding
from defaulters.rules import articles
from defaulters.rules.codes import Code as ListingCode
from defaulters.rules.living_costs import Means, assess
from defaulters.selectors.candidates import latest_ability
from enforcement.models import LinkedPerson
from enforcement.rules.codes import Code
from enforcement.services.locks import lock_case


def find_ability(
    *,
    act: Act,
    case_id: int,
    obligor_id: int,
    sources: str,
    reasons: str,
    valid_until: date,
    assets: Decimal = Decimal(0),
    monthly_income: Decimal = Decimal(0),
    dependants: int = 0,
    living_cost: Decimal = Decimal(0),
    result: str | None = None,
) -> AbilityFinding:
    """Whether the obligor can perform (法释〔2024〕13号 art.5). Yuan; `dependants` besides the obligor.

    Without `result` the figures decide for money; for an act, which needs no means, `full` is found.
    A new finding supersedes the last one. Raises `period.backwards` for one that has expired already.
    """
    case = lock_case(act, case_id, "findings.find_ability")
    obligor = _obligor(case, obligor_id)
    _check_finding(reasons, act.today, valid_until)
    means = Means(monthly_income, assets, living_cost, dependants, _owed(obligor, act.today))
    assessed = assess(means)
    is_money = obligor.obligation.kind == Obligation.Kind.PAY
    finding = AbilityFinding.objects.create(
        obligor=obligor,
        case=case,
        result=result or (assessed.result if is_money else AbilityFinding.Result.FULL),
        assets=assets,
        monthly_income=monthly_income,
        dependants=dependants,
        living_cost=living_cost,
        deducted=assessed.deducted,
        sources=sources,
        reasons=reasons,
        made_by=act.user,
        made_on=act.today,
        valid_until=valid_until,
        supersedes=latest_ability(obligor),
    )
    act.record("findings.find_ability", finding, obligor=obligor.pk, result=finding.result)
    return finding


def _check_finding(reasons: str, day: date, valid_until: date) -> None:
    if not reasons.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    if valid_until < day:
        raise DomainError(CourtCode.PERIOD_BACKWARDS, first=day, last=valid_until)


def _owed(obligor: Obligor, day: date) -> Decimal:
    return payoffs.outstanding(obligor.obligation, day) or Decimal(0)


def _obligor(case: Case, obligor_id: int) -> Obligor:
    rows = Obligor.objects.select_related("obligation__judgment", "subject")
    return rows.get(pk=obligor_id, obligation__judgment=case.judgment_id)


def find_conduct(
    *,
    act: Act,
    case_id: int,
    obligor_id: int,
    ground: str,
    happened_on: date,
    facts: str,
    evidence: str,
    violent_serious: bool = False,
) -> ConductFinding:
    """Conduct of one of the grounds G2-G6 with its evidence (list rules art.1(2)-(6)).

    Raises `settlement_not_breached` for G6 unless a settlement of this person in the case was found breached
    without just cause, `conduct.in_future` for what has not happened yet.
    """
    case = lock_case(act, case_id, "findings.find_conduct")
    if happened_on > act.today:
        raise DomainError(ListingCode.CONDUCT_IN_FUTURE)
    if not (facts.strip() and evidence.strip()):
        raise DomainError(CourtCode.REASON_MISSING)
    obligor = _obligor(case, obligor_id)
    if ground == ConductFinding.Ground.G6:
        _require_breach(case, obligor)
    finding = ConductFinding.objects.create(
        obligor=obligor,
        case=case,
        ground=ground,
        happened_on=happened_on,
        facts=facts,
        evidence=evidence,
        violent_serious=violent_serious,
        made_by=act.user,
        made_on=act.today,
    )
    act.record("findings.find_conduct", finding, obligor=obligor_id, ground=ground)
    return finding


def _require_breach(case: Case, obligor: Obligor) -> None:
    breached = case.settlements.filter(
        subject=obligor.subject_id, state=Settlement.State.BREACHED, just_cause=""
    )
    if not breached.exists():
        raise DomainError(ListingCode.SETTLEMENT_NOT_BREACHED, article=articles.LIST_SETTLEMENT)


def find_link(
    *,
    act: Act,
    case_id: int,
    unit_id: int,
    person_id: int,
    role: str,
    facts: str,
    sources: str,
    effect: str,
    register_extract_on: date | None = None,
) -> LinkedPerson:
    """That this person stands behind the unit, by facts of his or her own (2015 rules art.3(2); opinion art.17).

    Raises `link.not_a_unit`, `link.extract_missing` for a legal representative without a register extract.
    """
    case = lock_case(act, case_id, "findings.find_link")
    unit = obligor_of(case, unit_id)
    if unit.kind != Subject.Kind.UNIT:
        raise DomainError(Code.LINK_NOT_A_UNIT, article="法释〔2015〕17号 art.3(2)")
    if role == LinkedPerson.Role.LEGAL_REPRESENTATIVE and register_extract_on is None:
        raise DomainError(Code.LINK_EXTRACT_MISSING, article="法发〔2019〕35号 art.17")
    if not (facts.strip() and sources.strip() and effect.strip()):
        raise DomainError(CourtCode.REASON_MISSING)
    link = LinkedPerson.objects.create(
        unit=unit,
        person_id=person_id,
        case=case,
        role=role,
        facts=facts,
        sources=sources,
        effect=effect,
        register_extract_on=register_extract_on,
        found_by=act.user,
        found_on=act.today,
    )
    act.record("findings.find_link", link, unit=unit_id, person=person_id, role=role)
    return link
