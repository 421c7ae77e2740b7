"""`python -m enforcement.mirror CONFIG`: follow the court and answer on this machine, until it is ended."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import threading
import time
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import NoReturn

from enforcement.mirror import serve
from enforcement.mirror.config import Config, read
from enforcement.mirror.court import Court, Unreachable
from enforcement.mirror.follow import Follower
from enforcement.mirror.store import Store

logger = logging.getLogger("mirror")


def main() -> int:
    """The exit status: 0, or 1 when `--once` did not reach the head or `--ask` was refused."""
    parser = argparse.ArgumentParser(prog="python -m enforcement.mirror", description=__doc__)
    parser.add_argument("config", type=Path, help="the file of configuration (TOML)")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help="catch up with the court and end")
    how.add_argument(
        "--ask", action="store_true", help="answer one question (JSON, as POST /checks) from stdin"
    )
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    config = read(given.config)
    if given.ask:
        return ask(config)
    if given.once:
        return 0 if caught_up(config) else 1
    return follow(config)


def ask(config: Config) -> int:
    """Print the answer to the question on stdin: a number in the arguments would be seen by everybody."""
    status, body = serve.reply(config, sys.stdin.buffer.read(), datetime.now(UTC))
    print(json.dumps(body, ensure_ascii=False))
    return 0 if status == HTTPStatus.OK else 1


def follow(config: Config) -> NoReturn:
    """Catch up again and again, and answer meanwhile."""
    threading.Thread(target=serve.server(config).serve_forever, daemon=True).start()
    logger.info("answering on %s:%d", *config.listen)
    while True:
        caught_up(config)
        time.sleep(config.every_seconds)


def caught_up(config: Config) -> bool:
    """Whether the head was reached; a court that cannot be reached is tried again at the next round."""
    store = Store(config.database)
    try:
        reached = Follower(config, Court(config), store).catch_up()
    except Unreachable as failure:
        logger.warning("%s", failure)
        return False
    finally:
        store.close()
    logger.info("at the head" if reached else "the court is building the snapshot")
    return reached


if __name__ == "__main__":
    sys.exit(main())
