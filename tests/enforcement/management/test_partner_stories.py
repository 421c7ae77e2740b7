"""The demo's partners: one that applied, one late, one on paper, three exceptions, and reports of a counter."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from enforcement.management.demo import partner_stories
from enforcement.management.demo.cast import PARTNERS
from enforcement.management.demo.stage import SHANGHAI
from enforcement.models import AssistanceDelivery, PartnerReport, Progress, Shortfall
from enforcement.selectors import queue
from tests.factories import agencies, cases
from tests.factories.cases import World

TODAY = date(2026, 11, 24)


@pytest.mark.django_db
def test_each_partner_comes_to_its_state(world: World) -> None:
    for code in partner_stories.BEHIND:
        partner = PARTNERS[code]
        agencies.enlisted(code, partner.kind, partner.measures, electronic_notices=partner.electronic_notices)
    world.on(TODAY - timedelta(days=300))
    world.today = TODAY
    world.play(partner_stories.STORIES, until=datetime(2026, 11, 24, 17, tzinfo=SHANGHAI))
    open_now = Progress.objects.filter(applied_at=None).values_list("agency__code", "shortfall__reason")
    assert set(open_now) == {
        ("hotel", None), ("railway", "not_found"), ("airline", "deferred"), ("airline", "refused"),
    }  # fmt: skip
    assert Shortfall.objects.filter(resolved_at=None).count() == 3
    reports = PartnerReport.objects.order_by("kind", "pk").values_list("kind", "outcome")
    assert list(reports) == [
        ("disputed", "same_person"), ("disputed", "doubtful"), ("let_through", "noted"), ("mismatch", ""),
        ("refused", "noted"),
    ]  # fmt: skip
    assert {row.agency.code for row in AssistanceDelivery.objects.all()} == {"bank"}
    assert not Progress.objects.filter(kind="imposed", bound_since=None).exists()
    kinds = {task.kind for task in queue.of(world.people["judge"], TODAY)}
    assert {"partner_late", "shortfall", "report_mismatch"} <= kinds
    cases.assert_sound()
