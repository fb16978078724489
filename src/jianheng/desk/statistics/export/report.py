"""What an exported file holds, whatever its form: tables with their charts, conditions, definitions, and a mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.list_views import data_day
from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.runs.counts import ORDER
from jianheng.desk.statistics import charts
from jianheng.desk.statistics.acts import Line, answers, is_narrowed_by_period
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.statistics.definitions import Definition, definitions
from jianheng.desk.statistics.durations import durations
from jianheng.desk.statistics.figures_page import in_words
from jianheng.desk.statistics.precision import precision
from jianheng.desk.statistics.progress import progress
from jianheng.desk.statistics.repeats import repeats
from jianheng.desk.words import Words, say

Cell = str | int


@dataclass(frozen=True)
class Table:
    """A table of figures.

    Args:
        title: what it tells.
        heads: names of its columns.
        rows: its rows.
        chart: draws the same; None where there is nothing to draw.
        note: what must be known to read it.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    chart: Any = None
    note: str = ""


@dataclass(frozen=True)
class Mark:
    """Who drew it, when, for what, and of what.

    Args:
        who, office: the person.
        when: the moment.
        why: what for.
        conditions: what was asked, in words.
        as_of: the day of the data.
    """

    who: str
    office: str
    when: datetime
    why: str
    conditions: str
    as_of: str

    @property
    def line(self) -> str:
        """All of it in one line, for every page."""
        at = self.when.strftime("%Y-%m-%d %H:%M")
        return say(
            f"{self.office} {self.who} 于 {at} 导出，用途：{self.why}",
            f"Exported by {self.who}, {self.office}, at {at}; purpose: {self.why}",
        )

    @property
    def short(self) -> str:
        """What lies across the page."""
        return f"{self.who} {self.office} {self.when.strftime('%Y-%m-%d %H:%M')}"

    def rows(self) -> list[tuple[str, str]]:
        """The same item by item."""
        return [
            (say("导出", "Export"), self.line),
            (say("条件", "Conditions"), self.conditions),
            (say("数据截至", "Data as of"), self.as_of or "—"),
            (say("个人信息", "Personal data"), say("没有", "none")),
        ]


@dataclass(frozen=True)
class Report:
    """An export.

    Args:
        title: its title.
        tables: the figures.
        told: the definitions of these figures.
        mark: who drew it.
    """

    title: str
    tables: list[Table]
    told: list[Definition]
    mark: Mark


@dataclass(frozen=True)
class Part:
    """A part of the statistics that can be exported.

    Args:
        title: its title.
        of: writes its tables.
        told: names of the definitions of its figures.
    """

    title: Words
    of: Callable[[Asked, User], list[Table]]
    told: tuple[str, ...]


def report_of(parts: Sequence[str], asked: Asked, user: User, why: str, when: datetime) -> Report:
    """Count for an export.

    Args:
        parts: names of `PARTS`.
        asked: what is asked.
        user: who draws it.
        why: what for.
        when: when.
    """
    day = data_day()
    office = user.office.name if user.office else ""
    mark = Mark(user.shown_name, office, when, why, in_words(asked, user), day.isoformat() if day else "")
    tables = [table for name in parts for table in PARTS[name].of(asked, user)]
    names = dict.fromkeys(told for name in parts for told in PARTS[name].told)
    title = str(PARTS[parts[0]].title) if len(parts) == 1 else say("执法监督统计", "Statistics of supervision")
    return Report(title, tables, [definitions()[name] for name in names], mark)


def _answers(asked: Asked, user: User) -> list[Table]:
    found = answers(asked, user)
    five = [str(ANSWERS[answer]) for answer in ORDER]

    def table(title: str, head: str, lines: Sequence[Line], chart: Any, *, summed: bool = True) -> Table:
        rows = [_line(line) for line in (*lines, *([found.total] if summed else []))]
        return Table(title, [head, say("审查行为", "Acts"), *five], rows, chart if lines else None, note)

    note = ""
    if asked.has_period and not is_narrowed_by_period(asked):
        note = say("审查行为没有这样的日子，本表没有按期间收窄。", "Acts have no such day: not narrowed to the period.")
    dated = [line for line in found.periods if line.key]
    over_time = charts.over_time(found.periods) if len(dated) > 1 else None
    by_unit = charts.five_answers(found.institutions)
    return [
        table(
            say("五种判断，按领域", "Answers by area"),
            say("领域", "Area"),
            found.areas,
            charts.five_answers(found.areas),
        ),
        table(say("五种判断，按时间", "Answers by time"), say("行为日", "Day"), found.periods, over_time),
        table(
            say("五种判断，按单位", "Answers by institution"), say("单位", "Institution"), found.institutions, by_unit
        ),
        table(say("五种判断，按模型", "Answers by model"), say("模型", "Model"), found.models, None),
    ]


