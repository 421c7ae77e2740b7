"""The one question before every act: may this actor do it at this court today?"""

from __future__ import annotations

from courts.models import Court, LedgerEntry
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.permissions import BY_SYSTEM
from courts.selectors import postings
from courts.services.acts import Act


def require(*, act: Act, code: str, court: Court) -> None:
    """Pass if the acting user's posting at `court` allows `code`; else `permission.denied`, kept in the ledger."""
    if act.actor.user is not None and postings.may(act.actor.user, code, court, act.today):
        return
    raise denied(code, court)


def require_system(*, act: Act, code: str) -> None:
    """Pass if the system acts in a duty that allows `code`; else `permission.denied`."""
    is_system = act.actor.kind == LedgerEntry.ActorKind.SYSTEM
    if not is_system or act.actor.id not in BY_SYSTEM[code]:
        raise denied(code, None)


def require_administrator(*, act: Act, code: str) -> None:
    """Pass for whoever runs the platform: not a posting but the flag of the user; else `permission.denied`."""
    user = act.actor.user
    if user is None or not (user.is_active and user.is_superuser):
        raise denied(code, None)


def require_platform(*, act: Act, code: str) -> None:
    """Pass for whoever runs the platform: an administrator at the desk, or a command on the server."""
    if act.actor.kind != LedgerEntry.ActorKind.SYSTEM:
        require_administrator(act=act, code=code)


def denied(code: str, court: Court | None) -> DomainError:
    """The refusal of an act that the actor's roles do not allow."""
    row_id = court.pk if court is not None else 0
    return DomainError(Code.PERMISSION_DENIED, audit=True, act=code, noun="courts.court", row_id=row_id)
