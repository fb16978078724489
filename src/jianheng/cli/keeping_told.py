"""How far a backup or a restore is, and what stopped it."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

from jianheng.cli.output import fail, messages
from jianheng.intake.problem import IntakeError
from jianheng.keeping.backup import Step
from jianheng.keeping.keys import WrongPassphraseError
from jianheng.workspace import WorkspaceError

FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
STOPPED = 130
TITLES = {
    "copy": "复制 copying",
    "verify": "核对 verifying",
    "restore": "恢复并核对 restoring",
    "load": "载入数据库 loading the database",
}


@contextmanager
def bytes_bar() -> Iterator[Callable[[Step], None]]:
    """A bar on standard error for each stretch of the way."""
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=28), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=messages) as bar:
        tasks: dict[str, int] = {}

        def told(step: Step) -> None:
            if step.what not in tasks:
                tasks[step.what] = bar.add_task(TITLES[step.what], total=None)
            bar.update(tasks[step.what], completed=step.done, total=step.total)  # type: ignore[arg-type]  # TaskID is an int

        yield told


@contextmanager
def keeping(place: Path) -> Iterator[None]:
    """Say in words what stopped it.

    Args:
        place: what was to be written.
    """
    try:
        yield
    except WrongPassphraseError:
        fail("口令不对，密钥打不开；没有写出任何东西\nthe passphrase does not open the keys; nothing was written")
    except (WorkspaceError, IntakeError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail(f"已中断，没有写出 {place}\nstopped, {place} was not written", STOPPED)
    except OSError as error:
        full = error.errno in FULL
        what, what_en = ("磁盘空间不足", "the disk is full") if full else (f"不能读写（{error}）", f"failed ({error})")
        fail(
            f"{place}：{what}，没有写出任何东西。改法：腾出空间或检查权限，再执行同一条命令\n"
            f"{place}: {what_en}, nothing was written. Mend: make room or check permissions, then try again"
        )
