"""Charts of a run, drawn by Altair and kept as SVG in the page; their colours are those of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import altair as alt
from markupsafe import Markup

from jianheng.clues.overview import Crossing, Overview, Slice
from jianheng.clues.report.chart_style import INK, LINE, as_svg, data, name_axis, whole
from jianheng.clues.words import Words

WIDTH = 760
ROW = 26
NAMES = 280
# More lines than these are better read in the table below the chart.
UNITS = 12
ANSWER_ORDER = ("unlawful", "undetermined", "pending", "exempt", "lawful")


class Charts:
    """Draws the charts of a report in one language.

    Args:
        words: the report's words.
        areas: the areas with their names, in order.
    """

    def __init__(self, words: Words, areas: Sequence[tuple[str, str]]) -> None:
        self._words = words
        self._areas = dict(areas)

    def time(self, overview: Overview) -> Markup:
        """Unlawful acts by period, and below them their share of the decided ones."""
        rows = [self._row(part, period(part.name, self._words)) for part in overview.periods]
        base = alt.Chart(data(rows)).encode(x=alt.X("name:O", title=None, sort=None, axis=alt.Axis(labelAngle=0)))
        count = base.encode(y=alt.Y("unlawful:Q", title=self._words("answer_unlawful"), axis=whole(rows, "unlawful")))
        bars = count.mark_bar(color="var(--unlawful-f)") + count.mark_text(dy=-7, color=INK).encode(text="unlawful:Q")
        known = base.transform_filter("datum.decided > 0 && datum.dated").encode(
            y=alt.Y("share:Q", title=self._words("of_decided"), axis=alt.Axis(format=".0%", tickCount=3))
        )
        line = known.mark_line(color="var(--accent)", point=alt.OverlayMarkDef(color="var(--accent)"))
        return as_svg(
            alt.vconcat(
                bars.properties(width=WIDTH, height=130),
                line.properties(width=WIDTH, height=70),
            ),
            self._words("chart_time"),
        )

    def areas(self, overview: Overview) -> Markup:
        """The five answers of each area, as parts of the whole."""
        rows = [
            {
                "area": self._areas[part.name],
                "answer": self._words(f"answer_{answer}"),
                "order": order,
                "acts": part.counts[answer],
            }
            for part in overview.areas
            for order, answer in enumerate(ANSWER_ORDER)
        ]
        colours = alt.Scale(
            domain=[self._words(f"answer_{a}") for a in ANSWER_ORDER],
            range=[f"var(--{answer}-f)" for answer in ANSWER_ORDER],
        )
        chart = alt.Chart(data(rows)).mark_bar(height=ROW - 10)
        chart = chart.encode(
            y=name_axis("area", NAMES),
            x=alt.X("acts:Q", stack="normalize", title=None, axis=alt.Axis(format=".0%", tickCount=5)),
            color=alt.Color("answer:N", scale=colours, sort=None, legend=alt.Legend(orient="top", title=None)),
            order="order:Q",
        )
        return as_svg(
            chart.properties(width=WIDTH - NAMES, height=alt.Step(ROW)),
            self._words("chart_areas"),
        )

    def units(self, overview: Overview) -> Markup:
        """Where the unlawful acts are: institutions against areas, each cell with its denominator."""
        shown = [part.name for part in overview.units if part.counts["unlawful"]][:UNITS]
        cells = [cell for cell in overview.by_unit if cell.name in set(shown)]
        return self._grid(cells, shown, self._words("chart_units"), lambda name: name or self._words("unit_unknown"))

    def periods(self, overview: Overview) -> Markup:
        """When the unlawful acts were: periods against areas, each cell with its denominator."""
        shown = [part.name for part in overview.periods]
        return self._grid(
            overview.by_period, shown, self._words("chart_periods"), lambda name: period(name, self._words)
        )

    def _grid(self, cells: Iterable[Crossing], names: list[str], told: str, label: Callable[[str], str]) -> Markup:
        rows = [
            {**self._row(Slice(cell.name, cell.counts), label(cell.name)), "area": self._areas[cell.area]}
            for cell in cells
            if cell.counts["unlawful"] + cell.counts["lawful"]
        ]
        order = [label(name) for name in names]
        across = [name for area, name in self._areas.items() if any(row["area"] == name for row in rows)]
        base = alt.Chart(data(rows)).encode(
            y=name_axis("name", NAMES, order),
            x=alt.X("area:N", sort=across, title=None, axis=alt.Axis(orient="top", labelAngle=0, labelLimit=0)),
        )
        # The page's colours are names that no chart library can mix: a cell is its shade's opacity instead.
        ground = base.mark_rect(fill="var(--unlawful-f)", stroke=LINE).encode(
            fillOpacity=alt.FillOpacity("share:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0, 0.75]))
        )
        text = base.mark_text(color="var(--ink)", fontSize=11).encode(text="told:N")
        wide = max(62, min(92, (WIDTH - NAMES) // max(len(across), 1)))
        return as_svg((ground + text).properties(width=alt.Step(wide), height=alt.Step(ROW)), told)

    def _row(self, part: Slice, name: str) -> dict[str, Any]:
        unlawful = part.counts["unlawful"]
        return {
            "name": name,
            "dated": bool(part.name),
            "unlawful": unlawful,
            "decided": part.decided,
            "share": unlawful / part.decided if part.decided else 0,
            "told": f"{unlawful:,}/{part.decided:,}",
        }


def period(name: str, words: Words) -> str:
    """A period as people write it.

    >>> period("2024Q2", Words("zh")), period("2024-03", Words("zh")), period("", Words("en"))
    ('2024年2季度', '2024年3月', 'day unknown')
    """
    if not name:
        return words("day_unknown")
    if "Q" in name:
        return words("quarter", y=name[:4], q=name[5:])
    return words("month_of", y=name[:4], m=str(int(name[5:]))) if "-" in name else words("year_of", y=name)


def area_name(area: str, words: Words) -> str:
    """What an area is called; an area of one's own keeps its name."""
    return words.code("area", area)
