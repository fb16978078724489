"""What the reading and keeping of data refuses, in the words of the workbench."""

from __future__ import annotations

from jianheng.desk.accounts.refused import Refused
from jianheng.intake.problem import IntakeError


def refused(error: IntakeError) -> Refused:
    """Every problem of an error at once.

    Args:
        error: what was refused.
    """
    return Refused("；".join(p.zh() for p in error.problems), "; ".join(p.en() for p in error.problems))
