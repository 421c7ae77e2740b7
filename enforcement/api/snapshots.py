"""`GET /snapshot` and `GET /snapshot/{id}`: all that the agency may learn, at one position of the feed."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import quote_etag
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from enforcement.api import ranges
from enforcement.api.base import PartnerView
from enforcement.api.docs import answers, refusals
from enforcement.api.revalidation import IF_NONE_MATCH, NOT_MODIFIED, Revalidated
from enforcement.api.shapes import Fields, Flag, Rows, Text, Whole
from enforcement.rules.instants import instant
from enforcement.rules.quotas import Kind
from enforcement.rules.scopes import Scope
from enforcement.selectors import snapshots as kept
from enforcement.services import snapshots
from enforcement.services.snapshots import Manifest

CONTENT_TYPE = "application/gzip"
SHA256 = Text(most=64, least=64)
MANIFEST = Fields(
    {
        "id": Text(format="uuid"),
        "address": Text(example="/api/v1/snapshot/8f14e45f-ceea-467f-a0e6-0f3a5b5c9f3e"),
        "built_at": Text(format="date-time"),
        "position": Whole(),
        "head": Fields({"position": Whole(), "hash": SHA256}),
        "key_id": Text(),
        "scope": SHA256,
        "measures": Rows(Text(example="air")),
        "count": Whole(),
        "size": Whole(),
        "sha256": SHA256,
        "members": Rows(
            Fields({"offset": Whole(), "size": Whole(), "rows": Whole(), "sha256": SHA256}), most=1_000_000
        ),
        "next": Text(most=2000),
    }
)
WAITING = Fields({"building": Flag()})
RETRY_AFTER = "10"


class ManifestView(Revalidated, PartnerView):
    """What there is to take; asking for one that is not there has it built."""

    required_scopes = [Scope.CHANGES]
    quotas = {"GET": Kind.FEED}
    parameters = frozenset({"key"})

    @extend_schema(
        operation_id="snapshot",
        tags=["feed"],
        parameters=[
            IF_NONE_MATCH,
            OpenApiParameter("key", str, description="The id of one of your live keys; nothing: the newest."),
        ],
        responses=answers(MANIFEST)
        | NOT_MODIFIED
        | {202: OpenApiResponse(WAITING.answer_schema(), description="It is being built; ask again.")},
    )
    def get(self, request: Request) -> Response:
        """The newest snapshot: where its file is, how to check it, and `next`, with which the feed goes on.

        The file is NDJSON in gzip members that can be read one by one, from any on. A line is one
        restriction: `restriction`, `documents` and `changes`, with fields as in the feed, in order; replay
        them as you would replay the feed. Whoever reads the file and then the feed after `next` misses
        nothing and reads nothing twice. The file is kept for two days.
        """
        with self.act() as act:
            found = snapshots.ask(act=act, agency=self.agency, key_id=request.query_params.get("key", ""))
        if found is None:
            waiting = {"building": True}
            return Response(waiting, status=HTTPStatus.ACCEPTED, headers={"Retry-After": RETRY_AFTER})
        # `next` is sealed anew each time and means the same.
        return Response(_manifest(found), headers={"ETag": quote_etag(str(found.snapshot.uuid))})


class SnapshotView(PartnerView):
    """The file."""

    required_scopes = [Scope.CHANGES]
    quotas = {"GET": Kind.FEED}
    cache_control = "private, no-cache"

    @extend_schema(
        operation_id="snapshot_file",
        tags=["feed"],
        parameters=[
            OpenApiParameter("Range", str, OpenApiParameter.HEADER, description="One range of bytes."),
            OpenApiParameter("If-Range", str, OpenApiParameter.HEADER),
            IF_NONE_MATCH,
        ],
        responses={
            (200, CONTENT_TYPE): OpenApiTypes.BINARY,
            (206, CONTENT_TYPE): OpenApiTypes.BINARY,
            416: OpenApiResponse(description="The file has no such bytes."),
        }
        | NOT_MODIFIED
        | refusals(s404="No address of a file.", s410="`snapshot.gone`: take a new one."),
    )
    def get(self, request: Request, uuid: UUID) -> HttpResponseBase:
        """The bytes, whole or in part; `ETag` is the sha256 of the whole."""
        found = kept.of(self.agency, uuid, timezone.localdate())
        path = snapshots.path_of(found)
        return ranges.serve(request, path, size=found.size, etag=found.sha256, content_type=CONTENT_TYPE)


def _manifest(found: Manifest) -> dict[str, Any]:
    row = found.snapshot
    assert row.built_at is not None
    return {
        "id": str(row.uuid),
        "address": f"/api/v1/snapshot/{row.uuid}",
        "built_at": instant(row.built_at),
        "position": row.position,
        "head": {"position": row.position, "hash": row.head_hash},
        "key_id": found.key_id,
        "scope": row.scope,
        "measures": row.measures,
        "count": row.count,
        "size": row.size,
        "sha256": row.sha256,
        "members": row.members,
        "next": found.next,
    }
