"""Steps told to a reader, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from jianheng.law.citation import place, short_name
from jianheng.law.reckoning.reckoned import Reckoned
from jianheng.law.reckoning.step import Step, Words
from jianheng.law.term import Term

FLAGS = {"zh": {True: "是", False: "否"}, "en": {True: "yes", False: "no"}}


def step_lines(steps: Iterable[Step], lang: str) -> list[str]:
    """Numbered lines, one a step, each with its article.

    >>> step_lines([Step("added", Words("加三年", "three years added"), date(2027, 3, 15), cite=("刑法#47",))], "zh")
    ['1. 加三年：2027-03-15（刑法第四十七条）']
    """
    return [f"{number}. {_line(step, lang)}" for number, step in enumerate(steps, start=1)]


def result_lines(found: Reckoned[Any], lang: str) -> list[str]:
    """The steps, then what stays open and why."""
    doubts = [("存疑：" if lang == "zh" else "open: ") + each[lang] for each in found.doubts]
    return [*step_lines(found.steps, lang), *doubts]


def _line(step: Step, lang: str) -> str:
    told = step.says[lang]
    if step.value is not None or step.until is not None:
        told += ("：" if lang == "zh" else ": ") + _span(step, lang)
    if step.cite:
        cites = cited_as(step.cite, lang)
        told += f"（{cites}）" if lang == "zh" else f" ({cites})"
    return told


def _span(step: Step, lang: str) -> str:
    ends = [shown(end, lang, step.unit) for end in (step.value, step.until)]
    if step.until is None or step.until == step.value:
        return ends[0]
    return f"{ends[0]} 至 {ends[1]}" if lang == "zh" else f"{ends[0]} to {ends[1]}"


def shown(value: Any, lang: str, unit: Words | None = None) -> str:
    """A value for a reader; a dash where there is none.

    >>> shown(Term(3, 6), "zh"), shown(True, "en"), shown(30, "zh", Words("日", " d")), shown(None, "zh")
    ('三年六个月', 'yes', '30日', '—')
    """
    if value is None:
        return "—"
    if isinstance(value, bool):
        return FLAGS[lang][value]
    if isinstance(value, Term):
        return value.zh() if lang == "zh" else str(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return f"{value}{unit[lang]}" if unit is not None else str(value)


def cited_as(refs: Iterable[str], lang: str) -> str:
    """Articles as a proof names them, with the year of the version.

    >>> cited_as(["减刑规定2016#6.3", "刑法#78"], "zh")
    '减刑规定（2016）第六条第三款、刑法第七十八条'
    """
    return ("、" if lang == "zh" else ", ").join(f"{_version(ref)}{_gap(lang)}{place(ref, lang)}" for ref in refs)


def _version(ref: str) -> str:
    """The instrument as its id names it, with the year of the version."""
    name = ref.partition("#")[0]
    short = short_name(ref)
    return f"{short}（{name.removeprefix(short)}）" if name != short else name


def _gap(lang: str) -> str:
    return "" if lang == "zh" else " "
