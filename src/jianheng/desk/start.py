"""Making Django ready for one workspace."""

from __future__ import annotations

import os

import django

from jianheng.desk.secret import keep_keys
from jianheng.workspace import Workspace


def start(workspace: Workspace) -> None:
    """Point Django at a workspace; once a process.

    Args:
        workspace: the workspace that this process serves.
    """
    keep_keys(workspace.root / "desk")
    os.environ["JIANHENG_WORKSPACE"] = str(workspace.root.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianheng.desk.settings")
    django.setup()
