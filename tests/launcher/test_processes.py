"""Children are started, watched and stopped; what is not ours is left alone."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config.launcher import checks, identity, keys, processes
from config.launcher.failures import CannotStart, Stopped
from config.launcher.places import Places
from config.launcher.processes import Children

ENVIRONMENT = {"PATH": os.environ["PATH"]}


@pytest.fixture
def children(tmp_path: Path):
    for name in ("logs", "pids"):
        (tmp_path / name).mkdir()
    children = Children(logs=tmp_path / "logs", pids=tmp_path / "pids")
    yield children
    children.stop()


def start_sleeper(children: Children) -> int:
    return children.start("sleeper", ["sleep", "60"], ENVIRONMENT).process.pid


def test_stop_ends_a_child_and_forgets_it(children: Children) -> None:
    pid = start_sleeper(children)
    children.stop()
    assert identity.fingerprint(pid) is None
    assert list(children.pids.iterdir()) == []


def test_a_child_that_ends_by_itself_is_named_with_the_end_of_its_log(children: Children) -> None:
    child = children.start("web", ["sh", "-c", "echo port taken; exit 7"], ENVIRONMENT)
    child.process.wait()
    with pytest.raises(
        CannotStart, match=r"web ended by itself \(exit code 7\)(.|\n)*port taken(.|\n)*web\.log"
    ):
        children.look()


def test_a_failed_step_is_named_with_the_end_of_its_log(children: Children) -> None:
    with pytest.raises(CannotStart, match=r"step migrate failed(.|\n)*no such table"):
        children.run("migrate", ["sh", "-c", "echo no such table; exit 1"], ENVIRONMENT)


def test_what_a_killed_launcher_left_is_ended(children: Children) -> None:
    pid = start_sleeper(children)
    forgotten = children.children.pop()
    assert processes.stop_left(children.pids) == ["sleeper"]
    forgotten.process.wait()
    assert identity.fingerprint(pid) is None


def test_a_stranger_with_the_same_number_is_left_alone(children: Children) -> None:
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as stranger:
        entry = {"pid": stranger.pid, "fingerprint": "another boot:1", "signal": 15, "at": 0}
        (children.pids / "web.json").write_text(json.dumps(entry))
        assert processes.stop_left(children.pids) == []
        assert stranger.poll() is None
        stranger.kill()


def test_a_request_to_stop_ends_a_running_step(children: Children) -> None:
    children.asked_to_stop = True
    with pytest.raises(Stopped):
        children.run("migrate", ["sleep", "60"], ENVIRONMENT)


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=rf"Port {port} (.|\n)*PORT="):
            checks.port_is_free("127.0.0.1", port)


def test_a_second_launcher_is_told_where_the_first_runs(tmp_path: Path) -> None:
    with checks.only_launcher(Places(tmp_path), "http://127.0.0.1:8000"):
        with pytest.raises(CannotStart, match=r"runs already, at http://127\.0\.0\.1:8000"):
            checks.only_launcher(Places(tmp_path), "http://127.0.0.1:8001")
        assert checks.launcher_of(Places(tmp_path)) == os.getpid()
    assert checks.launcher_of(Places(tmp_path)) is None


def test_the_data_folder_is_closed_to_others(tmp_path: Path) -> None:
    checks.folder_is_ours(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_a_data_folder_that_cannot_be_made_is_named() -> None:
    with pytest.raises(CannotStart, match="No write access to the data folder"):
        checks.folder_is_ours(Path("/proc/luyue"))


def test_keys_are_made_once_and_closed_to_others(tmp_path: Path) -> None:
    first = keys.kept(tmp_path / "keys")
    assert keys.kept(tmp_path / "keys") == first
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
    assert {name: len(key) for name, key in first.items() if name in keys.NAMED_KEYS} == dict.fromkeys(
        keys.NAMED_KEYS, len("k1:") + 64
    )


def test_a_signal_asks_to_stop(tmp_path: Path) -> None:
    """In a process of its own, since signal handlers are the process's."""
    program = (
        "import os, signal, pathlib\n"
        "from config.launcher.processes import Children\n"
        "children = Children(logs=pathlib.Path(), pids=pathlib.Path())\n"
        "children.listen()\n"
        f"os.kill(os.getpid(), {int(signal.SIGTERM)})\n"
        "print(children.asked_to_stop)\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout == "True\n"
