"""The one place where what cannot be done becomes words at the terminal and an exit code."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

from jianheng.cli.output import fail


class RefusingGroup(TyperGroup):
    """Commands that may leave every error whose words are written for the user to this group."""

    def invoke(self, ctx: Any) -> Any:
        """Invoke a command, and say what it refuses.

        Args:
            ctx: the context of the call, whose type belongs to the library of commands that typer brings along.
        """
        try:
            return super().invoke(ctx)
        except Exception as error:
            if not _is_told(error):
                raise
            fail(str(error))


def _is_told(error: Exception) -> bool:
    if type(error).__module__.partition(".")[0] != __name__.partition(".")[0]:
        return False  # of a library, and not written for the user
    from jianheng.running import TOLD_ERRORS  # noqa: PLC0415  # half of the program, which few calls need

    return isinstance(error, TOLD_ERRORS)
