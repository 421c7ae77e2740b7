"""Canaries: invented people in a partner's snapshot, and the alarm when somebody asks about one.

A mirror lies on machines of others. Nobody has a reason to ask about a person who does not exist, so a
question about one says that the agency's file is in the wrong hands, and whose file it was.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta
from random import Random
from typing import Final

from courts.models.secrets import encrypt
from courts.rules.identity import parse
from courts.selectors.subjects import number_digest
from courts.services.acts import Act
from enforcement.models import Canary, PartnerAgency
from enforcement.rules import invented
from enforcement.services.agencies import require_system

logger = logging.getLogger("luyue.canaries")

MOST_DAYS_AGO: Final = 300
AGES: Final = (25 * 365, 60 * 365)  # in days
SEXES: Final = (invented.MALE, invented.FEMALE)


def plant(*, act: Act, agency: PartnerAgency, count: int, chance: Random) -> list[Canary]:
    """Invent `count` people for the agency's snapshots from the next one on. `chance` should be the system's."""
    require_system(act)
    planted = []
    for _ in range(count):
        born = act.today - timedelta(days=chance.randint(*AGES))
        known = parse("citizen_id", invented.citizen_id(chance, born, chance.choice(SEXES)))
        canary = Canary.objects.create(
            agency=agency,
            number=encrypt(known.number),
            name=encrypt(invented.person_name(chance)),
            digest=number_digest(known),
            from_day=act.today - timedelta(days=chance.randint(1, MOST_DAYS_AGO)),
        )
        act.record("canaries.plant", canary, agency=agency.code)
        planted.append(canary)
    return planted


def alarm(*, act: Act, asking: PartnerAgency, canary_ids: Iterable[int]) -> None:
    """Raise the alarm for each canary that was asked about: in the ledger, and in the log at once."""
    for canary in Canary.objects.filter(pk__in=set(canary_ids)).select_related("agency"):
        act.record("canaries.asked", canary, planted_for=canary.agency.code, asked_by=asking.code)
        logger.critical("canary %s of %s was asked by %s", canary.pk, canary.agency.code, asking.code)
