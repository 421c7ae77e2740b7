"""The one file of configuration, TOML.

address = "https://court.example"        # of the partner API's server
client_id = "..."                        # the agency's credential
client_secret = "..."
key_id = "4f1c2a90"                      # the agency's digest key, and its id
key = "64 hexadecimal digits"
court_key = "..."                        # `x` of the court's key at /api/v1/keys, by which its status is signed
database = "mirror.sqlite3"
measures = ["air"]                       # what is answered here
listen = "127.0.0.1:8970"                # optional
every_seconds = 30                       # optional: how often the feed is read
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Config:
    """What the file says; relative paths are relative to the file."""

    address: str
    client_id: str
    key_id: str
    court_key: str
    database: Path
    measures: frozenset[str]
    client_secret: str = field(repr=False)
    key: bytes = field(repr=False)
    listen: tuple[str, int] = ("127.0.0.1", 8970)
    every_seconds: float = 30.0


def read(path: Path) -> Config:
    """Raises `KeyError` for a field that is missing, `ValueError` for one that cannot be read."""
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    host, _, port = given.get("listen", "127.0.0.1:8970").rpartition(":")
    return Config(
        address=given["address"].rstrip("/"),
        client_id=given["client_id"],
        client_secret=given["client_secret"],
        key_id=given["key_id"],
        key=bytes.fromhex(given["key"]),
        court_key=given["court_key"],
        database=path.parent / given["database"],
        measures=frozenset(given["measures"]),
        listen=(host, int(port)),
        every_seconds=float(given.get("every_seconds", 30)),
    )
