"""Publishing the severity policy: once, within its five laws, never edited."""

from __future__ import annotations

from typing import Any

import pytest

from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.services import acts
from courts.services.reference import Loaded
from defaulters.models import SeverityPolicy
from defaulters.rules.codes import Code
from defaulters.services import policies
from tests.factories.catalogue import seed

pytestmark = pytest.mark.django_db


def publish(**changed: Any) -> Loaded:
    with acts.begin(actor=acts.system("seeds")) as act:
        return policies.publish(act=act, content=seed("severity.json") | changed)


def test_a_version_is_published_once_and_never_edited() -> None:
    assert publish() == Loaded(entered=1)
    assert publish() == Loaded(standing=1)
    with pytest.raises(DomainError) as caught:
        publish(arrears_periods=4)
    assert caught.value.code == CourtCode.REFERENCE_CHANGED
    assert SeverityPolicy.objects.get().content["arrears_periods"] == 3


def test_a_change_is_a_new_version_with_a_day_of_its_own() -> None:
    publish()
    assert publish(version="2027-1", valid_from="2027-01-01", arrears_periods=4) == Loaded(entered=1)
    assert list(SeverityPolicy.objects.values_list("version", flat=True)) == ["2024-1", "2027-1"]


def test_a_policy_that_cannot_be_read_is_not_published() -> None:
    with pytest.raises(DomainError) as caught:
        publish(half="2")
    assert caught.value.code == Code.SEVERITY_POLICY_INVALID
    assert SeverityPolicy.objects.count() == 0
