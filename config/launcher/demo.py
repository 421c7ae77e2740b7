"""The order in which a demo starts: database, broker, tables, seeds, cases, web, worker, beat."""

import os
import sys
import time
import urllib.request
from pathlib import Path

from config.launcher import account, broker, checks, greeting, keys, postgres, processes, roles, web
from config.launcher.failures import CannotStart, Stopped
from config.launcher.places import DEFAULT_FOLDER, NAMESPACE_FOLDER, Places, chosen, write_private
from config.launcher.processes import Children

PYTHON = sys.executable
MANAGE = "manage.py"
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # what such a host is called from here


def run(*, host: str, port: int) -> None:
    """Start everything, print where it is, and keep it until Ctrl-C. Raises CannotStart."""
    started = time.monotonic()
    os.umask(0o077)
    url = f"http://{EVERYWHERE.get(host, host)}:{port}"
    places = data_folder()
    checks.folder_is_ours(places.data)
    with checks.only_launcher(places, url):
        children = children_of(places)
        children.listen()
        processes.stop_left(places.pids)
        checks.port_is_free(host, port)
        try:
            environment = prepare(children, places, url)
            serve(children, environment, places, host=host, port=port, url=url)
            say(greeting.text(url=url, demo=places.demo, seconds=time.monotonic() - started))
            while True:
                children.look()
                children.pause(0.5)
        except Stopped:
            say("Stopping ...")
        finally:
            children.stop()


def prepare(children: Children, places: Places, url: str) -> dict[str, str]:
    """Database, broker, tables, seeds and cases; returns the environment of the application."""
    database = database_urls(children, places)
    queue = os.environ.get("CELERY_BROKER_URL") or broker.start(children, places.broker)
    own = {
        "DATABASE_URL": database.application,
        "CELERY_BROKER_URL": queue,
        "LUYUE_SITE_ADDRESS": url,
        "LUYUE_WEBHOOKS_IN_HOUSE": "true",
        "LUYUE_SNAPSHOTS": str(places.snapshots),
        **keys.kept(places.keys),
    }
    write_private(places.environment, "".join(f"{name}='{value}'\n" for name, value in own.items()))
    environment = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "config.settings"}
    say("Tables, seeds and cases ...")
    migrating = {**environment, "DATABASE_URL": database.migration}
    children.run("migrate", [PYTHON, MANAGE, "migrate", "--no-input"], migrating)
    children.run("load_seeds", [PYTHON, MANAGE, "load_seeds"], environment)
    children.run("play_demo", [PYTHON, MANAGE, "play_demo", "--url", url, "--out", places.demo], environment)
    return environment


def database_urls(children: Children, places: Places) -> roles.Urls:
    """The database that `DATABASE_URL` names, or one of our own."""
    if given := os.environ.get("DATABASE_URL"):
        return roles.Urls(application=given, migration=os.environ.get("MIGRATION_DATABASE_URL") or given)
    say("PostgreSQL ...")
    who = account.choose()
    server = postgres.Server(postgres.home_in(places, who), who)
    server.start(children)
    return roles.prepare(server)


def serve(
    children: Children, environment: dict[str, str], places: Places, *, host: str, port: int, url: str
) -> None:
    """Start web, worker and beat and wait until the web answers."""
    say("Web, worker and beat ...")
    children.start("web", web.command(host, port), environment)
    celery = [PYTHON, "-m", "celery", "--app", "config"]
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    children.start(
        "worker", [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO", *quiet], environment
    )
    waiting = ["--queues", "webhooks", "--pool", "threads", "--concurrency", "8"]
    children.start("webhooks", [*celery, "worker", *waiting, "--loglevel", "INFO", *quiet], environment)
    schedule = ["--schedule", str(places.data / "beat-schedule"), "--pidfile="]
    children.start("beat", [*celery, "beat", "--loglevel", "INFO", *schedule], environment)
    children.wait_until(lambda: answers(f"{url}/healthz"), what="The web server", seconds=60)


def stop() -> None:
    """End a running demo, or what a killed one left."""
    folders = [folder] if (folder := chosen()) else [DEFAULT_FOLDER, NAMESPACE_FOLDER]
    ended = False
    for places in [Places(folder) for folder in folders if folder.exists()]:
        if launcher := checks.launcher_of(places):
            os.kill(launcher, 15)
            wait_for_end_of(places)
            ended = True
        ended = bool(processes.stop_left(places.pids)) or ended
    say("Stopped." if ended else "Nothing was running.")


def wait_for_end_of(places: Places) -> None:
    until = time.monotonic() + 60
    while checks.launcher_of(places):
        if time.monotonic() > until:
            raise CannotStart("The launcher did not end within 60 seconds")
        time.sleep(0.1)


def data_folder() -> Places:
    """The data folder: `LUYUE_DATA`, or the default.

    In a user namespace the database that real root made belongs to an account which we cannot become; then
    the demo has data of its own.
    """
    if folder := chosen():
        return Places(folder)
    if (
        belongs_to_another(DEFAULT_FOLDER / "postgres")
        and not os.environ.get("DATABASE_URL")
        and account.choose().how == "namespace"
    ):
        say(f"{DEFAULT_FOLDER.name} belongs to another account; this demo uses {NAMESPACE_FOLDER.name}.")
        return Places(NAMESPACE_FOLDER)
    return Places(DEFAULT_FOLDER)


def belongs_to_another(folder: Path) -> bool:
    try:
        return folder.stat().st_uid not in (os.geteuid(), 0)
    except OSError:  # not there, or in a folder that is closed to us; the check of the data folder says which
        return False


def children_of(places: Places) -> Children:
    for folder in (places.logs, places.pids):
        folder.mkdir(mode=0o700, exist_ok=True)
    return Children(logs=places.logs, pids=places.pids)


def answers(address: str) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def say(line: str) -> None:
    print(line, flush=True)
