"""`python -m tests.bench`: builds the register, measures, prints a table. SIZE=1000000 people."""

from __future__ import annotations

import os
from pathlib import Path

from tests.bench.stage import Stage

FOLDER = Path(__file__).resolve().parents[2] / ".luyue-bench"


def main() -> None:
    size = int(os.environ.get("SIZE", "1000000"))
    stage = Stage(FOLDER / str(size))
    try:
        stage.start()
        import django

        django.setup()
        from tests.bench import report

        report.run(stage, size)
    finally:
        stage.children.stop()


if __name__ == "__main__":
    main()
