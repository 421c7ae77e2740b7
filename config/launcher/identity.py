"""Is that process still the one we started? A number alone is no proof: the system uses numbers again."""

import os
import subprocess
from pathlib import Path

BOOT = Path("/proc/sys/kernel/random/boot_id")


def fingerprint(pid: int) -> str | None:
    """What tells this process from a later one with the same number; None when there is no such process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except PermissionError:
        pass
    stat = Path(f"/proc/{pid}/stat")
    if not BOOT.exists():
        started = subprocess.run(
            ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return started.stdout.strip() or None
    try:
        fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    state, start_ticks = fields[0], fields[19]
    return None if state in "ZX" else f"{BOOT.read_text(encoding='ascii').strip()}:{start_ticks}"


def gone(pid: int, known: str) -> bool:
    """Whether the process whose fingerprint was kept has ended."""
    return fingerprint(pid) != known
