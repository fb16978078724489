"""The key that signs sessions: from the environment, or kept in a file that only its owner reads."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

FILE = "secret.key"


def secret_of(folder: Path) -> str:
    """The key of a workbench.

    Args:
        folder: the workspace's folder of the workbench.

    Returns:
        `JIANHENG_SECRET_KEY`, else the kept key, else one for this process alone.
    """
    told = os.environ.get("JIANHENG_SECRET_KEY", "")
    if told:
        return told
    file = folder / FILE
    return file.read_text(encoding="ascii") if file.is_file() else secrets.token_urlsafe(48)


def keep_secret(folder: Path) -> None:
    """Make the key if there is none yet."""
    file = folder / FILE
    if file.is_file():
        return
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(48))
