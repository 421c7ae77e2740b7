"""Snapshots as a partner takes them."""

from __future__ import annotations

import gzip
import json
from typing import Any

from rest_framework.test import APIClient

from enforcement import tasks

SNAPSHOT = "/api/v1/snapshot"


def manifest(client: APIClient, **given: str) -> dict[str, Any]:
    """The manifest of a snapshot that is built now, if none is there."""
    if client.get(SNAPSHOT, given).status_code == 202:
        tasks.build_snapshots()
    found: dict[str, Any] = client.get(SNAPSHOT, given).json()
    return found


def content(client: APIClient, address: str, **headers: str) -> bytes:
    """The bytes that were asked for."""
    return bytes_of(client.get(address, headers=headers))


def bytes_of(answer: Any) -> bytes:
    """What was streamed."""
    return b"".join(answer.streaming_content)


def lines(packed: bytes) -> list[dict[str, Any]]:
    """The rows of one or several members."""
    return [json.loads(line) for line in gzip.decompress(packed).splitlines()]