def _line(line: Line) -> list[Cell]:
    return [line.title, line.counts.total, *(line.counts[answer] for answer in ORDER)]


def _progress(asked: Asked, user: User) -> list[Table]:
    steps = progress(asked, user)
    told = durations(asked, user)
    rows: list[list[Cell]] = [
        [
            str(one.definition.title),
            one.number,
            str(one.definition.unit),
            one.share,
            "—" if one.whole is None else one.whole,
        ]
        for one in steps.values()
    ]
    note = (
        ""
        if asked.is_one_set
        else say("每个数按自己的日子算进期间，不算占比。", "Each figure by its own day; no shares.")
    )
    days: list[list[Cell]] = [
        [str(one.cases.definition.title), one.told, one.cases.number, str(one.cases.definition.unit)]
        for one in told.values()
    ]
    drawn = charts.steps(list(steps.values())) if asked.is_one_set else None
    heads = [say("环节", "Step"), say("数", "Figure"), say("单位", "Of what"), say("占比", "Share"), say("分母", "Of")]
    more = [
        say("从哪到哪", "From, to"),
        say("中位数（日）", "Median days"),
        say("依据", "Cases"),
        say("单位", "Of what"),
    ]
    return [
        Table(say("从线索到回头看", "From clue to look-back"), heads, rows, drawn, note),
        Table(say("各环节之间的日数", "Days between stages"), more, days),
    ]


def _precision(asked: Asked, user: User) -> list[Table]:
    whole, lines = precision(asked, user)
    rows: list[list[Cell]] = [
        [one.title, one.upheld.number, one.judged.number, f"{one.share}%", f"{one.interval[0]}–{one.interval[1]}%"]
        for one in ((*lines, whole) if lines else ())
    ]
    heads = [
        say("模型", "Model"),
        say("查实", "Upheld"),
        say("定性", "Judged"),
        say("精确率", "Precision"),
        say("95% 区间", "95% interval"),
    ]
    return [Table(say("模型精确率", "Precision by model"), heads, rows, charts.intervals(lines) if lines else None)]


def _repeats(asked: Asked, user: User) -> list[Table]:
    found = repeats(asked, user)
    rows: list[list[Cell]] = [
        [
            one.unit,
            one.title,
            len(one.months),
            one.clues.number,
            one.verified.number,
            one.served_on.isoformat() if one.served_on else "—",
            one.after_service.number if one.after_service else "—",
            one.rectified_on.isoformat() if one.rectified_on else "—",
            one.after_rectification.number if one.after_rectification else "—",
        ]
        for one in found
    ]
    heads = [
        say("单位", "Institution"),
        say("模型", "Model"),
        say("月份", "Months"),
        say("线索", "Clues"),
        say("属实", "Verified"),
        say("首次送达", "First served"),
        say("送达后又有", "Again after"),
        say("首次整改", "First put right"),
        say("整改后又有", "Again after that"),
    ]
    return [Table(say("反复出现", "Repeats"), heads, rows, charts.repeated(found) if found else None)]


PARTS: Mapping[str, Part] = {
    "answers": Part(Words("五种判断", "Answers"), _answers, ("act", *ORDER)),
    "progress": Part(
        Words("从线索到回头看", "From clue to look-back"),
        _progress,
        (
            "clue",
            "concluded",
            "verified",
            "addressed",
            "document",
            "replied",
            "item",
            "rectified",
            "looked_back",
            "relapsed",
            "withdrawn",
            "to_conclusion",
            "to_service",
            "to_reply",
            "to_rectification",
            "to_look_back",
        ),
    ),
    "precision": Part(Words("模型精确率", "Precision by model"), _precision, ("judged", "upheld")),
    "repeats": Part(
        Words("反复出现", "Repeats"),
        _repeats,
        ("repeated", "repeated_verified", "after_service", "after_rectification"),
    ),
}
