"""What must hold before anything starts; each says plainly what is missing."""

import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from config.launcher.failures import CannotStart
from config.launcher.places import Places


def folder_is_ours(data: Path) -> None:
    """Make the data folder, 0700. Raises CannotStart when we may not write there."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if data.stat().st_uid == os.geteuid() and data.stat().st_mode & 0o007:
            data.chmod(0o700)
        trial = data / ".trial"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise CannotStart(
            f"No write access to the data folder {data} ({error.strerror}).\n"
            "Choose another: make demo LUYUE_DATA=FOLDER"
        ) from error


def port_is_free(host: str, port: int) -> None:
    """Raises CannotStart when something listens there, or we may not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} on {host} cannot be used ({error.strerror}).\n"
                "Choose another: make demo PORT=8001"
            ) from error


def only_launcher(places: Places, url: str) -> IO[str]:
    """Hold the lock of this data folder; the file says who holds it.

    Raises CannotStart when another launcher does.
    """
    file = places.lock.open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        pid, _, where = file.read().strip().partition(" ")
        file.close()
        raise CannotStart(
            f"A demo with this data folder runs already, at {where} (process {pid}).\nTo end it: make stop"
        ) from None
    file.truncate(0)
    file.write(f"{os.getpid()} {url}\n")
    file.flush()
    return file


def launcher_of(places: Places) -> int | None:
    """The process that holds the lock of this data folder, if any."""
    if not places.lock.exists():
        return None
    with places.lock.open("r", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return int(file.read().split()[0])
    return None
