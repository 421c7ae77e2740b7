"""What each province has settled for bankruptcies, as it is loaded."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from enforcement.models import ProvincePolicy

pytestmark = pytest.mark.django_db


def test_scenario_35_three_provinces_have_settled_it_each_in_its_own_way() -> None:
    call_command("load_seeds")
    policies = dict(ProvincePolicy.objects.values_list("province", "on_bankruptcy"))
    assert policies == {"北京": "consent", "广东": "lift", "重庆": "temporary"}
