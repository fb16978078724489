"""A file that a person wrote for a reckoning, read or refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from jianheng.cli.output import fail
from jianheng.law import LawDataError

T = TypeVar("T")


def read_or_fail(read: Callable[[Path], T], file: Path) -> T:
    """What a file says, or all that is wrong with it.

    Args:
        read: reads the file.
        file: its path.
    """
    try:
        return read(file)
    except LawDataError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{file}：不能读取：{error.strerror}。改法：检查路径\ncannot be read")
