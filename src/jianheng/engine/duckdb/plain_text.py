"""Text as it is searched: half width, lower case, without blanks; the same for a column and for a literal."""

from __future__ import annotations

from jianheng.engine.sql import E, fn, text

# Full-width letters, digits and signs stand at a fixed distance from the narrow ones; blanks have no partner and go.
FIRST, LAST, DISTANCE = 0x21, 0x7E, 0xFEE0
NARROW = "".join(chr(code) for code in range(FIRST, LAST + 1))
WIDE = "".join(chr(code + DISTANCE) for code in range(FIRST, LAST + 1))
BLANKS = " \t\r\n\u3000\u00a0"


def plain(value: str) -> str:
    """A literal as it is searched.

    >>> plain("Ａ型　肝炎")
    'a型肝炎'
    """
    return value.translate(str.maketrans(WIDE, NARROW, BLANKS)).lower()


def plain_text(value: E) -> E:
    """A column as it is searched."""
    return fn("lower", fn("translate", value, text(WIDE + BLANKS), text(NARROW)))
