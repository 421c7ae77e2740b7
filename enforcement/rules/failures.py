"""What holds when something fails: part of the contract with every partner, in the docs and in the status.

No answer in time means: sell, and ask again; never cancel afterwards.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

CLEAR_FOR: Final = timedelta(hours=24)
"""`clear` may be reused so long, for the same booking."""
HIT_FOR: Final = timedelta(minutes=15)
"""`restricted` may be reused so long, and never after."""
MIRROR_AGE: Final = timedelta(minutes=15)
"""A mirror that is further behind the signed head answers `unknown`, which sells."""
