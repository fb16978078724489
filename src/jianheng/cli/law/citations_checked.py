"""Citations held against the law texts, as a reader is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from jianheng.dictionary import load_dictionary
from jianheng.law import load_instruments, load_tables
from jianheng.law.citation import place
from jianheng.law.texts import (
    Cited,
    Lack,
    Lacking,
    LawTexts,
    Unstated,
    Waiting,
    all_unstated,
    citations,
    lacking,
    waiting_rows,
)
from jianheng.law.texts.told import LACK
from jianheng.library import load_library


@dataclass(frozen=True)
class Checked:
    """Every article that is entered or that a table or a model cites, held against the texts.

    Args:
        texts: the texts.
        cited: the citations.
        lacking: those that the texts lack or number otherwise.
        unstated: those found whose paraphrase states amounts that the words do not.
        waiting: rows that are off although the texts have every article that they cite.
    """

    texts: LawTexts
    cited: tuple[Cited, ...]
    lacking: tuple[Lacking, ...]
    unstated: tuple[Unstated, ...]
    waiting: tuple[Waiting, ...]


def checked(texts: LawTexts) -> Checked:
    """Hold every citation against the texts.

    Args:
        texts: the texts.
    """
    instruments, tables = load_instruments(), load_tables()
    models = {model.id: model.basis for model in load_library(load_dictionary(), tables)}
    cited = citations(instruments, tables, models)
    unstated, waiting = all_unstated(texts, cited, instruments), waiting_rows(texts, tables)
    return Checked(texts, cited, lacking(texts, cited), unstated, waiting)


def check_lines(found: Checked, lang: str) -> Iterator[str]:
    """What is lacking by instrument, what cannot be checked, what should be looked at, and the counts."""
    zh = lang == "zh"
    absent = [each for each in found.lacking if each.lack is Lack.text]
    other = [each for each in found.lacking if each.lack is not Lack.text]
    for key, group in groupby(other, key=lambda each: each.cited.instrument):
        file = found.texts.texts[key].file
        yield f"{key}（{file}）：" if zh else f"{key} ({file}):"
        yield from (f"  {_place(each.cited, lang)} {LACK[lang][each.lack]}{_by(each.cited, lang)}" for each in group)
    if absent:
        yield "没有文本、无从核对的法律文件：" if zh else "instruments without a text, not to be checked:"
    for key, group in groupby(absent, key=lambda each: each.cited.instrument):
        places = [place(each.cited.ref, lang) for each in group]
        yield f"  {key}：{'、'.join(places)}" if zh else f"  {key}: {', '.join(places)}"
    yield from _unstated_lines(found.unstated, lang)
    yield from _waiting_lines(found.waiting, lang)
    total, there = len(found.cited), len(found.cited) - len(found.lacking)
    yield (
        f"引用 {total} 条：文本中有 {there} 条，没有或者条款号不同 {len(other)} 条，没有文本 {len(absent)} 条"
        if zh
        else f"{total} cited: {there} found, {len(other)} not under their number, {len(absent)} without a text"
    )


def _unstated_lines(unstated: Sequence[Unstated], lang: str) -> Iterator[str]:
    if not unstated:
        return
    yield {
        "zh": "释义写了、原文这一处没有写的数，请核对条款号：",
        "en": "amounts that the paraphrase states and the words do not, look at their numbers:",
    }[lang]
    for each in unstated:
        amounts = "、".join(each.amounts)
        yield f"  {each.cited.instrument} {_place(each.cited, lang)}{'：' if lang == 'zh' else ': '}{amounts}"


def _waiting_lines(waiting: Sequence[Waiting], lang: str) -> Iterator[str]:
    if not waiting:
        return
    yield {
        "zh": "没有启用的行，所引条文在文本里都有，可以核对后确认（jianheng law confirm）：",
        "en": "rows that are off, with their articles in the texts, to be read and confirmed (jianheng law confirm):",
    }[lang]
    for each in waiting:
        cite = "、".join(each.cite)
        yield f"  {each.row}（{cite}）" if lang == "zh" else f"  {each.row} ({cite})"


def _place(cited: Cited, lang: str) -> str:
    return f"{place(cited.ref, lang)} [{cited.ref}]"


def _by(cited: Cited, lang: str) -> str:
    if not cited.by:
        return ""
    return f"（用于 {'、'.join(cited.by)}）" if lang == "zh" else f" (used by {', '.join(cited.by)})"


def check_document(found: Checked) -> dict[str, Any]:
    """The check as JSON."""
    return {
        "cited": len(found.cited),
        "found": len(found.cited) - len(found.lacking),
        "lacking": [{"ref": each.cited.ref, "lack": each.lack, "by": list(each.cited.by)} for each in found.lacking],
        "unstated": [{"ref": each.cited.ref, "amounts": list(each.amounts)} for each in found.unstated],
        "waiting": [{"row": each.row, "cite": list(each.cite)} for each in found.waiting],
    }
