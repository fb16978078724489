"""Values as people read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from jianheng.dictionary import CodeList, Field
from jianheng.engine.duckdb import terms
from jianheng.law import Term

UNKNOWN = {"zh": "不详", "en": "unknown"}
TRUTHS = {
    "zh": {"true": "是", "false": "否", "unknown": UNKNOWN["zh"]},
    "en": {"true": "yes", "false": "no", "unknown": UNKNOWN["en"]},
}


def show_value(value: Any, kind: str = "") -> str:
    """One exact value; empty when there is none."""
    if value is None:
        return ""
    if kind == "term":
        return term_text(int(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if kind == "ratio" else f"{value:f}"
    if isinstance(value, list):
        return "、".join(str(part) for part in value)
    return str(value)


def term_text(number: int) -> str:
    """A term number as years, months and days.

    >>> term_text(terms.number(Term(1, 2, 7)))
    '1y2m7d'
    """
    written = _written(number)
    _, months, days = terms.parts(number)
    return f"{months}m{days:+d}d" if written is None else str(written)


def term_zh(number: int) -> str:
    """A term number in Chinese."""
    written = _written(number)
    _, months, days = terms.parts(number)
    return f"{months} 个月又 {days} 日" if written is None else written.zh()


def _written(number: int) -> Term | None:
    """The term as it was written; None where a subtraction left a part below zero."""
    years, months, days = terms.parts(number)
    rest = months - 12 * years
    return None if min(years, rest, days) < 0 else Term(years, rest, days)


def show_bounds(kind: str, lo: Any, hi: Any, lang: str) -> str:
    """A value, or its bounds.

    >>> show_bounds("date", date(2024, 2, 28), date(2024, 2, 29), "zh")
    '2024-02-28 至 2024-02-29'
    """
    one = term_zh if kind == "term" and lang == "zh" else (lambda value: show_value(value, kind))
    if lo is None and hi is None:
        return UNKNOWN[lang]
    if lo == hi:
        return one(lo)
    if kind == "moment" and lo is not None and hi is not None and lo.date() == hi.date():
        return _within_day(lo, hi, lang)
    if lang == "zh":
        return (
            f"不早于 {one(lo)}"
            if hi is None and kind == "date"
            else (
                f"至少 {one(lo)}" if hi is None else (f"不晚于 {one(hi)}" if lo is None else f"{one(lo)} 至 {one(hi)}")
            )
        )
    return f"at least {one(lo)}" if hi is None else (f"at most {one(hi)}" if lo is None else f"{one(lo)} to {one(hi)}")


def _within_day(lo: datetime, hi: datetime, lang: str) -> str:
    """A moment of which only the day, or the hour, is known."""
    if (lo.time(), hi.time()) == (time(0, 0), time(23, 59)):
        return f"{lo.date()}" + {"zh": "（时刻不详）", "en": " (time unknown)"}[lang]
    return f"{show_value(lo)} {'至' if lang == 'zh' else 'to'} {hi:%H:%M}"


def show_field(field: Field, column: Callable[[str], Any], lang: str) -> str:
    """A dictionary field from its physical columns; empty when there is none."""
    name = field.name
    if field.type == "term":
        years = column(f"{name}_y")
        if years is None:
            return ""
        term = Term(years, column(f"{name}_m") or 0, column(f"{name}_d") or 0)
        return term.zh() if lang == "zh" else str(term)
    if field.part:
        lo, hi = column(f"{name}_lo"), column(f"{name}_hi")
        return "" if lo is None and hi is None else show_bounds("date", lo, hi, lang)
    if field.type == "moment":
        return _as_precise(column(name), column(f"{name}_precision"), lang)
    return show_value(column(name))


def spoken(list_: str, shown: str, lists: Mapping[str, CodeList], lang: str) -> str:
    """Codes by their labels; what is no code of the list stays as it is.

    Args:
        list_: the list, empty where the value is no code.
        shown: the codes as `show_value` writes them.
        lists: all lists.
        lang: `zh` or `en`.
    """
    codes = lists.get(list_)
    if codes is None or not shown:
        return shown
    chosen = [codes.codes[code] for code in shown.split("、") if code in codes.codes]
    labels = [code.label_zh if lang == "zh" else code.label_en for code in chosen]
    return ("、" if lang == "zh" else ", ").join(labels) or shown


def truth(shown: str, lang: str) -> str:
    """A flag as `show_value` writes it, in words; what is no flag stays as it is.

    >>> truth("true", "zh"), truth("false", "en"), truth("unknown", "zh")
    ('是', 'no', '不详')
    """
    return TRUTHS[lang].get(shown, shown)


def _as_precise(moment: datetime | None, precision: str | None, lang: str) -> str:
    """A moment as exactly as it was told."""
    if moment is None or precision == "minute":
        return show_value(moment)
    hour = f" {moment:%H}{'时' if lang == 'zh' else 'h'}" if precision == "hour" else ""
    return f"{moment.date()}{hour}"
