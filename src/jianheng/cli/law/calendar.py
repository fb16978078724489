"""`jianheng law calendar`: which days offices work, and the years that an office adds."""

from __future__ import annotations

from calendar import Calendar as Weeks
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any

import typer

from jianheng.cli.options import Json, Lang, the_language, the_workspace
from jianheng.cli.output import emit, fail, results, tell
from jianheng.law import LawDataError
from jianheng.law.calendar import Calendar, calendar_with, own_calendar
from jianheng.law.calendar_year import Year, read_year
from jianheng.running.law_here import calendar_of
from jianheng.workspace import Workspace

WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")}
MARKS = {
    "zh": "休：周一至周五放假；班：周六、周日上班；没有标记的，周一至周五上班，周六、周日休息",
    "en": "休: a weekday off; 班: a weekend day worked; unmarked weekdays are worked, unmarked weekends off",
}
NEXT = """\
{year} 年的安排由国务院办公厅的通知公布，一般在上一年 11 月；公布前不推测，涉及的期限为不明。
公布后写成 {year}.yaml，再运行 jianheng law calendar 工作区 --add {year}.yaml：
  year: {year}
  notices:
    - {{number: 国办发明电〔{before}〕…号, date: {before}-11-…}}
  off:      # 放假的周一至周五，一日一行
    - {year}-01-01
  worked:   # 上班的周六、周日，一日一行"""
NEXT_EN = """\
The State Council announces {year} by notice, as a rule in November before; until then nothing is guessed.
Then write {year}.yaml (year, notices, off: weekdays off, worked: weekend days worked) and add it with --add."""
COLUMNS = 2
DAY = 5
WEEK = 7 * DAY


def calendar(
    workspace: Annotated[
        Path | None, typer.Argument(metavar="[工作区]", help="工作区文件夹，其中可另加年份 / workspace folder")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help="哪一年，默认今年 / the year")] = None,
    add: Annotated[
        Path | None, typer.Option("--add", metavar="文件", help="把一年的安排加入工作区 / add a year to the workspace")
    ] = None,
    lang: Lang = "zh",
    as_json: Json = False,
) -> None:
    """工作日历：放假和调休，已知哪些年 / the calendar of working days."""
    the_language(lang)
    if add is not None:
        if workspace is None:
            fail("--add：要写明加入哪个工作区。改法：jianheng law calendar 工作区 --add 文件\nname the workspace")
        year = _added(the_workspace(workspace), add).year
    known = own_calendar() if workspace is None else calendar_of(the_workspace(workspace))
    wanted = year or min(max(date.today().year, known.first), known.last)
    found = known.year(wanted)
    if found is None:
        fail(f"{_span(known, lang)}\n{_unknown(known, wanted)}")
    if as_json:
        emit(_document(found, known))
        return
    for line in lines(found, known, lang):
        results.print(line, markup=False)


def lines(found: Year, known: Calendar, lang: str) -> list[str]:
    """A year as a grid of months, and which years are known."""
    told = [_heading(found, lang), ""]
    months = [_month(found, month, lang) for month in range(1, 13)]
    for first in range(0, len(months), COLUMNS):
        for row in zip_longest(*months[first : first + COLUMNS], fillvalue=" " * WEEK):
            told.append("   ".join(row).rstrip())
        told.append("")
    following = (NEXT if lang == "zh" else NEXT_EN).format(year=known.last + 1, before=known.last)
    return [*told, MARKS[lang], _span(known, lang), following]


def _month(year: Year, month: int, lang: str) -> list[str]:
    """A month; the mark of a day takes two columns, as does every Chinese sign."""
    title = f"{month} 月" if lang == "zh" else date(year.year, month, 1).strftime("%B")
    rows = [title + " " * (WEEK - len(title) - (lang == "zh"))]
    rows.append("".join(f" {day}  " for day in WEEKDAYS[lang]))
    for week in Weeks().monthdatescalendar(year.year, month):
        rows.append("".join(_cell(year, day) if day.month == month else " " * DAY for day in week))
    return rows


def _cell(year: Year, day: date) -> str:
    mark = "休" if day in year.off else "班" if day in year.worked else "  "
    return f" {day.day:>2}{mark}"


def _heading(found: Year, lang: str) -> str:
    told = [f"{each.number or '（文号不详）'}{f'，{each.on}' if each.on else ''}" for each in found.notices]
    source = "；".join(told) or {"zh": "文号没有录入", "en": "number of the notice not entered"}[lang]
    return f"{found.year} 年工作日历（{source}）" if lang == "zh" else f"Working days of {found.year} ({source})"


def _span(known: Calendar, lang: str) -> str:
    if lang == "zh":
        return f"已知 {known.first} 年至 {known.last} 年；此外的年份一律为不明。"
    return f"Known: {known.first} to {known.last}; all other years are unknown."


def _unknown(known: Calendar, wanted: int) -> str:
    if wanted > known.last:
        return NEXT.format(year=known.last + 1, before=known.last)
    return f"{wanted} 年没有录入。改法：有该年及其后各年的通知时，可同样写成 {known.first - 1}.yaml 等加入工作区"


def _added(workspace: Workspace, file: Path) -> Year:
    """The year of a file, once it lies in the workspace."""
    if not file.is_file():
        fail(f"--add：没有文件 [{file}]。改法：检查路径\nno such file")
    try:
        added = read_year(file)
        calendar_with(workspace.calendars, added)
    except LawDataError as error:
        fail(f"{file}：\n{error}")
    target = workspace.calendars / file.name
    content = file.read_bytes()
    if target.is_file() and target.read_bytes() != content:
        fail(f"{target} 已有，内容不同，没有改动。改法：核对后先删去旧文件，再加入\nthere is another one already")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}")
    unfinished.write_bytes(content)
    unfinished.replace(target)
    tell(f"已加入 {target}")
    return added


def _document(found: Year, known: Calendar) -> dict[str, Any]:
    return {
        "known": {"first": known.first, "last": known.last},
        "year": found.year,
        "notices": [{"number": each.number or None, "date": each.on} for each in found.notices],
        "off": sorted(found.off),
        "worked": sorted(found.worked),
    }
