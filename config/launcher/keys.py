"""The secrets of a demo, made once and kept in its data folder."""

import secrets
from pathlib import Path

from config.launcher.places import write_private

NAMED_KEYS = ("LUYUE_ENCRYPTION_KEY", "LUYUE_LOOKUP_KEY", "LUYUE_AGENCY_KEY")


def kept(path: Path) -> dict[str, str]:
    """The secrets by the name of their variable; the three keys as "key id:64 hexadecimal digits"."""
    if not path.exists():
        write_private(path, "".join(f"{name}={value}\n" for name, value in fresh().items()))
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line)


def fresh() -> dict[str, str]:
    keys = {name: f"k1:{secrets.token_hex(32)}" for name in NAMED_KEYS}
    return {"LUYUE_SECRET_KEY": secrets.token_urlsafe(48), **keys}
