"""The credentials of an agency: a second one beside the first, so that it changes over without a gap; their tokens."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import AccessToken, Application

from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require_platform
from enforcement.models import PartnerAgency
from enforcement.rules.codes import Code
from enforcement.services.agencies import credential, hold


def issue(*, act: Act, agency: PartnerAgency) -> tuple[str, str]:
    """A second client id and secret; both credentials serve until one is ended.

    Raises `credential.enough` where two are in use.
    """
    require_platform(act=act, code="credentials.issue")
    agency = hold(agency)
    if agency.second_application_id is not None:
        raise DomainError(Code.CREDENTIAL_ENOUGH, agency=agency.code)
    secret = generate_client_secret()
    application = agency.second_application = credential(agency.name_en, secret)
    agency.save(update_fields=["second_application"])
    act.record("credentials.issue", agency, client_id=application.client_id)
    return application.client_id, secret


def end(*, act: Act, agency: PartnerAgency, client_id: str) -> None:
    """This credential and the tokens that it got serve no more, from the next request on; the other does.

    Raises `credential.last` for the only one, `credential.unknown` for one that is not the agency's.
    """
    require_platform(act=act, code="credentials.end")
    agency = hold(agency)
    first, second = agency.application, agency.second_application
    ended = next((one for one in (first, second) if one is not None and one.client_id == client_id), None)
    if ended is None:
        raise DomainError(Code.CREDENTIAL_UNKNOWN, agency=agency.code)
    if second is None:
        raise DomainError(Code.CREDENTIAL_LAST, agency=agency.code)
    agency.application, agency.second_application = (second if ended == first else first), None
    # The second's place must be empty before it moves to the first: a credential is one agency's, in one place.
    PartnerAgency.objects.filter(pk=agency.pk).update(second_application=None)
    agency.save(update_fields=["application"])
    Application.objects.filter(pk=ended.pk).delete()
    act.record("credentials.end", agency, client_id=client_id)


def forget_tokens(*, act: Act) -> int:
    """Delete the tokens that have expired; how many. The newest of a credential stays: it says when it was last used."""
    of_it = AccessToken.objects.filter(application=OuterRef("application"))
    newest = Subquery(of_it.order_by("-created", "-pk").values("pk")[:1])
    expired = AccessToken.objects.filter(expires__lte=act.now).exclude(pk=newest)
    # Deleting moves the stamp of the terms, under which every process remembers credentials.
    return int(expired.delete()[0]) if expired.exists() else 0
