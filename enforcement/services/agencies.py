"""Partner agencies: their entry with memorandum and credential, and the keys of their feed."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date
from typing import Final

from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import Application

from courts.models import LedgerEntry
from courts.models.secrets import encrypt
from courts.rules.errors import DomainError
from courts.services import postings
from courts.services.acts import Act
from enforcement.models import AgencyKey, Measure, Memorandum, PartnerAgency
from enforcement.rules.catalogue import check_measure
from enforcement.rules.codes import Code
from enforcement.selectors import agencies, catalogue

LIVE_KEYS: Final = 2


def enlist(
    *,
    act: Act,
    code: str,
    name_zh: str,
    name_en: str,
    kind: str,
    measures: Collection[str] = (),
    memorandum_number: str = "",
    title: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
    binds: str = Memorandum.Binds.SALE,
    sees_causes: bool = False,
    electronic_notices: bool = False,
    sandbox: bool = False,
) -> tuple[PartnerAgency, str, str]:
    """Enter an agency; gives it, its client id and its client secret, which is kept nowhere in clear.

    `measures` under one memorandum from `valid_from` (today if not given), each with a basis in force on
    that day (`measure.without_basis`); none for a system of the court. What the credential may do follows
    from `kind` and `sees_causes` (rules/scopes.py). `electronic_notices`: that the agency reads an order in
    the feed counts as delivery of the notice to assist. `sandbox`: of a partner's CI, see services/sandbox.py, which calls
    this with it. Raises `agency.exists`.
    """
    require_system(act)
    if PartnerAgency.objects.filter(code=code).exists():
        raise DomainError(Code.AGENCY_EXISTS, agency=code)
    secret = generate_client_secret()
    application = credential(name_en, secret)
    agency = PartnerAgency.objects.create(
        code=code,
        name_zh=name_zh,
        name_en=name_en,
        kind=kind,
        sees_causes=sees_causes,
        application=application,
        sandbox=sandbox,
    )
    act.record("agencies.enlist", agency, agency_kind=kind, sees_causes=sees_causes)
    if measures:
        first = valid_from or act.today
        memorandum = Memorandum(agency=agency, number=memorandum_number, title=title, binds=binds)
        memorandum.electronic_notices = electronic_notices
        memorandum.valid_from, memorandum.valid_until = first, valid_until
        _agree(act, memorandum, measures)
        issue_key(act=act, agency=agency)
    return agency, application.client_id, secret


def issue_key(*, act: Act, agency: PartnerAgency) -> AgencyKey:
    """A new key for the agency's digests from today, beside the one in use, which lives until it is ended.

    So a partner changes over without a gap: a snapshot under the new key, while the feed goes on under the old.
    Raises `agency.keys_enough` where two are in use.
    """
    postings.require_platform(act=act, code="agencies.issue_key")
    agency = hold(agency)
    if agency.keys.filter(agencies.in_use_on(act.today)).count() >= LIVE_KEYS:
        raise DomainError(Code.AGENCY_KEYS_ENOUGH, agency=agency.code)
    secret = encrypt(secrets.token_hex(32), under=agencies.UNDER)
    key = AgencyKey.objects.create(
        agency=agency, key_id=secrets.token_hex(4), secret=secret, from_day=act.today
    )
    act.record("agencies.issue_key", key, agency=agency.code, key_id=key.key_id)
    return key


def end_key(*, act: Act, key: AgencyKey, last_day: date) -> None:
    """The key serves up to `last_day`; a cursor under it is refused from the next day on."""
    postings.require_platform(act=act, code="agencies.end_key")
    AgencyKey.objects.filter(pk=key.pk).update(until_day=last_day)
    act.record("agencies.end_key", key, key_id=key.key_id, last_day=last_day.isoformat())


def reveal_key(*, act: Act, key: AgencyKey) -> str:
    """The secret of a key in hex, to be handed to the agency; that it was shown is recorded."""
    postings.require_platform(act=act, code="agencies.reveal_key")
    act.record("agencies.reveal_key", key, key_id=key.key_id)
    return agencies.secret_of(key).hex()


def hold(agency: PartnerAgency) -> PartnerAgency:
    """The agency locked and read anew: two who change it at once go one after the other."""
    return PartnerAgency.objects.select_for_update(no_key=True).get(pk=agency.pk)


def _agree(act: Act, memorandum: Memorandum, measures: Collection[str]) -> None:
    known = catalogue.items(measures)
    for code in measures:
        bases = known[code].bases if code in known else ()
        check_measure(code, bases, memorandum.valid_from)
    memorandum.save()
    memorandum.measures.set(Measure.objects.filter(code__in=measures))
    act.record("memoranda.agree", memorandum, measures=sorted(measures))


def require_system(act: Act) -> None:
    """Agencies are entered when the register is set up and by the command line, never through a face."""
    if act.actor.kind != LedgerEntry.ActorKind.SYSTEM:
        raise postings.denied("agencies.enlist", None)


def credential(name: str, secret: str) -> Application:
    """A new row of the OAuth library, which keeps a digest of `secret`."""
    return Application.objects.create(
        name=name,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        client_secret=secret,
    )
