"""A sandbox for a partner's own CI: entered by the command line, moved by the partner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Max

from courts.services.acts import Act
from courts.services.postings import denied
from enforcement.models import Memorandum, PartnerAgency, Sandbox, SandboxChange
from enforcement.rules.sandbox import (
    EXEMPT_FOR,
    LASTING,
    MOVES,
    OUTAGE,
    PERFORMED,
    Role,
    Standing,
    Step,
)
from enforcement.selectors import disclosure, sandbox
from enforcement.services import agencies


def enlist(
    *, act: Act, code: str, name: str, kind: str, measures: Sequence[str], sees_causes: bool = False
) -> tuple[PartnerAgency, str, str]:
    """Enter a sandbox agency with its people; gives it, its client id and its client secret.

    Its memorandum is one of its own, so that nothing is answered to it outside the rules. Raises as
    `agencies.enlist`.
    """
    agency, client_id, secret = agencies.enlist(
        act=act,
        code=code,
        name_zh=name,
        name_en=name,
        kind=kind,
        measures=measures,
        memorandum_number=f"沙箱-{code}",
        title="沙箱",
        binds=Memorandum.Binds.SALE,
        sees_causes=sees_causes,
        sandbox=True,
    )
    Sandbox.objects.create(agency=agency)
    for role, step in LASTING.items():
        _move(act, agency, role, MOVES[step, Standing.FREE])
    return agency, client_id, secret


def advance(*, act: Act, agency: PartnerAgency, step: Step) -> None:
    """Have the step happen to the traveller, or to the calls of the agency; done twice, it changes nothing more.

    Raises `permission.denied` for an agency that is no sandbox.
    """
    if not agency.sandbox:
        raise denied("sandbox.advance", None)
    # Two steps at once go one after the other, else both would begin the same restriction.
    state = Sandbox.objects.select_for_update(no_key=True).get(agency=agency)
    if step is Step.OUTAGE:
        state.outage_until = act.now + OUTAGE
        state.save(update_fields=["outage_until"])
        act.record("sandbox.outage", state, agency=agency.code)
    elif step is Step.GONE:
        Sandbox.objects.filter(agency=agency).update(epoch=F("epoch") + 1)
        act.record("sandbox.gone", state, agency=agency.code)
    else:
        _move(act, agency, Role.TRAVELLER, MOVES[step, sandbox.traveller(agency)])


def _move(act: Act, agency: PartnerAgency, role: Role, kinds: Sequence[str]) -> None:
    """Tell these changes in one act."""
    rows = agency.sandbox_changes.filter(role=role)
    serial = rows.aggregate(last=Max("serial"))["last"] or 0
    items = sorted(disclosure.scope(agency, act.today).measures)
    for kind in kinds:
        serial += kind == SandboxChange.Kind.IMPOSED
        change = SandboxChange(
            agency=agency,
            role=role,
            serial=serial,
            kind=kind,
            items=items,
            from_day=act.today,
            until_day=_until(kind, act.today),
            reason=PERFORMED if kind in (SandboxChange.Kind.STAYED, SandboxChange.Kind.LIFTED) else "",
        )
        act.record(f"sandbox.{kind}", agency, attach=change, role=role)


def _until(kind: str, today: date) -> date | None:
    return today + EXEMPT_FOR if kind == SandboxChange.Kind.EXEMPTED else None
