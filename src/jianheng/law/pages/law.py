"""docs/law.md: the instruments and tables that are entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from jianheng.law.instruments import Instrument
from jianheng.law.tables import LawTable

HEAD = """# 已录入的法律 The law that is entered

由 `python -m jianheng.law.pages` 写出。R1 是读过正式文本的，R2 是读过转载全文的；R3 只见摘录、M 没有读到，这两种的行
停用：要靠它们的结论都是“无法判断”，单位读过原文以后可以用 `jianheng law confirm` 逐行确认。
R1 was read in an official text and R2 in a full copy; rows marked R3 (excerpts) or M (unread) are off, and what rests
on them stays undetermined until a unit confirms them.

- 一条的内容：`jianheng law article 减刑规定2016#6.3 --on 2020-01-01`
- 一个期限：`jianheng law deadline report_for_correction --start 2024-02-01`
"""
TABLE_HEAD = "| 表 Table | 内容 | Content | 种类 Kind | 行 Rows | 停用 Off |\n|---|---|---|---|---:|---:|"
INSTRUMENT_HEAD = (
    "| 编号 Id | 名称 Title | 文号 Number | 施行 From | 失效 Until | 替代者 Replaced by | 条款 Articles |\n"
    "|---|---|---|---|---|---|---:|"
)
SUBJECTS = {
    "custody": "羁押 Custody",
    "trial": "起诉与审判 Prosecution and trial",
    "sentence": "刑罚 Sentence",
    "commutation": "减刑 Commutation",
    "parole": "假释 Parole",
    "temporary_release": "暂予监外执行 Temporary release",
    "correction": "社区矫正 Community correction",
    "delivery": "交付执行 Delivery for execution",
    "property": "财产刑 Property",
    "regime": "监管 Regime",
    "procuratorate": "检察机关自身 The procuratorate's own",
}


def page(tables: Mapping[str, LawTable], instruments: Mapping[str, Instrument]) -> str:
    """The page, in Markdown.

    Args:
        tables: law tables by name.
        instruments: instruments by id.
    """
    return "\n".join([HEAD, *_tables(tables), *_instruments(instruments)]).rstrip() + "\n"


def _tables(tables: Mapping[str, LawTable]) -> Iterator[str]:
    rows = [row for table in tables.values() for row in table.rows]
    off = sum(not row.confirmed for row in rows)
    yield f"## 法律表 Tables\n\n{len(tables)} 张表，{len(rows):,} 行，其中停用 {off} 行。\n"
    for group, title in SUBJECTS.items():
        own = [table for table in tables.values() if table.group == group]
        yield f"### {title}\n\n{TABLE_HEAD}"
        for table in sorted(own, key=lambda each: each.name):
            kind = "期限 period" if table.clock else "查表 table"
            unread = sum(not row.confirmed for row in table.rows)
            yield _row(f"`{table.name}`", table.title_zh, table.title_en, kind, len(table.rows), unread or "")
        yield ""


def _instruments(instruments: Mapping[str, Instrument]) -> Iterator[str]:
    articles = [each for instrument in instruments.values() for each in instrument.articles.values()]
    marks = Counter(each.confidence for each in articles)
    counted = "，".join(f"{mark} {marks[mark]:,}" for mark in ("R1", "R2", "R3", "M"))
    yield f"## 文件 Instruments\n\n{len(instruments)} 件，{len(articles):,} 条款（{counted}）。\n"
    yield INSTRUMENT_HEAD
    for each in sorted(instruments.values(), key=lambda one: (one.from_on, one.id)):
        doubt = "" if each.dates in {"R1", "R2"} else f"（{each.dates}）"
        days = (f"{each.from_on}{doubt}", each.until_on or "")
        yield _row(each.id, each.title_zh, each.number, *days, each.replaced_by or "", len(each.articles))


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
