"""What one office confirms and sets in the law, and the law as it holds there."""

from jianheng.law.local.law import FILE, LocalLaw, local_law
from jianheng.law.local.row_part import says_nothing
from jianheng.law.local.writing import appended, confirm_lines, set_lines
from jianheng.law.local_word import LocalWord

__all__ = ["FILE", "LocalLaw", "LocalWord", "appended", "confirm_lines", "local_law", "says_nothing", "set_lines"]
