"""From the rows of a case to what eligibility and severity read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from courts.models import Case, Circumstance, Document, Obligation, Obligor, Ruling
from courts.selectors import payoffs, settlements
from defaulters.models import AbilityFinding, Application, ConductFinding, Listing
from defaulters.rules import own_tools, severity
from defaulters.rules.candidate import Ability, Candidate, Stated

_NOTHING = Stated()


def candidate(
    case: Case, obligor: Obligor, grounds: Iterable[str], day: date, stated: Stated = _NOTHING
) -> Candidate:
    """What the bars read of this obligor on `day`, and what the decision states against them."""
    obligation, subject = obligor.obligation, obligor.subject
    notice = _notice(case, obligor, day)
    warned = notice if notice is not None and notice.risk_warning else None
    held = _circumstances(case, obligor, day)
    return Candidate(
        day=day,
        kind=obligation.kind,
        grounds=frozenset(grounds),
        expressive=obligation.act_kind == Obligation.ActKind.EXPRESSIVE,
        # Who has paid all that was inherited has performed, whatever the judgment still comes to (CPL 243).
        performed=obligation.performed_on is not None or payoffs.left_of_limit(case, subject.pk) == 0,
        notice_served_on=notice.service.served_on if notice else None,
        warning_served_on=warned.service.served_on if warned else None,
        performance_period_end=notice.perform_by if notice else None,
        ability=_ability(obligor),
        inability_weighed=stated.weighed,
        findings=_findings(case, obligor),
        outstanding=payoffs.outstanding(obligation, day),
        seized=sum((c.value or Decimal(0) for c in held if c.kind == "seized_assets"), Decimal(0)),
        security_accepted=any(c.kind == "security" for c in held),
        liability=obligor.liability,
        ranks_later=any(c.kind == "ranks_later" for c in held),
        held_off=any(c.kind == "hold_off" for c in held),
        campus_loan_student=any(c.kind == "campus_loan_student" for c in held),
        exempted_by_president=stated.exempted,
        unit=subject.kind == "unit",
        born=subject.born_on,
        died=subject.died_on,
        tool_uses=_tools(obligation),
        already_listed=_live_listing(case, obligor),
        last_d3_deletion=last_consented_deletion(case, obligor.subject_id),
        ex_officio=not _asked_for(case, obligor),
        expired_grounds=_expired_grounds(case, obligor),
        halted_by=_halted_by(case, obligor, day),
    )


def at_publication(case: Case, obligor: Obligor, grounds: Iterable[str], day: date) -> Candidate:
    """The same when a decided listing comes to be published: itself is no bar to itself, and what the court
    decided about ability and conduct stands.
    """
    now = candidate(case, obligor, grounds, day, Stated(exempted=True, weighed=True))
    ability = replace(now.ability, valid_until=day) if now.ability else None
    return replace(now, already_listed=False, ability=ability)


def facts(case: Case, obligor: Obligor, grounds: Iterable[str], day: date) -> severity.Facts:
    """What a grade reads of this obligation and obligor on `day`."""
    obligation = obligor.obligation
    finding = latest_ability(obligor)
    expressive = obligation.act_kind == Obligation.ActKind.EXPRESSIVE
    return severity.Facts(
        kind=obligation.kind,
        expressive=expressive,
        basis=obligation.judgment.basis,
        grounds=frozenset(grounds),
        ability=finding.result if finding else "unknown",
        grave_harm=obligation.grave_harm != Obligation.Harm.NONE,
        protected=obligation.protected_interest != Obligation.Interest.NONE,
        arrears=obligation.arrears_periods,
        welfare=obligation.welfare_at_stake,
        own_tool_failed=own_tools.has_failed(obligation.kind, _tools(obligation), expressive=expressive),
        outstanding=payoffs.outstanding(obligation, day),
        performed_share=payoffs.performed_share(obligation),
        plan_kept=settlements.plan_kept(case, obligor.subject_id, day),
        surcharge_runs=obligation.surcharge_runs,
    )


def latest_ability(obligor: Obligor) -> AbilityFinding | None:
    """The finding that no later one supersedes."""
    return AbilityFinding.objects.filter(obligor=obligor, successor=None).order_by("-made_on", "-pk").first()


def _ability(obligor: Obligor) -> Ability | None:
    finding = latest_ability(obligor)
    return Ability(finding.result, finding.valid_until) if finding else None


def _notice(case: Case, obligor: Obligor, day: date) -> Document | None:
    return (
        Document.objects.filter(
            case=case,
            subject=obligor.subject_id,
            kind=Document.Kind.ENFORCEMENT_NOTICE,
            service__served_on__lte=day,
        )
        .select_related("service")
        .order_by("-risk_warning", "-service__served_on")
        .first()
    )


def _circumstances(case: Case, obligor: Obligor, day: date) -> list[Circumstance]:
    rows = Circumstance.objects.filter(case=case, subject=obligor.subject_id, from_day__lte=day)
    return [row for row in rows if row.until_day is None or row.until_day >= day]


def _findings(case: Case, obligor: Obligor) -> dict[str, int]:
    rows = ConductFinding.objects.filter(case=case, obligor__subject=obligor.subject_id)
    return {row.ground: row.pk for row in rows.order_by("pk")}


def _tools(obligation: Obligation) -> tuple[own_tools.ToolUse, ...]:
    rows = obligation.tool_uses.order_by("pk")
    return tuple(own_tools.ToolUse(row.tool, row.outcome, row.reason) for row in rows)


def _halted_by(case: Case, obligor: Obligor, day: date) -> str:
    halting = Ruling.objects.filter(case=case).about(obligor.subject_id).halting(day)
    return halting.values_list("number", flat=True).first() or ""


def _listings(case: Case, obligor: Obligor) -> Iterable[Listing]:
    """Of this person under this judgment, whatever cases enforced it."""
    return Listing.objects.filter(case__judgment=case.judgment_id, subject=obligor.subject_id)


def _live_listing(case: Case, obligor: Obligor) -> bool:
    return any(one.state in ("pending", "published", "shielded") for one in _listings(case, obligor))


def last_consented_deletion(case: Case, subject_id: int) -> date | None:
    """When a listing of this person was last deleted because the applicant asked for it (D3)."""
    rows = Listing.objects.filter(case=case, subject=subject_id, end_reason=Listing.EndReason.D3)
    return rows.order_by("-ended_on").values_list("ended_on", flat=True).first()


def _asked_for(case: Case, obligor: Obligor) -> bool:
    """Whether an application for this listing is pending, so that the court does not act by itself."""
    return Application.objects.filter(
        case=case,
        subject=obligor.subject_id,
        measure=Application.Measure.LIST,
        state=Application.State.PENDING,
    ).exists()


def _expired_grounds(case: Case, obligor: Obligor) -> frozenset[str]:
    """Grounds of a listing whose term has ended, unless the conduct was found anew since."""
    expired: set[str] = set()
    for one in _listings(case, obligor):
        if one.end_reason != Listing.EndReason.TERM_END or one.ended_on is None:
            continue
        anew = ConductFinding.objects.filter(
            case=case, obligor__subject=obligor.subject_id, made_on__gt=one.ended_on
        ).values_list("ground", flat=True)
        expired |= set(one.grounds.values_list("ground", flat=True)) - set(anew)
    return frozenset(expired)
