"""The charts of the statistics; each stands beside a table that tells the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
from markupsafe import Markup

from jianheng.clues.report.chart_style import INK, LINE, MEASURED_FONT, as_svg, data, name_axis, whole
from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.runs.counts import ORDER
from jianheng.desk.statistics.acts import Line
from jianheng.desk.statistics.figure import Figure
from jianheng.desk.statistics.precision import Line as Precision
from jianheng.desk.statistics.repeats import Repeat
from jianheng.desk.words import say

WIDTH = 900
NAMES, ROW = 240, 24
# More lines than these are better read in the table.
SHOWN = 12
MARK_ROLES = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")')
ACCENT, QUIET = "var(--accent)", "var(--ch-serve)"


def over_time(lines: Sequence[Line]) -> Any:
    """Unlawful acts by period, and below them their share of those found lawful or unlawful."""
    rows = [
        {
            "name": line.title,
            "unlawful": line.counts.unlawful,
            "decided": line.counts.unlawful + line.counts.lawful,
            "share": line.counts.unlawful / ((line.counts.unlawful + line.counts.lawful) or 1),
        }
        for line in lines
        if line.key
    ]
    axis = alt.Axis(labelAngle=0 if len(rows) < SHOWN else -45)
    base = alt.Chart(data(rows)).encode(x=alt.X("name:O", title=None, sort=None, axis=axis))
    count = base.encode(y=alt.Y("unlawful:Q", title=say("违法", "Unlawful"), axis=whole(rows, "unlawful")))
    bars = count.mark_bar(color="var(--unlawful-f)") + count.mark_text(dy=-7, color=INK).encode(text="unlawful:Q")
    share = base.transform_filter("datum.decided > 0").encode(
        y=alt.Y("share:Q", title=say("占已判明", "of decided"), axis=alt.Axis(format=".0%", tickCount=3))
    )
    line = share.mark_line(color=ACCENT, point=alt.OverlayMarkDef(color=ACCENT))
    return alt.vconcat(bars.properties(width=WIDTH, height=120), line.properties(width=WIDTH, height=60))


def five_answers(lines: Sequence[Line]) -> Any:
    """The five answers of each line, as parts of the whole."""
    rows = [
        {"name": line.title, "answer": str(ANSWERS[answer]), "order": order, "acts": line.counts[answer]}
        for line in lines[:SHOWN]
        for order, answer in enumerate(ORDER)
    ]
    colours = alt.Scale(domain=[str(ANSWERS[a]) for a in ORDER], range=[f"var(--{answer}-f)" for answer in ORDER])
    chart = alt.Chart(data(rows)).mark_bar(height=ROW - 8)
    chart = chart.encode(
        y=name_axis("name", NAMES, [line.title for line in lines[:SHOWN]]),
        x=alt.X("acts:Q", stack="normalize", title=None, axis=alt.Axis(format=".0%", tickCount=5)),
        color=alt.Color("answer:N", scale=colours, sort=None, legend=alt.Legend(orient="top", title=None)),
        order="order:Q",
    )
    return chart.properties(width=WIDTH - NAMES, height=alt.Step(ROW))


def intervals(lines: Sequence[Precision]) -> Any:
    """The precision of each model as point and whisker, with its counts."""
    rows = [
        {
            "name": line.title,
            "share": line.share,
            "low": line.interval[0],
            "high": line.interval[1],
            "told": f"{line.upheld.number}/{line.judged.number}",
        }
        for line in lines[:SHOWN]
    ]
    base = alt.Chart(data(rows)).encode(y=name_axis("name", NAMES, [str(row["name"]) for row in rows]))
    axis = alt.Axis(values=[0, 25, 50, 75, 100], labelExpr="datum.value + '%'")
    across = alt.X("low:Q", title=None, scale=alt.Scale(domain=[0, 100]), axis=axis)
    rule = base.mark_rule(color=ACCENT, strokeWidth=2).encode(x=across, x2="high:Q")
    point = base.mark_circle(color=ACCENT, size=60, opacity=1).encode(x="share:Q")
    told = base.mark_text(color=INK, align="left", dx=8).encode(x=alt.value(WIDTH - NAMES - 60), text="told:N")
    return (rule + point + told).properties(width=WIDTH - NAMES - 60, height=alt.Step(ROW))


def steps(figures: Sequence[Figure]) -> Any:
    """Each step as its share of the step before it, with both numbers."""
    rows = [
        {
            "name": f"{one.definition.title} ({one.definition.unit})",
            "share": one.number / one.whole if one.whole else 0,
            "told": f"{one.number:,}" if one.whole is None else f"{one.number:,} / {one.whole:,}",
        }
        for one in figures
    ]
    order = [str(row["name"]) for row in rows]
    base = alt.Chart(data(rows)).encode(y=name_axis("name", NAMES, order))
    across = alt.X("share:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%", tickCount=5))
    bars = base.mark_bar(color=QUIET, height=ROW - 10).encode(x=across)
    told = base.mark_text(color=INK, align="left").encode(x=alt.value(WIDTH - NAMES - 90), text="told:N")
    return (bars + told).properties(width=WIDTH - NAMES - 100, height=alt.Step(ROW))


def repeated(found: Sequence[Repeat]) -> Any:
    """When the same problem was there: dots by month, a stroke where served, a triangle where put right."""
    rows, marks = [], []
    for one in found[:SHOWN]:
        name = f"{one.unit} · {one.title}"
        rows += [{"name": name, "month": f"{month}-15", "clues": number} for month, number in one.months.items()]
        for kind, day in (("served", one.served_on), ("rectified", one.rectified_on)):
            marks += [{"name": name, "day": day.isoformat(), "kind": kind}] if day else []
    order = list(dict.fromkeys(str(row["name"]) for row in rows))
    wide, across = 380, 560
    time = alt.X("month:T", title=None, axis=alt.Axis(format="%Y-%m", tickCount=6, grid=False))
    dots = alt.Chart(data(rows)).mark_circle(color="var(--unlawful-f)", opacity=0.85)
    dots = dots.encode(
        x=time,
        y=name_axis("name", wide, order),
        size=alt.Size("clues:Q", legend=None, scale=alt.Scale(range=[40, 260])),
    )
    strokes = [mark for mark in marks if mark["kind"] == "served"]
    served = alt.Chart(data(strokes)).mark_tick(color=ACCENT, thickness=2, size=ROW - 4)
    right = alt.Chart(data([mark for mark in marks if mark["kind"] == "rectified"]))
    right = right.mark_point(color=ACCENT, shape="triangle-up", size=60, filled=True, opacity=1)
    above = [layer.encode(x="day:T", y=name_axis("name", wide, order)) for layer in (served, right)]
    ground = alt.Chart(data(rows)).mark_rule(color=LINE).encode(y=name_axis("name", wide, order))
    return alt.layer(ground, dots, *(above if strokes else [])).properties(width=across, height=alt.Step(ROW))


def drawn(chart: Any, told: str) -> Markup:
    """A chart as a part of a page; the same chart is drawn once."""
    return _drawn(chart.to_json(), told)


@lru_cache(maxsize=64)
def _drawn(spec: str, told: str) -> Markup:
    svg = as_svg(alt.Chart.from_json(spec), told, MEASURED_FONT)
    # The picture as a whole has a name; its marks would each ask for one of their own.
    return Markup(MARK_ROLES.sub("", svg))
