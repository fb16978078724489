"""Entries as a person writes them, put at the end of an office's file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

HEAD = """\
# 本单位核对和设定的法律：每项写明人、日期、读的是哪个文本。
# What this office confirmed and set in the law: each entry with person, day and the text that was read.
entries:
"""
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def confirm_lines(what: Mapping[str, str], values: Mapping[str, str]) -> list[str]:
    """The first line of a confirmation.

    Args:
        what: `{"row": …}` or `{"article": …}`.
        values: what the row says, so that another edition of the table is not confirmed with it.
    """
    return [f"confirm: {_flow({**what, **({'values': dict(values)} if values else {})})}"]


def set_lines(row: str, values: Mapping[str, str], days: Mapping[str, str]) -> list[str]:
    """The first line of a setting: the row, its values, and the days for which they hold."""
    return [f"set: {_flow({'row': row, **({'values': dict(values)} if values else {}), **days})}"]


def appended(text: str, lines: Sequence[str], person: str, source: str, day: date, until: str = "") -> str:
    """The text of the file with one more entry at its end; all that stands there stays.

    Args:
        text: the file as it is; empty where there is none.
        lines: the first lines of the entry.
        person, source, day, until: the account of it.

    >>> print(appended("entries:\\n- confirm: {row: a/b}\\n", ["confirm: {row: c/d}"], "甲", "乙", date(2026, 1, 5)))
    entries:
    - confirm: {row: a/b}
    - confirm: {row: c/d}
      person: "甲"
      date: 2026-01-05
      source: "乙"
    <BLANKLINE>
    """
    written = [*lines, f"person: {_quoted(person)}", f"date: {day}", f"source: {_quoted(source)}"]
    written += [f"until: {until}"] if until else []
    before = text if re.search(r"^entries:", text, re.MULTILINE) else text + ("\n" if text.strip() else "") + HEAD
    before += "" if before.endswith("\n") else "\n"
    found = _ITEM.search(before, before.index("entries:"))
    indent = found[1] if found else "  "
    return before + "".join(f"{indent}{'  ' if n else '- '}{line}\n" for n, line in enumerate(written))


def _flow(value: Mapping[str, object]) -> str:
    parts = (f"{key}: {_flow(part) if isinstance(part, Mapping) else _plain(str(part))}" for key, part in value.items())
    return "{" + ", ".join(parts) + "}"


def _plain(text: str) -> str:
    """As it is, but for what a mapping on one line would take apart."""
    return text if re.fullmatch(r"[\w./·~-]+", text) else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
