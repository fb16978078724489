"""A backup stands in the audit log of the workbench that it was made of."""

from __future__ import annotations

from jianheng.desk.start import start
from jianheng.workspace import Workspace

SHOWN = 16


def log_backup(workspace: Workspace, fingerprint: str) -> None:
    """Put a backup on the log; tables that were not made yet are left alone.

    Args:
        workspace: what was backed up.
        fingerprint: of the backup.
    """
    start(workspace)
    from django.db import DatabaseError, connection  # noqa: PLC0415  # Django has to know the workspace first

    from jianheng.desk.audit.record import record  # noqa: PLC0415

    try:
        if "audit_head" in connection.introspection.table_names():
            record(None, "back up", "workbench", fingerprint[:SHOWN])
    except DatabaseError:
        # The backup is good all the same; a log of an earlier layout is brought up to date at the next start.
        return
