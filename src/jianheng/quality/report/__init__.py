"""The report on the quality of the data: one self-contained page."""

from jianheng.quality.report.page import render_quality, write_quality_html

__all__ = ["render_quality", "write_quality_html"]
