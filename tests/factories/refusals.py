"""A refusal, and that it left nothing: the code, every state, the number of rows and the head of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

import pytest
from django.apps import apps

from courts.models import LedgerHead
from courts.rules.errors import DomainError

STATEFUL = (
    "courts.performance",
    "courts.case",
    "courts.obligation",
    "defaulters.decision",
    "defaulters.listing",
    "enforcement.restriction",
)
COUNTED = (
    "courts.allocation",
    "courts.circumstance",
    "courts.document",
    "courts.identitydocument",
    "courts.judgment",
    "courts.proofofservice",
    "courts.settlement",
    "courts.subjectname",
    "courts.tooluse",
    "defaulters.abilityfinding",
    "defaulters.conductfinding",
    "defaulters.decisionversion",
    "defaulters.grading",
    "defaulters.listingcorrection",
    "enforcement.change",
    "enforcement.linkedperson",
    "enforcement.permission",
)


@contextmanager
def refused(code: StrEnum) -> Iterator[pytest.ExceptionInfo[DomainError]]:
    """Pass if what runs within is refused with `code` and nothing changed; a refusal that is audited is one entry."""
    before, head = _register(), LedgerHead.objects.get().position
    with pytest.raises(DomainError) as caught:
        yield caught
    assert caught.value.code == code
    assert _register() == before
    assert LedgerHead.objects.get().position == head + caught.value.audit


def _register() -> dict[str, object]:
    rows: dict[str, object] = {
        noun: list(apps.get_model(noun)._default_manager.order_by("pk").values()) for noun in STATEFUL
    }
    return rows | {noun: apps.get_model(noun)._default_manager.count() for noun in COUNTED}
