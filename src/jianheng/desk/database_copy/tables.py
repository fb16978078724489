"""Bringing the workbench's tables up to date."""

from __future__ import annotations

from jianheng.desk.database_copy.changes import refuse_newer


def pending() -> list[str]:
    """Changes of the tables that are still to be made, as `app.name`, in their order; Django has been started.

    Raises:
        KeepingError: a newer version of the software has changed the tables already.
    """
    from django.db import connection  # noqa: PLC0415  # Django has to know the workspace first
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    refuse_newer(f"{app}.{name}" for app, name in executor.loader.applied_migrations)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{change.app_label}.{change.name}" for change, _backwards in plan]


def behind() -> list[str]:
    """Those changes where an earlier version has left tables; none where there are no tables yet.

    Raises:
        KeepingError: a newer version of the software has changed the tables already.
    """
    from django.db import connection  # noqa: PLC0415  # Django has to know the workspace first
    from django.db.migrations.recorder import MigrationRecorder  # noqa: PLC0415

    return pending() if MigrationRecorder(connection).applied_migrations() else []


def bring_up() -> None:
    """Make the changes, each whole or not at all, and put it on the log; Django has been started."""
    from django.core.management import call_command  # noqa: PLC0415  # Django has to know the workspace first

    from jianheng import __version__  # noqa: PLC0415
    from jianheng.desk.audit.record import record  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    record(None, "upgrade", "workbench", __version__)
