"""`python -m config.launcher demo | stop | status`."""

import argparse
import os
import sys

from config.launcher import checks, demo
from config.launcher.failures import CannotStart
from config.launcher.places import DEFAULT_FOLDER, Places, chosen


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m config.launcher", description=__doc__)
    parser.add_argument("command", choices=["demo", "stop", "status"])
    command = parser.parse_args().command
    try:
        if command == "demo":
            demo.run(host=os.environ.get("HOST") or "127.0.0.1", port=port())
        elif command == "stop":
            demo.stop()
        else:
            return status()
    except CannotStart as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nThe system refused: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # before anything was started
        return 130
    return 0


def port() -> int:
    """`PORT`, or 8000."""
    said = os.environ.get("PORT") or "8000"
    if not said.isdecimal() or not 0 < int(said) < 65536:
        raise CannotStart(f"PORT is {said}; it must be a number from 1 to 65535")
    return int(said)


def status() -> int:
    """Say whether a demo runs; 0 when it does, as a shell expects it."""
    launcher = checks.launcher_of(Places(chosen() or DEFAULT_FOLDER))
    print(f"A demo runs (process {launcher})." if launcher else "No demo runs.")
    return 0 if launcher else 3


if __name__ == "__main__":
    sys.exit(main())
