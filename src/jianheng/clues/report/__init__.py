"""The report of a run: one HTML file that needs nothing else."""

from jianheng.clues.report.limits import Limits
from jianheng.clues.report.page import render_report, write_report

__all__ = ["Limits", "render_report", "write_report"]
