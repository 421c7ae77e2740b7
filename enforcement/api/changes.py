"""`GET /changes`: the ordered feed of what the agency may learn."""

from __future__ import annotations

import orjson
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from enforcement.api.base import PartnerView, limit_of
from enforcement.api.docs import answers
from enforcement.api.shapes import Day, Fields, Flag, Maybe, Rows, Text, Whole
from enforcement.models.changes import ChangeKind
from enforcement.rules.quotas import Kind
from enforcement.rules.scopes import Scope
from enforcement.services import changes

MOST = 10_000
DIGEST = Text(most=32, least=32)
CHANGE = Fields(
    {
        "position": Whole(),
        "at": Text(format="date-time"),
        "kind": Text(choices=tuple(ChangeKind.values)),
        "restriction": DIGEST,
        "documents": Rows(Fields({"digest": DIGEST, "names": Rows(DIGEST)})),
        "measures": Rows(Text(example="air"), least=1),
        "from": Day(),
        "until": Maybe(Day()),
        "purchase": Maybe(Fields({"from": Day(), "until": Day()})),
        "reason": Text(least=0),
        "article": Text(least=0),
    }
)
PAGE = Fields(
    {
        "head": Fields({"position": Whole(), "hash": Text(most=64, least=64)}),
        "key_id": Text(),
        "changes": Rows(CHANGE),
        "more": Flag(),
        "next": Text(most=2000),
    }
)


class ChangesView(PartnerView):
    """A reader that hands back `next` sees every change exactly once, in the order of commit."""

    required_scopes = [Scope.CHANGES]
    quotas = {"GET": Kind.FEED}
    parameters = frozenset({"after", "key", "limit"})

    @extend_schema(
        operation_id="changes",
        tags=["feed"],
        parameters=[
            OpenApiParameter(
                "after", str, description="`next` of the page before; nothing: from the beginning."
            ),
            OpenApiParameter(
                "key",
                str,
                description="Without `after`: the id of one of your live keys; nothing: the newest.",
            ),
            OpenApiParameter("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": 100}),
        ],
        responses=answers(
            PAGE,
            s410="`cursor.scope_changed` or `cursor.key_rotated`: take a new snapshot; `see` is its address.",
        ),
    )
    def get(self, request: Request) -> Response:
        """People stand as digests under your own key, never as numbers.

        `restriction` is one order for one obligation of one person. Its days and measures are those of its
        last `imposed`, `reinstated` or, for the measures that it names, `corrected` with reason
        `basis_lapsed`; `stayed` frees from its first day on; `exempted` frees a purchase within `purchase`
        of a use within its days; `lifted` and `cancelled` end it. `documents` are the person's as of now.

        A row key is HMAC-SHA-256 under your key of `id_type`, `issuer` and `id_number`, parted by the byte
        0x1F; `digest` is its first 16 bytes in hex. Each of `names` is the first 16 bytes of HMAC-SHA-256
        under the whole row key of one normalised form of the name. `next` is good whether or not there is
        `more`; changes outside your memoranda are passed over. Both days are included.
        """
        with self.act() as act:
            read = changes.read(
                act=act,
                agency=self.agency,
                after=request.query_params.get("after", ""),
                limit=limit_of(request, most=MOST, default=100),
                key_id=request.query_params.get("key", ""),
            )
        page = read.page
        body = {
            "head": {"position": page.head_position, "hash": page.head_hash},
            "key_id": read.key_id,
            "changes": orjson.Fragment(f"[{','.join(page.changes)}]"),
            "more": page.more,
            "next": read.next,
        }
        return Response(body)
