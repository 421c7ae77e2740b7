"""Folders for Unix sockets, whose paths the system keeps short."""

import hashlib
import os
import tempfile
from pathlib import Path

from config.launcher.account import Account
from config.launcher.failures import CannotStart

LONGEST = 100  # of 107 bytes; the system counts the file's name as well
LONGEST_NAME = len(".s.PGSQL.5432.lock")


def folder_in(home: Path, account: Account) -> Path:
    """A folder, 0700 and of this account: in `home`, or where that is too long, in the temporary folder."""
    folder = home / "socket"
    if len(os.fsencode(folder)) + LONGEST_NAME > LONGEST:
        mark = hashlib.sha256(f"{account.uid}:{home}".encode()).hexdigest()[:12]
        folder = Path(tempfile.gettempdir()) / f"luyue-{mark}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if (
        folder.is_symlink()
        or folder.stat().st_uid not in (os.geteuid(), account.uid)
        or folder.stat().st_mode & 0o077
    ):
        raise CannotStart(f"{folder} is not ours; remove it, or choose another data folder with LUYUE_DATA")
    account.own(folder)
    return folder
