"""The hash that chains the ledger: each entry's hash covers its own content and the hash before it."""

import json
from collections.abc import Mapping
from hashlib import sha256

GENESIS = "0" * 64

_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def entry_hash(content: Mapping[str, object], previous: str) -> str:
    """SHA-256 in hex of the entry's content (JSON-able values, any key order) after the previous hash."""
    return sha256(f"{previous}\n{_canonical(content)}".encode()).hexdigest()


def content_digest(content: Mapping[str, object]) -> str:
    """SHA-256 in hex of a paper's content (JSON-able values, any key order)."""
    return sha256(_canonical(content).encode()).hexdigest()
