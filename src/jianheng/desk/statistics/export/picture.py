"""The export as a picture: the charts of a part with conditions, definitions, day, and who drew it across it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import vl_convert

from jianheng.clues.report.chart_style import MEASURED_FONT, dressed
from jianheng.clues.sheet import CONTROL
from jianheng.desk import ui
from jianheng.desk.statistics.export.report import Report, Table
from jianheng.desk.words import say

STYLE = Path(ui.__file__).with_name("static") / "ui" / "desk.css"
WIDTH, MARGIN, SCALE = 1000, 48, 2.0
TITLE, LINE, HEAD = 26, 13, 16
# A Chinese character is as wide as two others.
FULL_WIDTH = "\u2e80"
ROWS = 40


@lru_cache(maxsize=1)
def tokens() -> dict[str, str]:
    """The colours and type of the light theme, by their names."""
    root = STYLE.read_text(encoding="utf-8").partition(":root {")[2].partition("\n}")[0]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", root))


def resolved(text: str) -> str:
    """A drawing that carries its colours itself, for programs that know no page."""
    known = tokens()
    return re.sub(r"var\((--[\w-]+)\)", lambda found: known[found[1]].replace('"', "'"), text)


def chart_png(chart: Any) -> bytes:
    """One chart as a picture, on white."""
    svg = resolved(vl_convert.vegalite_to_svg(dressed(chart, MEASURED_FONT).properties(padding=8).to_dict()))
    drawn: bytes = vl_convert.svg_to_png(svg, scale=SCALE)
    return drawn


def as_png(report: Report) -> bytes:
    """The picture."""
    drawn: bytes = vl_convert.svg_to_png(as_svg(report), scale=SCALE)
    return drawn


def as_svg(report: Report) -> str:
    """The picture as a drawing."""
    ink, quiet = tokens()["--ink"], tokens()["--ink-2"]
    y, parts = MARGIN + TITLE, list[str]()

    def write(text: str, size: int = LINE, colour: str = quiet, weight: int = 400) -> None:
        nonlocal y
        for line in wrapped(text, (WIDTH - 2 * MARGIN) // (size / 2)):
            look = f'font-size="{size}" font-weight="{weight}" fill="{colour}"'
            parts.append(f'<text x="{MARGIN}" y="{y}" {look}>{escape(line)}</text>')
            y += round(size * 1.55)

    write(report.title, TITLE, ink, 600)
    for what, words in report.mark.rows():
        write(f"{what}{say('：', ': ')}{CONTROL.sub('�', words)}")
    for table in report.tables:
        if table.chart is None and not table.rows:
            continue
        y += 18
        write(table.title, HEAD, ink, 600)
        if table.note:
            write(table.note)
        drawn, height = _chart(table, y) if table.chart is not None else _rows(table, y, ink, quiet)
        parts.append(drawn)
        y += height + 10
    y += 10
    write(say("怎样计数", "Definitions"), HEAD, ink, 600)
    for one in report.told:
        write(say(f"{one.title}（{one.unit}）：{one.means}", f"{one.title} ({one.unit}): {one.means}"))
    height = y + MARGIN // 2
    font = tokens()["--font-ui"].replace('"', "'")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="{font}"><rect width="100%" height="100%" fill="#ffffff"/>{"".join(parts)}'
        f"{''.join(_across(report.mark.short, height))}</svg>"
    )


def wrapped(text: str, width: float) -> list[str]:
    """A text in lines.

    Args:
        text: the text.
        width: of a line, in halves of a Chinese character.

    >>> wrapped("一二三四五", 6), wrapped("one two three", 8)
    (['一二三', '四五'], ['one two', 'three'])
    """
    lines, line, wide = list[str](), "", 0
    for word in re.findall(r"[^\s\u2e80-\uffff]+\s*|[\u2e80-\uffff]|\s+", text):
        size = sum(1 + (each >= FULL_WIDTH) for each in word.rstrip())
        if line and wide + size > width:
            lines.append(line.rstrip())
            line, wide = "", 0
        line += word
        wide += sum(1 + (each >= FULL_WIDTH) for each in word)
    return [*lines, line.rstrip()]


def _chart(table: Table, y: int) -> tuple[str, int]:
    svg = resolved(vl_convert.vegalite_to_svg(dressed(table.chart, MEASURED_FONT).to_dict()))
    head, _, body = svg.partition(">")
    wide, high = (float(head.partition(f' {side}="')[2].partition('"')[0]) for side in ("width", "height"))
    shrunk = min(1.0, (WIDTH - 2 * MARGIN) / wide)
    body = body.rpartition("</svg>")[0]
    size = f'width="{wide * shrunk:.0f}" height="{high * shrunk:.0f}" viewBox="0 0 {wide} {high}"'
    return f'<svg x="{MARGIN}" y="{y}" {size}>{body}</svg>', round(high * shrunk)


def _rows(table: Table, y: int, ink: str, quiet: str) -> tuple[str, int]:
    """A table without a chart, as text."""
    step, first = 22, 320
    across = (WIDTH - 2 * MARGIN - first) / max(len(table.heads) - 1, 1)
    parts = []
    for number, row in enumerate([table.heads, *table.rows[:ROWS]]):
        for place, cell in enumerate(row):
            x = MARGIN if place == 0 else MARGIN + first + across * place - 8
            anchor = "start" if place == 0 else "end"
            told = f"{cell:,}" if isinstance(cell, int) else CONTROL.sub("�", cell)
            told = told if place else told[:24]
            parts.append(
                f'<text x="{x:.0f}" y="{y + 14 + step * number}" font-size="12" text-anchor="{anchor}" '
                f'fill="{quiet if number == 0 else ink}">{escape(told)}</text>'
            )
    return "".join(parts), step * (min(len(table.rows), ROWS) + 1)


def _across(text: str, height: int) -> Iterator[str]:
    """Who drew it, across the whole picture, so that no part can be cut out without it."""
    told = escape(CONTROL.sub("�", text))
    for row in range(height // 260 + 1):
        for column in range(2):
            x, y = 60 + column * 480 + (row % 2) * 120, 200 + row * 260
            yield (
                f'<text x="{x}" y="{y}" font-size="20" fill="#17202d" fill-opacity="0.07" '
                f'transform="rotate(-24 {x} {y})">{told}</text>'
            )
