"""The web server: granian with a process for each core and, in each, threads that may wait for the database."""

import sys

WORKERS = 2
# Checks of many connections are answered together, and wait together for the commit of their log: fewer threads
# would be idle cores.
THREADS = 16


def command(host: str, port: int, application: str = "config.wsgi:application") -> list[str]:
    """The command line that serves the application at this address."""
    options = {"--host": host, "--port": port, "--workers": WORKERS, "--blocking-threads": THREADS}
    given = [str(part) for pair in options.items() for part in pair]
    return [sys.executable, "-m", "granian", "--interface", "wsgi", *given, application]
