"""The court's papers: kept as issued, and proven as served."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courts.models import Case, Document, ProofOfService
from courts.rules.chain import content_digest
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services import papers
from enforcement.management.demo import moves
from tests.factories import cases
from tests.factories.cases import World

DAY = date(2026, 3, 2)


@pytest.fixture
def case(world: World) -> Case:
    return cases.debtor(world)


def issued(world: World, case: Case) -> Document:
    with world.act("clerk") as act:
        return papers.issue(
            act=act, case=case, subject=moves.obligors(case)[0].subject, kind="decision", number="1号",
            content={"因": "果", "项": ["air"]},
        )  # fmt: skip


def served(world: World, paper: Document, **given: Any) -> ProofOfService:
    fields: dict[str, Any] = {"method": "in_person", "served_on": DAY, "reference": "回证"}
    with world.act("clerk") as act:
        return papers.serve(act=act, document=paper, **fields | given)


def test_a_paper_is_frozen_with_its_digest_on_the_day_of_the_act(world: World, case: Case) -> None:
    paper = issued(world, case)
    assert (paper.issued_on, paper.digest) == (DAY, content_digest({"项": ["air"], "因": "果"}))
    assert len(paper.digest) == 64


METHODS = [
    ({"method": "in_person"}, None),
    ({"method": "post"}, None),
    ({"method": "public_notice"}, (Code.SERVICE_NOTICE_RUNS, "民事诉讼法第95条")),
    ({"method": "electronic", "consent": True}, None),
    ({"method": "electronic"}, (Code.SERVICE_CONSENT_MISSING, "民事诉讼法第90条")),
    ({"served_on": date(2026, 3, 1)}, (Code.SERVICE_BEFORE_ISSUE, papers.ARTICLE)),
    ({"served_on": date(2026, 3, 3)}, (Code.SERVICE_IN_FUTURE, papers.ARTICLE)),
]


@pytest.mark.parametrize(("given", "refusal"), METHODS)
def test_what_proves_service_and_what_does_not(
    world: World, case: Case, given: dict[str, Any], refusal: tuple[Code, str] | None
) -> None:
    paper = issued(world, case)
    if refusal is None:
        proof = served(world, paper, **given)
        assert (proof.document, proof.recorded_by) == (paper, world.people["clerk"])
        return
    with pytest.raises(DomainError) as caught:
        served(world, paper, **given)
    assert (caught.value.code, caught.value.article) == refusal
    assert ProofOfService.objects.filter(document=paper).count() == 0


def test_a_paper_is_served_once(world: World, case: Case) -> None:
    paper = issued(world, case)
    served(world, paper)
    with pytest.raises(DomainError, match=r"service\.proven"):
        served(world, paper, method="post")
    assert ProofOfService.objects.get(document=paper).method == "in_person"


@pytest.mark.parametrize(("served_on", "counts"), [(date(2026, 3, 31), False), (date(2026, 4, 1), True)])
def test_a_public_notice_counts_as_service_on_the_thirtieth_day(
    world: World, case: Case, served_on: date, counts: bool
) -> None:
    paper = issued(world, case)
    world.on(date(2026, 4, 1))
    if counts:
        assert served(world, paper, method="public_notice", served_on=served_on).served_on == served_on
        return
    with pytest.raises(DomainError, match=r"service\.notice_runs") as caught:
        served(world, paper, method="public_notice", served_on=served_on)
    assert caught.value.context["until"] == date(2026, 4, 1)
