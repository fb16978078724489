"""A reckoning shown at the terminal, or as JSON."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jianheng.cli.output import emit, results
from jianheng.law.reckoning import Reckoned, Step, Words, result_lines, shown
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


def span(found: Reckoned[Any], lang: str, unit: Words | None = None) -> str:
    """The result, or its two ends."""
    if not found.known:
        return {"zh": "不能确定", "en": "cannot be told"}[lang]
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
