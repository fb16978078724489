"""Citations held against the law texts, as a reader is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from jianheng.law.citation import place
from jianheng.law.texts import Cited, Lack, Lacking, LawTexts
from jianheng.law.texts.told import LACK


def check_lines(texts: LawTexts, cited: Sequence[Cited], wrong: Sequence[Lacking], lang: str) -> list[str]:
    """What is lacking by instrument, then what cannot be checked, then the counts."""
    zh = lang == "zh"
    absent = [each for each in wrong if each.lack is Lack.text]
    other = [each for each in wrong if each.lack is not Lack.text]
    told = []
    for key, group in groupby(other, key=lambda each: each.cited.instrument):
        told.append(f"{key}（{texts.texts[key].file}）：" if zh else f"{key} ({texts.texts[key].file}):")
        told += [f"  {_line(each, lang)}" for each in group]
    if absent:
        told.append("没有文本、无从核对的法律文件：" if zh else "instruments without a text, not to be checked:")
    for key, group in groupby(absent, key=lambda each: each.cited.instrument):
        places = [place(each.cited.ref, lang) for each in group]
        told.append(f"  {key}：{'、'.join(places)}" if zh else f"  {key}: {', '.join(places)}")
    found = len(cited) - len(wrong)
    told.append(
        f"引用 {len(cited)} 条：文本中有 {found} 条，没有或者条款号不同 {len(other)} 条，没有文本 {len(absent)} 条"
        if zh
        else f"{len(cited)} cited: {found} found, {len(other)} not under their number, {len(absent)} without a text"
    )
    return told


def _line(each: Lacking, lang: str) -> str:
    by = "、".join(each.cited.by) if lang == "zh" else ", ".join(each.cited.by)
    said = f"{place(each.cited.ref, lang)} [{each.cited.ref}] {LACK[lang][each.lack]}"
    if not by:
        return said
    return f"{said}（用于 {by}）" if lang == "zh" else f"{said} (used by {by})"


def check_document(cited: Sequence[Cited], wrong: Sequence[Lacking]) -> dict[str, Any]:
    """The check as JSON."""
    lacks = [{"ref": each.cited.ref, "lack": each.lack, "by": list(each.cited.by)} for each in wrong]
    return {"cited": len(cited), "found": len(cited) - len(wrong), "lacking": lacks}
