"""Where the data of a demo lies."""

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
DEFAULT_FOLDER = PROJECT / ".luyue-data"
NAMESPACE_FOLDER = PROJECT / ".luyue-data-namespace"


@dataclass(frozen=True)
class Places:
    """The data folder and what has a fixed name in it."""

    data: Path

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def pids(self) -> Path:
        return self.data / "pids"

    @property
    def keys(self) -> Path:
        return self.data / "keys"

    @property
    def broker(self) -> Path:
        return self.data / "broker"

    @property
    def snapshots(self) -> Path:
        return self.data / "snapshots"

    @property
    def lock(self) -> Path:
        return self.data / "launcher.lock"

    @property
    def environment(self) -> Path:
        return self.data / "luyue.env"

    @property
    def demo(self) -> Path:
        return self.data / "demo.json"


def chosen() -> Path | None:
    """The folder that `LUYUE_DATA` names, absolute, or None."""
    named = os.environ.get("LUYUE_DATA")
    return Path(named).expanduser().absolute() if named else None


def default_folder() -> Path:
    """The data folder where nothing else is said."""
    return chosen() or DEFAULT_FOLDER


def demo_environment() -> Path:
    """The file with the environment of the demo that started last; it need not exist."""
    folders = [folder] if (folder := chosen()) else [DEFAULT_FOLDER, NAMESPACE_FOLDER]
    files = [Places(folder).environment for folder in folders]
    return max(files, key=lambda file: file.stat().st_mtime if file.is_file() else 0.0)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(path.name + ".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)
