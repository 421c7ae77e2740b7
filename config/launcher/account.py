"""Under which account can PostgreSQL run here?

Its server refuses root, and an account without a name. So an ordinary user runs it directly; root runs it
as `postgres` or `nobody`. A root that may not become another user (a container, a user namespace) and a user
whose id has no name run it in a user namespace of its own, in which the same id is called `postgres` or
`nobody`; outside, the files still belong to whoever started it.
"""

import ctypes
import os
import pwd
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from config.launcher.failures import CannotStart

CLONE_NEWUSER = 0x10000000
PREFERRED = ("postgres", "nobody")
TRIAL = ["/bin/sh", "-c", '[ "$(id -u)" != 0 ]']


@dataclass(frozen=True)
class Account:
    """Who runs the server.

    `how`: `directly` as we are, by a `switch` to another user, or under another id in a `namespace`.
    """

    uid: int
    gid: int
    how: Literal["directly", "switch", "namespace"]

    def options(self) -> dict[str, Any]:
        """Keyword arguments of `subprocess.Popen` that make a child run under this account."""
        if self.how == "switch":
            return {"user": self.uid, "group": self.gid, "extra_groups": []}
        if self.how == "namespace":
            return {"preexec_fn": self._enter_namespace()}
        return {}

    def works(self) -> bool:
        """Whether this machine lets us run a child under this account."""
        try:
            return (
                subprocess.run(
                    TRIAL, cwd="/", check=False, stderr=subprocess.DEVNULL, **self.options()
                ).returncode
                == 0
            )
        except (OSError, subprocess.SubprocessError):
            return False

    def reaches(self, path: Path) -> bool:
        """Whether a child under this account can enter the folder, or run the file, at `path`."""
        trial = ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)]
        return subprocess.run(trial, cwd="/", check=False, **self.options()).returncode == 0

    def own(self, path: Path) -> None:
        """Give a folder and all that is in it to this account, where it is another than ours."""
        if self.how != "switch" or path.stat().st_uid == self.uid:
            return
        for folder, _folders, files in os.walk(path):
            os.chown(folder, self.uid, self.gid)
            for name in files:
                os.chown(Path(folder) / name, self.uid, self.gid, follow_symlinks=False)

    def _enter_namespace(self) -> Callable[[], None]:
        libc = ctypes.CDLL(None, use_errno=True)
        users, groups = f"{self.uid} {os.geteuid()} 1", f"{self.gid} {os.getegid()} 1"

        def enter() -> None:
            if libc.unshare(CLONE_NEWUSER) != 0:
                raise OSError(ctypes.get_errno(), "unshare")
            Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
            Path("/proc/self/uid_map").write_text(users, encoding="ascii")
            Path("/proc/self/gid_map").write_text(groups, encoding="ascii")

        return enter


def choose() -> Account:
    """The account for PostgreSQL on this machine.

    Raises CannotStart where there is none.
    """
    uid = os.geteuid()
    if uid != 0 and has_name(uid):
        return Account(uid, os.getegid(), "directly")
    ways: tuple[Literal["switch", "namespace"], ...] = ("switch", "namespace") if uid == 0 else ("namespace",)
    for how in ways:
        for entry in named_accounts():
            account = Account(entry.pw_uid, entry.pw_gid, how)
            if account.works():
                return account
    who = (
        "root cannot become another user here"
        if uid == 0
        else f"the user id {uid} has no name (no line in passwd)"
    )
    raise CannotStart(
        f"PostgreSQL cannot run in this shell: {who}, and user namespaces are not allowed.\n"
        "Start as an ordinary user with a name, or give a database of your own: "
        "make demo DATABASE_URL=postgresql://user:password@host/database"
    )


def has_name(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def named_accounts() -> list[pwd.struct_passwd]:
    """`postgres` and `nobody`, in this order, as far as they exist."""
    known = {entry.pw_name: entry for entry in pwd.getpwall() if entry.pw_uid != 0}
    return [known[name] for name in PREFERRED if name in known]
