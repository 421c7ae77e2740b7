"""The partners of the bench and their tokens; whoever ran before is found again."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from oauth2_provider.models import AccessToken

from enforcement.models import PartnerAgency
from enforcement.rules.quotas import Kind
from enforcement.rules.scopes import allowed
from tests.factories import agencies

# Units a minute that nobody reaches: the bench measures the register, not the quota.
UNLIMITED = dict.fromkeys(map(str, Kind), 10**9)
ENLISTED = {"airline": agencies.airline, "case-account": agencies.case_account}


def agency(code: str) -> PartnerAgency:
    """The airline, or the court's own case account."""
    if not PartnerAgency.objects.filter(code=code).exists():
        ENLISTED[code]()
    PartnerAgency.objects.filter(code=code).update(quotas=UNLIMITED)
    return PartnerAgency.objects.get(code=code)


def token(code: str) -> str:
    """A token of all scopes that this agency may carry."""
    of, text = agency(code), f"bench-{code}"
    AccessToken.objects.get_or_create(
        token=text,
        defaults={
            "application": of.application,
            "scope": " ".join(sorted(allowed(of.kind, sees_causes=of.sees_causes))),
            "expires": timezone.now() + timedelta(days=365),
        },
    )
    return text
