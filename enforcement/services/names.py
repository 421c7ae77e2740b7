"""A further form of a person's name. A check compares all forms, so whoever keeps a mirror has to learn the new one."""

from __future__ import annotations

from typing import Final

from courts.models import Court
from courts.services import subjects
from courts.services.acts import Act
from enforcement.models import Change, Restriction
from enforcement.services import feed
from enforcement.services.locks import hold_subject

ADDED: Final = "name_added"


def add(*, act: Act, court: Court, subject_id: int, form: str, text: str) -> None:
    """Add it, and tell the partners with each restriction that they know of: its documents carry the new name then.

    Raises as `subjects.add_name`.
    """
    # What is imposed meanwhile waits for this act, and is told with the new name.
    subject = hold_subject(act, subject_id)
    if not subjects.add_name(act=act, court=court, subject_id=subject_id, form=form, text=text):
        return
    known = subject.restrictions.filter(state__in=[Restriction.State.ACTIVE, Restriction.State.STAYED])
    for restriction in known.order_by("pk"):
        feed.tell(act, Change.Kind.CORRECTED, restriction, reason=ADDED)
