"""Who works at a court: users, their postings, and the president's authority for a deputy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from courts.models import Authorisation, Court, Posting, User
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require, require_administrator


def enter_user(*, act: Act, username: str, full_name: str, password: str) -> User:
    """A person who may sign in once he or she is posted; by an administrator. Raises `user.exists`."""
    require_administrator(act=act, code="staff.enter_user")
    if User.objects.filter(username=username).exists():
        raise DomainError(Code.USER_EXISTS)
    user = User.objects.create_user(username=username, password=password, full_name=full_name)
    act.record("staff.enter_user", user)
    return user


def appoint(
    *, act: Act, user_id: int, court_id: int, role: str, from_day: date, until_day: date | None = None
) -> Posting:
    """A role at a court between two days, both included; by an administrator.

    Raises `period.backwards`, and `posting.overlaps` for a role that is held on one of these days already.
    """
    require_administrator(act=act, code="staff.appoint")
    if until_day is not None and until_day < from_day:
        raise DomainError(Code.PERIOD_BACKWARDS, first=from_day, last=until_day)
    same = Posting.objects.filter(user=user_id, court=court_id, role=role).exclude(until_day__lt=from_day)
    if (same.filter(from_day__lte=until_day) if until_day else same).exists():
        raise DomainError(Code.POSTING_OVERLAPS)
    posting = Posting.objects.create(
        user_id=user_id, court_id=court_id, role=role, from_day=from_day, until_day=until_day
    )
    act.record("staff.appoint", posting, user=user_id, court=court_id, role=role)
    return posting


def end_posting(*, act: Act, posting_id: int, until_day: date) -> Posting:
    """The last day of a posting; by an administrator. Raises `period.backwards`."""
    require_administrator(act=act, code="staff.end_posting")
    posting = Posting.objects.get(pk=posting_id)
    if until_day < posting.from_day:
        raise DomainError(Code.PERIOD_BACKWARDS, first=posting.from_day, last=until_day)
    posting.until_day = until_day
    posting.save(update_fields=["until_day"])
    act.record("staff.end_posting", posting, until_day=until_day.isoformat())
    return posting


def authorise(
    *, act: Act, court: Court, deputy_id: int, kinds: Sequence[str], from_day: date, until_day: date
) -> Authorisation:
    """The president lets a deputy sign these kinds of decision between two days. Raises `period.backwards`."""
    require(act=act, code="staff.authorise", court=court)
    if until_day < from_day:
        raise DomainError(Code.PERIOD_BACKWARDS, first=from_day, last=until_day)
    row = Authorisation.objects.create(
        president=act.user,
        deputy_id=deputy_id,
        court=court,
        kinds=list(kinds),
        from_day=from_day,
        until_day=until_day,
    )
    act.record("staff.authorise", row, deputy=deputy_id, kinds=sorted(kinds))
    return row
