"""Corrections by a person: rows of their own that stand in the place of delivered ones."""

from jianheng.intake.correcting.correct import correct_rows
from jianheng.intake.correcting.correction import Correction
from jianheng.intake.correcting.read import read_corrections

__all__ = ["Correction", "correct_rows", "read_corrections"]
