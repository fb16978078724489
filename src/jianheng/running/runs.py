"""The finished runs of a workspace."""

from __future__ import annotations

from pathlib import Path

from jianheng.workspace import Workspace


class UnknownRunError(ValueError):
    """A run that is not there, with those that are."""


def finished_runs(workspace: Workspace) -> list[Path]:
    """The folders of all finished runs, the latest last."""
    return sorted(
        (path for path in workspace.runs.iterdir() if path.name[0] != "." and (path / "manifest.json").is_file()),
        key=lambda path: (path.stat().st_mtime, path.name),
    )


def find_run(workspace: Workspace, wanted: str, option: str = "--run") -> Path:
    """The folder of a run; the latest one if none is named.

    Raises:
        UnknownRunError: there is no such run.
    """
    found = finished_runs(workspace)
    if not found:
        mend = f"先执行 jianheng run {workspace.root} --as-of 日期"
        raise UnknownRunError(f"{workspace.runs} 里还没有运行结果。改法：{mend}\nno run yet")
    if not wanted:
        return found[-1]
    for path in found:
        if path.name == wanted:
            return path
    listed = "、".join(path.name for path in found)
    raise UnknownRunError(f"{option}：没有运行 [{wanted}]。改法：选用 {listed}\nno such run")
