"""A reckoning shown at the terminal, or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from jianheng.cli.output import emit, fail, results, tell
from jianheng.law.reckoning import Reckoned, Step, Words, result_lines, shown
from jianheng.law.reckoning.picture import Mark, timeline
from jianheng.law.term import Term


def tell_result(title: Words, found: Reckoned[Any], lang: str, as_json: bool, unit: Words | None = None) -> None:
    """Print the result, then its steps.

    Args:
        title: what was asked.
        found: the result.
        lang: `zh` or `en`.
        as_json: one JSON document instead.
        unit: unit of a number.
    """
    if as_json:
        emit(document(found))
        return
    results.print(f"{title[lang]}{'：' if lang == 'zh' else ': '}{span(found, lang, unit)}", markup=False, style="bold")
    for line in result_lines(found, lang):
        results.print(f"  {line}", markup=False)


Picture = Annotated[Path | None, typer.Option("--picture", help="画成时间线，写到 SVG 文件 / a time line, as SVG")]


def write_picture(path: Path, marks: Sequence[Mark], title: str) -> None:
    """Draw a time line into a file, or say why not.

    Args:
        path: the file.
        marks: its lines, from the top.
        title: of the picture.
    """
    if not marks:
        tell("没有可以画的日期，没有写图 / no day to draw")
        return
    try:
        path.write_text(timeline(marks, title), encoding="utf-8")
    except OSError as error:
        fail(f"--picture：不能写 {path}：{error.strerror}。改法：换一个文件夹\n--picture: cannot be written")
    tell(f"已写出 {path} / written")


def span(found: Reckoned[Any], lang: str, unit: Words | None = None) -> str:
    """The result, or its two ends."""
    if not found.known:
        return {"zh": "不能确定", "en": "cannot be told"}[lang]
    if found.hi is None:
        return f"{'不少于' if lang == 'zh' else 'at least'} {shown(found.lo, lang, unit)}"
    if found.lo is None:
        return f"{'至迟' if lang == 'zh' else 'at the latest'} {shown(found.hi, lang, unit)}"
    ends = [shown(end, lang, unit) for end in (found.lo, found.hi)]
    if ends[0] == ends[1]:
        return ends[0]
    return (
        f"{ends[0]} 至 {ends[1]}（有不止一种合法读法）"
        if lang == "zh"
        else f"{ends[0]} to {ends[1]} (several lawful readings)"
    )


def document(found: Reckoned[Any]) -> dict[str, Any]:
    """The result as JSON."""
    return {
        "lo": plain(found.lo),
        "hi": plain(found.hi),
        "doubts": [{"zh": each.zh, "en": each.en} for each in found.doubts],
        "steps": [_step(each) for each in found.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    told = {
        "rule": step.rule,
        "zh": step.says.zh,
        "en": step.says.en,
        "value": plain(step.value),
        "cite": list(step.cite),
    }
    return told | ({"until": plain(step.until)} if step.until is not None else {})


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return str(value) if isinstance(value, Term | date) else value
