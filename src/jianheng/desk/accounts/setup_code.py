"""The one-time code that opens the first page of a workbench without accounts.

Whoever starts the workbench reads the code at the terminal; its hash lies in the workbench's folder until the first
accounts are made. A new start draws a new code.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

FILE = "setup.code"


class UsedUpError(Exception):
    """The code has been used, or another start drew a new one."""


def draw(folder: Path) -> str:
    """Draw a code and keep its hash; an earlier one opens nothing any more.

    Args:
        folder: the workbench's folder.
    """
    code = secrets.token_urlsafe(24)
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{FILE}.new"
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(_hash(code))
    beside.replace(folder / FILE)
    return code


def is_drawn(folder: Path) -> bool:
    """Whether a code waits to be used."""
    return (folder / FILE).is_file()


def opens(folder: Path, code: str) -> bool:
    """Whether this is the code."""
    try:
        kept = (folder / FILE).read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return hmac.compare_digest(kept, _hash(code))


def use_up(folder: Path) -> None:
    """Let the code open nothing any more.

    Raises:
        UsedUpError: somebody else was faster.
    """
    try:
        (folder / FILE).unlink()
    except FileNotFoundError as error:
        raise UsedUpError from error


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
