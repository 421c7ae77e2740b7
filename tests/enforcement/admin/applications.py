"""Scenes of what comes before a listing: the applicant's application, the warning."""

from __future__ import annotations

from datetime import timedelta

from defaulters.models import Application, PriorWarning
from tests.enforcement.admin.scenes import Scene, columns, day, debtor, first
from tests.factories import asking
from tests.factories.cases import LISTED, NOTICE, World


def receive(world: World) -> Scene:
    case = asking.debtor(world.on(NOTICE))
    world.on(LISTED)
    data = {
        "subject_id": first(case).pk, "measure": "list", "text": "有钱不还。", "received_on": day(LISTED),
    }  # fmt: skip
    rows = Application.objects.filter(case=case).values_list("measure", "state", "due_on")
    return Scene(
        [("list", "pending", LISTED + timedelta(days=15))], lambda _: list(rows.all()), case, data=data
    )


def refuse(world: World) -> Scene:
    case = asking.debtor(world.on(NOTICE))
    row = asking.received(world.on(LISTED), case)
    return Scene(
        ("refused", "已提供担保。"), lambda _: columns(row, "state", "refusal"), case, row,
        {"reasons": "已提供担保。"},
    )  # fmt: skip


def warn(world: World) -> Scene:
    case = debtor(world)
    until = LISTED + timedelta(days=20)
    data = {
        "subject_id": first(case).pk, "reasons": "名下有存款。", "remedy": "付清。", "avoid_by": day(until),
        "method": "post",
    }  # fmt: skip
    rows = PriorWarning.objects.filter(case=case).values_list("issued_on", "avoid_by")
    return Scene([(LISTED, until)], lambda _: list(rows.all()), case, data=data)
