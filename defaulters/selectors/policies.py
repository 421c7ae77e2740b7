"""The severity policy of a day."""

from __future__ import annotations

from datetime import date

from courts.rules.errors import DomainError
from defaulters.models import SeverityPolicy
from defaulters.rules.codes import Code
from defaulters.rules.severity import Policy


def row_on(day: date) -> SeverityPolicy:
    """The version in force on `day`; raises `severity.no_policy` before the first."""
    row = SeverityPolicy.objects.filter(valid_from__lte=day).order_by("-valid_from").first()
    if row is None:
        raise DomainError(Code.SEVERITY_NO_POLICY, day=day)
    return row


def policy_on(day: date) -> Policy:
    """The same as the rules read it."""
    return Policy.from_dict(row_on(day).content)
