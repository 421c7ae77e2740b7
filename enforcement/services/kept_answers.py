"""The same call under the same `Idempotency-Key` writes once, and is answered twice alike.

The row of a key is claimed in the act that does the work and filled at its end: whoever sends the same at
the same time waits for that act, and finds the answer or, where the act was undone, does the work instead.
"""

from __future__ import annotations

from typing import Any

import orjson

from courts.models.secrets import digest
from courts.rules.errors import DomainError
from courts.services.acts import Act
from enforcement.models import KeptAnswer, PartnerAgency
from enforcement.rules.codes import Code
from enforcement.rules.idempotency import KEPT_FOR


def claim(*, act: Act, agency: PartnerAgency, key: str, address: str, body: object) -> KeptAnswer:
    """The row of this key; its `answer` is None where the work is still to be done, by this act.

    Raises `idempotency.key_reused` where the key stands for another address or another body.
    """
    said = digest("request", address, orjson.dumps(body, option=orjson.OPT_SORT_KEYS).decode())
    KeptAnswer.objects.filter(agency=agency, key=key, kept_at__lte=act.now - KEPT_FOR).delete()
    row, _ = KeptAnswer.objects.get_or_create(
        agency=agency, key=key, defaults={"digest": said, "kept_at": act.now}
    )
    if row.digest != said:
        raise DomainError(Code.IDEMPOTENCY_KEY_REUSED)
    return row


def fill(*, row: KeptAnswer, answer: dict[str, Any]) -> None:
    """Keep the answer, as the last step of the act that has claimed `row`."""
    row.answer = answer
    row.save(update_fields=["answer"])


def forget(*, act: Act) -> int:
    """Delete what is no longer given again; how many rows."""
    return KeptAnswer.objects.filter(kept_at__lte=act.now - KEPT_FOR).delete()[0]
