"""What is said when adding is stopped with Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from jianheng.cli.output import STOPPED, fail
from jianheng.workspace import Workspace


@contextmanager
def told_if_interrupted(workspace: Workspace) -> Iterator[None]:
    """Say whether anything was added before the work was stopped.

    Args:
        workspace: the workspace to which files are added.
    """
    before = _batches(workspace)
    try:
        yield
    except (KeyboardInterrupt, typer.Abort):
        added = sorted(_batches(workspace) - before)
        if added:
            named = "、".join(added)
            fail(
                f"已中断。在此之前加入的批次：{named}，其余没有添加\n"
                f"stopped; these batches were added before: {', '.join(added)}, and nothing else",
                STOPPED,
            )
        fail("已中断，什么也没有添加\nstopped; nothing was added", STOPPED)


def _batches(workspace: Workspace) -> set[str]:
    folders = workspace.batches.iterdir() if workspace.batches.is_dir() else ()
    return {folder.name for folder in folders if not folder.name.startswith(".")}
