"""The workspace that this workbench serves."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from jianheng.workspace import Workspace, open_workspace


def workspace() -> Workspace:
    """Open the workspace.

    Raises:
        WorkspaceError: its folder is not there any more, or cannot be read.
    """
    return open_workspace(Path(settings.WORKSPACE))


def desk_folder() -> Path:
    """Where the workbench keeps its files: database, attachments, uploads."""
    return Path(settings.WORKSPACE) / "desk"
