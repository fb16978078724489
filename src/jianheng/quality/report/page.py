"""The page put together: tables with bars, no script, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from jianheng.quality.quality import KINDS, Filled, Finding, Limits, Quality, pick
from jianheng.quality.report.words import WORDS

HUNDRED = 100
ANY_UNIT = "*"


def write_quality_html(quality: Quality, out: Path, lang: str = "zh", limits: Limits | None = None) -> None:
    """Write the report as one HTML file.

    Args:
        quality: what was found.
        out: the file to write; its folder is made if absent.
        lang: `zh` or `en`.
        limits: how many examples are shown.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f".{out.name}.part")
    part.write_text(render_quality(quality, lang, limits), encoding="utf-8", newline="\n")
    part.replace(out)


def render_quality(quality: Quality, lang: str = "zh", limits: Limits | None = None) -> str:
    """The report as text; the same findings give the same page."""
    environment = Environment(
        loader=PackageLoader("jianheng.quality.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = WORDS[lang]
    style = files("jianheng.quality.report").joinpath("quality.css").read_text("utf-8")
    environment.globals.update(
        t=words.__getitem__,
        pick=lambda told: pick(told, lang),
        title=lambda table: quality.title(table, lang) if table else words["delivery"],
        label=lambda table, field: quality.label(table, field, lang),
        unit=lambda name: unit_name(name, lang),
        share=share,
        kinds=KINDS,
    )
    environment.filters["title_of"] = lambda table: quality.title(table, lang)
    return environment.get_template("quality.html.jinja").render(
        quality=quality,
        lang=lang,
        shown=(limits or Limits()).shown,
        units=_by_unit(quality),
        fills=_by_table(quality),
        most=max((cost.answers for cost in quality.costs), default=1),
        style=Markup(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def unit_name(name: str, lang: str) -> str:
    """What a unit is called: a delivery may name none, or speak for all.

    >>> unit_name("*", "zh"), unit_name("", "en")
    ('未分单位（平台汇总）', 'unit not named')
    """
    return WORDS[lang]["any_unit"] if name == ANY_UNIT else name or WORDS[lang]["no_unit"]


def share(count: int, of: int) -> str:
    """A part of a whole in per cent; what is not nothing is never shown as nothing, nor what lacks something as all.

    >>> share(1, 3), share(0, 5), share(1, 9999), share(9999, 10000), share(0, 0)
    ('33.3%', '0.0%', '<0.1%', '>99.9%', '–')
    """
    if not of:
        return "–"
    told = f"{HUNDRED * count / of:.1f}%"
    if count and told == "0.0%":
        return "<0.1%"
    return ">99.9%" if count < of and told == "100.0%" else told


def _by_unit(quality: Quality) -> list[tuple[str, dict[str, int], list[Finding]]]:
    """Units, the one with most findings first: how many problems of each kind, and the findings."""
    found: dict[str, list[Finding]] = {}
    for finding in quality.findings:
        found.setdefault(finding.unit, []).append(finding)
    counted = [
        (unit, {kind: sum(f.count for f in findings if f.kind == kind) for kind in KINDS}, findings)
        for unit, findings in found.items()
    ]
    return sorted(counted, key=lambda each: (-sum(each[1].values()), each[0]))


def _by_table(quality: Quality) -> list[tuple[tuple[str, str, str], list[Filled]]]:
    found: dict[tuple[str, str, str], list[Filled]] = {}
    for each in quality.filled:
        found.setdefault((each.unit, each.batch, each.table), []).append(each)
    return sorted(found.items())
