"""What a suspension by bankruptcy works on a restriction order is settled by each province for itself.

| policy | the orders that stand beside the listing |
| --- | --- |
| lift | lifted with the deletion |
| consent | lifted if the applicants have agreed in writing |
| temporary | stand; a journey is permitted for up to a month |
| ask | as the judge writes: lifted, or continued |
"""

from typing import Final

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code

LIFT, CONSENT, TEMPORARY, ASK = "lift", "consent", "temporary", "ask"
BOTH, LIST_ALONE = "both", "list"
SAID: Final = frozenset({BOTH, LIST_ALONE})


def lifts_orders(policy: str, *, said: str, agreed: bool) -> bool:
    """Whether the deletion for a suspension lifts the orders that stand without the listing too.

    `said` is what the decision says ("both" or "list"), read where no policy answers; `agreed`: the applicants
    consent in writing. Raises `relief.restrictions_unsaid` where the judge must say and does not.
    """
    if policy == LIFT:
        return True
    if policy == CONSENT:
        return agreed
    if policy == TEMPORARY:
        return False
    if said not in SAID:
        raise DomainError(Code.RELIEF_RESTRICTIONS_UNSAID, article="法释〔2015〕17号第9条")
    return said == BOTH
