"""What somebody sees: the cases of courts with a posting today, sealed ones only the few."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import models

from courts.models import Case, Judgment, LedgerEntry, Subject
from courts.models.secrets import decrypt
from enforcement.admin.lists import OfCaseAdmin
from enforcement.admin.site import site
from enforcement.management.demo import moves
from tests.enforcement.admin import scenes
from tests.enforcement.admin.conftest import Sign
from tests.factories import cases
from tests.factories.cases import World

SEE = {
    "clerk": True,
    "auditor": True,
    "judge": True,
    "chief": True,
    "president": True,
    "administrator": False,
}
STRANGERS = ("other_clerk", "other_president", "higher_judge")
SEE_SEALED = {
    "clerk": True,
    "second_clerk": False,
    "auditor": False,
    "judge": True,
    "second_judge": False,
    "chief": True,
    "president": True,
}


@pytest.fixture
def case(world: World) -> Case:
    """A case of 京0105 with a listing, an order and a performance."""
    listing = cases.listed_debtor(world)
    moves.paid(world, listing.case, Decimal(1000))
    return listing.case


@pytest.fixture
def sealed(case: Case) -> Case:
    Judgment.objects.filter(pk=case.judgment_id).update(sealed=True)
    return case


def sees(sign: Sign, name: str, case: Case) -> set[bool]:
    """By page, by number, by exact name, by identity number, and in every list."""
    client = sign(name)
    subject = scenes.first(case)
    texts = (case.number, "闻人舟", decrypt(subject.documents.get().number))
    found = [bool(client.post("/admin/find/", {"q": text}).context["found"]) for text in texts]
    lists = [model for model, admin in site._registry.items() if isinstance(admin, OfCaseAdmin)]
    every: list[type[models.Model]] = [*lists, Case, Judgment, Subject, LedgerEntry]
    paths = [f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in every]
    filled = [bool(client.get(path).context["cl"].result_count) for path in paths if "filing" not in path]
    page = client.get(f"/admin/cases/{case.pk}/").status_code == 200
    return {page, *found, *filled}


@pytest.mark.parametrize(("name", "may"), SEE.items())
def test_a_case_is_seen_at_its_court(name: str, may: bool, case: Case, sign: Sign) -> None:
    assert sees(sign, name, case) == {may}


@pytest.mark.parametrize("name", STRANGERS)
def test_a_case_of_another_court_is_nowhere(name: str, case: Case, sign: Sign) -> None:
    assert sees(sign, name, case) == {False}


@pytest.mark.parametrize(("name", "may"), SEE_SEALED.items())
def test_a_sealed_case_is_seen_by_its_judge_its_clerk_and_the_heads_of_the_court(
    name: str, may: bool, sealed: Case, sign: Sign
) -> None:
    assert sees(sign, name, sealed) == {may}


@pytest.mark.parametrize(("name", "may"), SEE_SEALED.items())
def test_no_task_tells_of_a_sealed_case(name: str, may: bool, sealed: Case, sign: Sign) -> None:
    answer = sign(name).get("/admin/?scope=court").content.decode()
    assert (sealed.number in answer) <= may


def test_what_one_may_not_see_is_as_if_it_were_not_there(case: Case, sign: Sign) -> None:
    client = sign("other_judge")
    decision = case.decisions.get(kind="list")
    for path in ("", f"papers/{decision.pk}/", f"act/decisions.serve/{decision.pk}/", "act/cases.close/"):
        assert client.get(f"/admin/cases/{case.pk}/{path}").status_code == 404


def test_a_row_of_another_case_is_not_found_through_ones_own(world: World, case: Case, sign: Sign) -> None:
    other = scenes.debtor(world, name="西乞云")
    obligor = moves.obligors(other)[0]
    assert (
        sign("judge").get(f"/admin/cases/{case.pk}/act/findings.find_ability/{obligor.pk}/").status_code
        == 404
    )
    assert (
        sign("judge").get(f"/admin/cases/{other.pk}/act/findings.find_ability/{obligor.pk}/").status_code
        == 200
    )


def test_a_full_number_stands_in_no_address(case: Case, sign: Sign) -> None:
    assert sign("clerk").get("/admin/find/?q=1").status_code == 405
