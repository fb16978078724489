"""How a template looks: few colours, each with a meaning."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

_FACE = "微软雅黑"
_LINE = Side(style="thin", color="BFBFBF")

BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
TITLE = Font(name=_FACE, size=18, bold=True, color="1F3864")
SUBTITLE = Font(name=_FACE, size=10, color="7F7F7F")
SECTION = Font(name=_FACE, size=12, bold=True, color="FFFFFF")
PLAIN = Font(name=_FACE, size=10)
BOLD = Font(name=_FACE, size=10, bold=True)
HEADING = Font(name=_FACE, size=10, bold=True, color="FFFFFF")
HINT = Font(name=_FACE, size=8, color="595959")
EXAMPLE = Font(name=_FACE, size=9, italic=True, color="7F7F7F")
LINK = Font(name=_FACE, size=10, color="1F5FBF", underline="single")

FILL_SECTION = PatternFill("solid", fgColor="1F3864")
FILL_PERSON = PatternFill("solid", fgColor="2E6E65")
FILL_REQUIRED = PatternFill("solid", fgColor="B45309")
FILL_OPTIONAL = PatternFill("solid", fgColor="2F5597")
FILL_HINT = PatternFill("solid", fgColor="F2F2F2")
FILL_INPUT = PatternFill("solid", fgColor="FFF8E1")

CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)

TAB_COVER, TAB_TABLE, TAB_SENSITIVE = "1F3864", "2F5597", "B45309"
