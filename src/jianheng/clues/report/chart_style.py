"""How every chart looks, in the report of a run and in the workbench: colours are the page's own, by their names."""

from __future__ import annotations

from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup

# The page's type, by its name; and type by which the width of labels can be measured, where a page sets it anyway.
PAGE_FONT = "var(--font-ui)"
MEASURED_FONT = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
INK, QUIET, LINE = "var(--ink-2)", "var(--ink-3)", "var(--line)"


def data(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Rows as the data of a chart."""
    return alt.InlineData(values=rows)


def name_axis(field: str, width: int, order: list[str] | None = None) -> alt.Y:
    """An axis of names on the left, of some width."""
    return alt.Y(f"{field}:N", sort=order, title=None, axis=alt.Axis(labelLimit=width - 10, ticks=False))


def whole(rows: list[dict[str, Any]], field: str) -> alt.Axis:
    """Ticks of an axis that counts acts: whole numbers only."""
    return alt.Axis(format="d", tickCount=min(4, max((row[field] for row in rows), default=0)) or 1)


def dressed(chart: Any, font: str = PAGE_FONT) -> Any:
    """A chart with type, axes and legend as everywhere."""
    return (
        chart.configure(font=font, background="transparent", aria=False)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK,
            titleColor=QUIET,
            gridColor=LINE,
            domainColor="var(--line-2)",
            tickColor="var(--line-2)",
            labelFontSize=12,
            titleFontSize=11,
            titleFontWeight="normal",
        )
        .configure_legend(labelColor=INK, labelFontSize=12)
    )


def as_svg(chart: Any, told: str, font: str = PAGE_FONT) -> Markup:
    """A chart as a part of a page.

    Args:
        chart: the chart.
        told: what it shows, for those who do not see it.
        font: its type.
    """
    svg = vl_convert.vegalite_to_svg(dressed(chart, font).to_dict())
    head, _, body = svg.partition(">")
    width, height = (head.partition(f'{side}="')[2].partition('"')[0] for side in (" width", " height"))
    opening = Markup('<svg class="chart" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">')
    # Altair's own text is escaped by Vega; the labels inside are data that went in as values.
    return opening.format(told, width, height, width, height) + Markup(body)
