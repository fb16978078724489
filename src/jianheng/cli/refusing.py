"""The one place where what cannot be done becomes words at the terminal and an exit code."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

from jianheng.cli.output import fail
from jianheng.running import TOLD_ERRORS


class RefusingGroup(TyperGroup):
    """Commands that may leave every error whose words are written for the user to this group."""

    def invoke(self, ctx: Any) -> Any:
        """Invoke a command, and say what it refuses.

        Args:
            ctx: the context of the call, whose type belongs to the library of commands that typer brings along.
        """
        try:
            return super().invoke(ctx)
        except TOLD_ERRORS as error:
            fail(str(error))
