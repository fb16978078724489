"""A reckoning as a picture: its days on a time line, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import altair as alt
import vl_convert

from jianheng.law.reckoning.reckoned import Reckoned
from jianheng.law.reckoning.step import Point

WIDTH, ROW, NAMES = 560, 30, 340
INK, QUIET, LINE, OPEN = "#1d2a38", "#5c6b7a", "#2f6690", "#b3541e"


@dataclass(frozen=True)
class Mark:
    """One line of the picture.

    Args:
        label: what it is.
        first: its day, or its first one.
        last: its last day where it is a stretch, else None.
        doubtful: a stretch within which the day lies, rather than one that lasts.
    """

    label: str
    first: date
    last: date | None = None
    doubtful: bool = False


def marks_of(found: Reckoned[Any], lang: str) -> list[Mark]:
    """The steps that have days, one line each.

    Args:
        found: a result.
        lang: `zh` or `en`.
    """
    marks = []
    for step in found.steps:
        first, last = _day(step.value), _day(step.until)
        if first is not None:
            apart = last is not None and last != first
            marks.append(Mark(step.says[lang], first, last if apart else None, doubtful=apart))
    return marks


def timeline(marks: Sequence[Mark], title: str) -> str:
    """Draw days and stretches on one line of time.

    Args:
        marks: in order, from the top.
        title: of the picture.

    Returns:
        An SVG document; every day is also written beside its mark.

    Raises:
        ValueError: nothing to draw.
    """
    if not marks:
        raise ValueError("没有可以画的日期 / no day to draw")
    rows = [
        {
            "order": order,
            "label": mark.label,
            "first": mark.first.isoformat(),
            "last": (mark.last or mark.first).isoformat(),
            "told": mark.first.isoformat() + (f" – {mark.last.isoformat()}" if mark.last else ""),
            "colour": OPEN if mark.doubtful else LINE,
        }
        for order, mark in enumerate(marks)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("order:O", axis=None),
        x=alt.X("first:T", title=None, axis=alt.Axis(format="%Y-%m", labelColor=QUIET, grid=True, tickCount=6)),
        color=alt.Color("colour:N", scale=None),
    )
    bars = base.mark_rule(strokeWidth=6, opacity=0.45).encode(x2="last:T")
    ends = base.mark_point(filled=True, size=60, opacity=1) + base.mark_point(filled=True, size=60, opacity=1).encode(
        x="last:T"
    )
    days = base.mark_text(align="left", dx=9, color=INK, fontSize=11).encode(x="last:T", text="told:N")
    drawn = (bars + ends + days).properties(width=WIDTH, height=alt.Step(ROW))
    names = alt.Chart(alt.InlineData(values=rows)).mark_text(
        align="right", limit=NAMES, color=INK, fontSize=12, x=NAMES
    )
    named = names.encode(y=alt.Y("order:O", axis=None), text="label:N").properties(width=NAMES, height=alt.Step(ROW))
    whole = alt.hconcat(named, drawn, spacing=12).properties(
        title=alt.Title(title, anchor="start", color=INK, fontSize=15)
    )
    dressed = whole.configure(padding={"left": 12, "right": 170, "top": 12, "bottom": 12}, background="white")
    return str(vl_convert.vegalite_to_svg(dressed.configure_view(stroke=None).to_json()))


def _day(value: Point | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
