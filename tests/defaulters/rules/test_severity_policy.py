from copy import deepcopy
from datetime import date
from decimal import Decimal

import pytest

from courts.rules.errors import DomainError
from defaulters.rules.codes import Code
from defaulters.rules.severity import Policy


def test_the_seed_is_a_policy_with_these_numbers(policy: Policy):
    assert policy.valid_from == date(2024, 1, 1)
    assert (policy.half, policy.arrears_periods, policy.grounds_count) == (Decimal("0.5"), 3, 2)
    assert policy.grace_months == {"minor": 3, "general": 1, "serious": 0}
    assert policy.order_months == {"minor": 6, "general": 12, "serious": 24}
    assert policy.review_months == {"minor": 3, "general": 6, "serious": 12}


def test_a_province_without_a_figure_of_its_own_keeps_the_default(policy: Policy):
    assert policy.in_province("豫") == policy
    assert policy.in_province("京").small_sum == Decimal(10000)


MALFORMED: list[tuple[tuple[str, ...], object, str]] = [
    (("version",), "", "/version"),
    (("valid_from",), "2026-13-01", "/valid_from"),
    (("source",), None, "/source"),
    (("base",), [], "/base"),
    (("base", "OB1"), "grave", "/base/OB1"),
    (("base", "OB8"), "minor", "/base/OB8"),
    (("half",), 0.5, "/half"),
    (("half",), "0", "/half"),
    (("half",), "1.01", "/half"),
    (("half",), "half", "/half"),
    (("arrears_periods",), 0, "/arrears_periods"),
    (("arrears_periods",), True, "/arrears_periods"),
    (("grounds_count",), 1, "/grounds_count"),
    (("small_sum", "default"), "-1", "/small_sum/default"),
    (("small_sum", "default"), "NaN", "/small_sum/default"),
    (("small_sum", "provinces", "京"), None, "/small_sum/provinces/京"),
    (("grace_months", "minor"), 4, "/grace_months/minor"),
    (("grace_months", "serious"), 2, "/grace_months"),
    (("order_months", "minor"), 0, "/order_months/minor"),
    (("order_months", "minor"), 36, "/order_months"),
    (("review_months", "serious"), 1, "/review_months"),
    (("score",), 1, "/score"),
]


@pytest.mark.parametrize(("path", "value", "pointer"), MALFORMED)
def test_a_malformed_policy_is_refused_where_it_is_wrong(path, value, pointer, seed):
    changed = deepcopy(seed)
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value

    with pytest.raises(DomainError) as refusal:
        Policy.from_dict(changed)

    assert refusal.value.code == Code.SEVERITY_POLICY_INVALID
    assert refusal.value.context == {"pointer": pointer}


@pytest.mark.parametrize("key", ["version", "base", "half", "small_sum", "grace_months"])
def test_a_policy_that_lacks_a_part_is_refused(key, seed):
    del seed[key]

    with pytest.raises(DomainError) as refusal:
        Policy.from_dict(seed)

    assert refusal.value.context == {"pointer": f"/{key}"}
