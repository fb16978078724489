"""docs/commutation.md: every class of convict, by every version of the rules, looked up in the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jianheng.law.fit import NONE, UNKNOWN
from jianheng.law.lookup import Found, lookup
from jianheng.law.tables import LawTable
from jianheng.law.term import Term

TABLES = ("commutation_start", "commutation_interval", "commutation_cap", "conversion_of_life")
HEAD = """# 减刑的起始、间隔和幅度 Commutation: start, interval, amount

由法律表 `commutation_start`、`commutation_interval`、`commutation_cap`、`conversion_of_life` 逐格查得，写出的命令是
`python -m jianheng.law.pages`。按裁定之日取法。“一般”是软性规定（一般、可以），超出只作提示；“未核对”的数字没有读到
正式文本，不据以认定违法；“甲–乙”是条文的几种读法都可能适用。“并不低于上次”指间隔还不得低于上次减去的刑期。
事由：悔 = 确有悔改表现，立 = 立功，重 = 重大立功。

Looked up cell by cell in the law tables, by the day of the ruling. “一般” is a soft rule; “未核对” was not read in an
official text and is not used; a range means that several rows may apply. Grounds: 悔 repentance, 立 merit,
重 major merit.
"""
PENALTIES = {"fixed_term": "有期", "life": "无期", "death_reprieve": "死缓"}
CLASSES = {
    "general": "普通",
    "strict": "从严",
    "bribery": "贪污贿赂",
    "limited": "限制减刑",
    "no_commutation": "终身监禁",
}
BANDS = {
    "不满五年": Term(4),
    "五年以上不满十年": Term(7),
    "恰为十年": Term(10),
    "超过十年": Term(12),
}
# 事由：悔改、立功、重大立功。
GROUNDS = {
    "悔": (True, False, False),
    "立": (False, True, False),
    "悔+立": (True, True, False),
    "重": (False, False, True),
    "悔+重": (True, False, True),
}
NOTHING = "—"


@dataclass(frozen=True)
class Kind:
    """A class of convict with a kind and length of sentence."""

    category: str
    penalty: str
    band: str

    @property
    def given(self) -> dict[str, Any]:
        return {"category": self.category, "penalty": self.penalty, "term": BANDS.get(self.band, NONE)}


def page(tables: Mapping[str, LawTable]) -> str:
    """The page, in Markdown.

    Args:
        tables: law tables by name.
    """
    sections = [HEAD]
    for first, last in periods([tables[name] for name in TABLES]):
        lines = list(_section(first, tables))
        if lines:
            until = f"{last} 止" if last else "起，现行"
            sections.append(f"## {first} {'至 ' if last else ''}{until}\n\n" + "\n".join(lines))
    return "\n\n".join(sections).rstrip() + "\n"


def periods(tables: list[LawTable]) -> list[tuple[date, date | None]]:
    """The stretches between days on which any of the tables changes, the last one first."""
    starts: set[date] = set()
    for table in tables:
        for each in (condition for row in table.rows for condition in row.conditions if condition.arg == "on"):
            starts |= {day for day in (each.lo,) if isinstance(day, date)}
            starts |= {day + timedelta(days=1) for day in (each.hi,) if isinstance(day, date)}
    days = sorted(starts)
    ends = [*(day - timedelta(days=1) for day in days[1:]), None]
    return list(zip(days, ends, strict=True))[::-1]


def _section(on: date, tables: Mapping[str, LawTable]) -> Iterator[str]:
    kinds = [Kind(category, penalty, band) for category in CLASSES for penalty in PENALTIES for band in _bands(penalty)]
    rows = {kind: _cells(kind, on, tables) for kind in kinds}
    told = {kind: cells for kind, cells in rows.items() if any(cell != NOTHING for cell in cells)}
    if not told:
        return
    heads = [
        "类别",
        "原判",
        "起始",
        "间隔",
        *(f"一次上限：{ground}" for ground in GROUNDS),
        *(f"减为有期：{ground}" for ground in GROUNDS),
    ]
    used = [n for n in range(2, len(heads)) if any(cells[n - 2] != NOTHING for cells in told.values())]
    yield "| " + " | ".join([heads[0], heads[1], *(heads[n] for n in used)]) + " |"
    yield "|---|---|" + "---|" * len(used)
    for (category, penalty), group in _grouped(told).items():
        for bands, cells in group:
            length = "" if penalty != "fixed_term" or len(bands) == len(BANDS) else f"（{'、'.join(bands)}）"
            yield (
                "| "
                + " | ".join([CLASSES[category], PENALTIES[penalty] + length, *(cells[n - 2] for n in used)])
                + " |"
            )


def _bands(penalty: str) -> list[str]:
    return list(BANDS) if penalty == "fixed_term" else [""]


def _grouped(told: Mapping[Kind, list[str]]) -> dict[tuple[str, str], list[tuple[list[str], list[str]]]]:
    """Bands of one class that have the same numbers, together."""
    found: dict[tuple[str, str], list[tuple[list[str], list[str]]]] = {}
    for kind, cells in told.items():
        group = found.setdefault((kind.category, kind.penalty), [])
        if group and group[-1][1] == cells:
            group[-1][0].append(kind.band)
        else:
            group.append(([kind.band], cells))
    return found


def _cells(kind: Kind, on: date, tables: Mapping[str, LawTable]) -> list[str]:
    start = lookup(tables["commutation_start"], on=on, **kind.given)
    interval = lookup(tables["commutation_interval"], on=on, **kind.given)
    cells = [_months(start, "months"), _months(interval, "months") + _no_less(interval)]
    cells += [_ground(tables["commutation_cap"], kind, on, ground, ("cap", "cap")) for ground in GROUNDS.values()]
    ends = ("shortest", "longest")
    cells += [_ground(tables["conversion_of_life"], kind, on, ground, ends) for ground in GROUNDS.values()]
    return cells


def _months(found: Found, name: str) -> str:
    if not found.rows:
        return NOTHING
    if found.values.get("never") == (True, True):
        return "不得"
    lo, hi = found.values[name]
    if UNKNOWN in (lo, hi) or None in (lo, hi):
        return _unread(found, name)
    return _span(Term(lo // 12, lo % 12).zh(), Term(hi // 12, hi % 12).zh()) + _soft(found)


def _ground(table: LawTable, kind: Kind, on: date, ground: tuple[bool, bool, bool], ends: tuple[str, str]) -> str:
    asked = {arg.name for arg in table.args}
    given = {name: value for name, value in kind.given.items() if name in asked}
    grounds = dict(zip(("repentance", "merit", "major_merit"), ground, strict=True))
    found = lookup(table, on=on, **given, **grounds)
    if not found.rows:
        return NOTHING
    if found.values.get("never") == (True, True):
        return "不得"
    lo, hi = found.values[ends[0]][0], found.values[ends[1]][1]
    if lo == Term() == hi:
        return "不得"
    if isinstance(lo, Term) and hi is None:
        return f"不少于{lo.zh()}" + _soft(found)
    if not isinstance(lo, Term) or not isinstance(hi, Term):
        return _unread(found, ends[0])
    return _span(lo.zh(), hi.zh()) + _soft(found)


def _unread(found: Found, name: str) -> str:
    """A number that was seen but not verified; nothing where there is no number at all."""
    seen = {row.values[name] for row in found.rows} - {None}
    shown = sorted(
        {
            Term(each // 12, each % 12).zh()
            if isinstance(each, int)
            else str(each.zh() if isinstance(each, Term) else each)
            for each in seen
        }
    )
    return f"{'、'.join(shown)}（未核对）" if shown else "未核对"


def _no_less(found: Found) -> str:
    return "，并不低于上次" if True in found.values.get("at_least_last_cut", ()) else ""


def _soft(found: Found) -> str:
    return "（一般）" if found.rows and not any(row.hard for row in found.rows) else ""


def _span(lo: str, hi: str) -> str:
    return lo if lo == hi else f"{lo}–{hi}"
