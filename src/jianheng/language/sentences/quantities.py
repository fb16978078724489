"""How long after or before a day: months, days, years and terms in words."""

from __future__ import annotations

from collections.abc import Callable

from jianheng.language.tree import Node

# The unit of an operator's number: Chinese word, signs by which a name already says it, English word.
UNITS = {
    "days_after": (" 日", ("日", "天"), "days"),
    "months_after": (" 个月", ("月",), "months"),
    "years_after": (" 年", ("年",), "years"),
    "term_after": ("", (), ""),
    "working_day_after": (" 个工作日", ("工作日",), "working days"),
    "hours_after": (" 小时", ("小时", "时"), "hours"),
}
STEPS = frozenset(UNITS)
LAW_UNITS = {
    "days_after": "day",
    "months_after": "month",
    "years_after": "year",
    "hours_after": "hour",
    "working_day_after": "working_day",
}


def moved(tree: Node, lang: str, say: Callable[[Node], str], unit: str | None) -> str:
    """A day moved by an amount, without the formula.

    Args:
        tree: `days_after`, `months_after`, `years_after`, `hours_after`, `working_day_after` or `term_after`.
        lang: `zh` or `en`.
        say: any part in words.
        unit: unit of the number where law says it, else None.
    """
    day, amount = tree.nodes("values")
    back = _negated(amount)
    amount = back or amount
    counted = amount.op in {"const", "param"}
    name = say(amount) if unit == LAW_UNITS.get(tree.op) else _named(tree.op, say(amount), lang)
    if lang == "en":
        if counted:
            return f"{_plain(tree.op, say(amount))} {'before' if back else 'after'} {say(day)}"
        return f"{say(day)} {'less' if back else 'plus'} {name}"
    if counted and tree.op == "days_after":
        return f"{say(day)}{'前' if back else '后'}第 {say(amount)} 日"
    if counted and tree.op != "term_after":
        name = f" {say(amount)}{UNITS[tree.op][0]}"
    further = "再满" if day.op in STEPS else "起满"
    return f"{say(day)}{'倒推' if back else further}{name}"


def credit(amount: Node, lang: str, say: Callable[[Node], str]) -> str:
    """Days credited against a term; nothing where there are none."""
    if amount.op == "const" and amount.text("value") == "0":
        return ""
    told = say(amount)
    if amount.op in {"const", "param"}:
        told = f" {told} 日" if lang == "zh" else _plain("days_after", told)
    return f"、扣除{told}后" if lang == "zh" else f", with {told} credited"


def months(amount: Node, lang: str, say: Callable[[Node], str]) -> str:
    """A number of months that makes a term."""
    if amount.op not in {"const", "param"}:
        return _named("months_after", say(amount), lang)
    return f"{say(amount)} 个月" if lang == "zh" else _plain("months_after", say(amount))


def _negated(tree: Node) -> Node | None:
    """The amount that is taken from nothing: `0 - x` moves a day back by x."""
    if tree.op != "sub":
        return None
    left = tree.node("left")
    zero = left.op == "const" and left.text("value") in {"0", "0d", "0m", "0y"}
    return tree.node("right") if zero else None


def _named(op: str, name: str, lang: str) -> str:
    """A named amount; its unit is added where the name does not say it."""
    zh, signs, en = UNITS[op]
    if lang == "zh":
        return name if any(sign in name for sign in signs) else f"{name}{zh.strip()}"
    return name if not en or en.rstrip("s") in name else f"{name} {en}"


def _plain(op: str, number: str) -> str:
    unit = UNITS[op][2]
    if not unit:
        return number
    return f"{number} {unit.removesuffix('s') if number == '1' else unit}"
