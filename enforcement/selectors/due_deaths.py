"""The rows behind the queue that a death leaves: what stands against the dead is decided, never by the clock.

Nothing new is listed, signed or published against the dead; what stands is ended by a ruling that terminates the
enforcement (CPL 268(3)) or waits for heirs, whom only a ruling brings in, within the estate (CPL 267(3); JI 473).
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from courts.models import Subject
from defaulters.models import Listing
from enforcement.models import Restriction
from enforcement.selectors.due import MOST, Asked, Task


def to_rule(asked: Asked) -> Iterator[Task]:
    """Cases in which a listing or a restriction still stands against somebody who has died, and no ruling does."""
    live = Listing.objects.filter(state__in=["pending", "published", "shielded"])
    bound = Restriction.objects.live()
    dead = Q(subject__died_on__lte=asked.day)
    standing = Q(listings__in=live.filter(dead)) | Q(restrictions__in=bound.filter(dead))
    for case in asked.cases.filter(standing).distinct()[:MOST]:
        held = Q(listings__in=live.filter(case=case)) | Q(restrictions__in=bound.filter(case=case))
        people = Subject.objects.filter(held, died_on__lte=asked.day).distinct()
        for subject_id in people.order_by("pk").values_list("pk", flat=True):
            # No text sets a day by which to rule on it: the task has no clock.
            if not case.rulings.halting(asked.day).about(subject_id).exists():
                yield Task(kind="deceased", case=case, row_id=case.pk, subject_id=subject_id)
