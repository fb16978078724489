"""Workbooks of Excel and its kin."""

from jianheng.intake.files.workbook.read import read_workbook

__all__ = ["read_workbook"]
