"""The findings as an Excel workbook: a sheet for each kind, a line for each place, words that stay words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from jianheng.quality.quality import KINDS, Finding, Quality, Spot, pick
from jianheng.quality.report.page import share, unit_name
from jianheng.quality.report.words import WORDS

# What XML cannot hold; a source may hold anything.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CELL_LIMIT = 32_767
HEAD_FONT, HEAD_FILL = Font(bold=True), PatternFill("solid", fgColor="E8EEF8")
WRAPPED = Alignment(wrap_text=True, vertical="top")
Value = str | int
WHAT = (("unit", 24), ("table", 18), ("field", 16), ("problem", 44), ("place", 40), ("value", 28))
PLACES = (*WHAT, ("person", 12), ("against", 50), ("count", 8), ("of", 8), ("mend", 40), ("batch", 16))
COSTS = (("fact", 40), ("from", 30), ("lacking", 14), ("alone", 14), ("models", 50), ("mend", 50))
FILLING = (("unit", 24), ("table", 18), ("field", 20), ("always", 12), ("filled", 10), ("of", 10), ("share", 10))
LAGS = (("unit", 24), ("table", 18), ("rows", 10), ("of", 10), ("median", 10), ("most", 14), ("late", 12))


def write_quality_xlsx(quality: Quality, out: Path, lang: str = "zh") -> None:
    """Write what was found as a workbook.

    Args:
        quality: what was found.
        out: the file; its folder is made if absent. It appears whole or not at all.
        lang: `zh` or `en`.
    """
    book = Workbook(write_only=True)
    words = WORDS[lang]
    for kind, title in KINDS.items():
        rows = (row for finding in quality.of_kind(kind) for row in _places(quality, finding, lang))
        _add(book, pick(title, lang), PLACES, rows, lang)
    _add(book, words["costs"][:31], COSTS, _costs(quality, lang), lang)
    _add(book, words["filling"], FILLING, _filling(quality, lang), lang)
    _add(book, words["lags"][:31], LAGS, _lags(quality, lang), lang)
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f".{out.name}.part")
    book.save(part)
    part.replace(out)


def _places(quality: Quality, finding: Finding, lang: str) -> Iterator[Sequence[Value]]:
    """A line for each place that is kept; at least one for the finding."""
    title = quality.title(finding.table, lang) if finding.table else WORDS[lang]["delivery"]
    label = quality.label(finding.table, finding.field, lang)
    for spot in finding.spots or (None,):
        yield (
            unit_name(finding.unit, lang),
            title,
            label,
            pick(finding.says, lang),
            spot.where(lang) if spot else "",
            spot.value if spot else "",
            spot.person if spot else "",
            _other(quality, spot.other, lang) if spot and spot.other else "",
            finding.count,
            finding.of,
            pick(finding.mend, lang),
            finding.batch,
        )


def _other(quality: Quality, spot: Spot, lang: str) -> str:
    value = f" [{spot.value}]" if spot.value else ""
    return f"{unit_name(spot.unit, lang)} {quality.title(spot.table, lang)} {spot.where(lang)}{value}"


def _costs(quality: Quality, lang: str) -> Iterator[Sequence[Value]]:
    for cost in quality.costs:
        place = [quality.title(cost.table, lang), quality.label(cost.table, cost.field, lang)] if cost.table else []
        models = "；".join(f"{model} {count}" for model, count in cost.models)
        yield (
            pick(cost.says, lang),
            " · ".join(filter(None, place)),
            cost.answers,
            cost.alone,
            models,
            pick(cost.mend, lang),
        )


def _filling(quality: Quality, lang: str) -> Iterator[Sequence[Value]]:
    for each in quality.filled:
        unit, title = unit_name(each.unit, lang), quality.title(each.table, lang)
        needed = WORDS[lang][each.required] if each.required else ""
        label = quality.label(each.table, each.field, lang)
        yield unit, title, label, needed, each.filled, each.of, share(each.filled, each.of)


def _lags(quality: Quality, lang: str) -> Iterator[Sequence[Value]]:
    for lag in quality.lags:
        unit, title = unit_name(lag.unit, lang), quality.title(lag.table, lang)
        yield unit, title, lag.rows, lag.of, lag.median, lag.most, lag.late


def _add(
    book: Workbook, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]], lang: str
) -> None:
    sheet: WriteOnlyWorksheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    head = [_cell(sheet, WORDS[lang][key]) for key, _ in columns]
    for cell in head:
        cell.font, cell.fill = HEAD_FONT, HEAD_FILL
    sheet.append(head)
    count = 1
    for row in rows:
        count += 1
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> WriteOnlyCell:
    if isinstance(value, int):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=CONTROL.sub("�", value)[:CELL_LIMIT])
    # A source's words may begin with "=", "+", "-" or "@": they are words, never a formula.
    cell.data_type = "s"
    cell.alignment = WRAPPED
    return cell
