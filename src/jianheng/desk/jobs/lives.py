"""Whether a process of this machine lives."""

from __future__ import annotations

import os


def lives(number: int) -> bool:
    """Ask the system for a process.

    Args:
        number: of the process.

    Returns:
        False where there is none; True where there is one, or where asking would end it, as on Windows.
    """
    if os.name != "posix":
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
