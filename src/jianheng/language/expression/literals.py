"""Literals: numbers, texts, days and terms."""

from __future__ import annotations

import ast
import re
import unicodedata
from datetime import date
from decimal import Decimal

from jianheng.language import limits
from jianheng.language.expression.context import Context
from jianheng.language.tree import Node, node
from jianheng.law import Term

POINT = re.compile(r"[0-9]+\.[0-9]+\Z")
DIGITS = re.compile(r"[0-9]+\Z")


def literal(context: Context, part: ast.Constant, negative: bool = False) -> Node:
    """A number, a text, `True` or `False`."""
    value = part.value
    sign = "-" if negative else ""
    if isinstance(value, bool) and not negative:
        return node("const", type="flag", value="true" if value else "false")
    if isinstance(value, int | float) and not isinstance(value, bool):
        written = context.written(part)
        if not limits.DECIMAL.match(written) and (DIGITS.match(written) or POINT.match(written)):
            return context.refuse(part, "数字太长", "the number is too long", "整数部分不超过十二位，小数不超过六位")
        if DIGITS.match(written):
            return node("const", type="int", value=f"{sign}{int(written)}")
        if POINT.match(written):
            return node("const", type="ratio", value=f"{sign}{Decimal(written):f}")
        return context.refuse(
            part, "数字写法不对", "this way of writing a number is not allowed", "写成 12 或 0.5 这样的数字"
        )
    if isinstance(value, str) and not negative and _writable(value):
        return node("const", type="text", value=unicodedata.normalize("NFC", value))
    return context.refuse(
        part, "不允许这种字面值", "this literal is not allowed", "只能写数字、带引号的文字、True、False"
    )


def literal_call(context: Context, part: ast.Call, kind: str) -> Node:
    """`date("2024-05-01")` or `term("3y6m")`, checked as a real day or term."""
    example = 'date("2024-05-01")' if kind == "date" else 'term("3y6m")'
    match part.args:
        case [ast.Constant(value=str() as value)] if not part.keywords:
            if _valid(kind, value):
                return node("const", type=kind, value=str(Term.parse(value)) if kind == "term" else value)
            zh = "不是有效的日期" if kind == "date" else "不是有效的刑期"
            return context.refuse(part, zh, f"not a valid {kind}", f"写成 {example}")
    return context.refuse(part, f"{kind} 里应为一段带引号的文字", f"{kind} takes one quoted text", f"写成 {example}")


def _valid(kind: str, value: str) -> bool:
    try:
        if kind == "term":
            return bool(limits.TERM.match(value)) and bool(str(Term.parse(value)))
        return bool(limits.DAY.match(value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _writable(value: str) -> bool:
    return not any(0xD800 <= ord(sign) <= 0xDFFF for sign in value)  # noqa: PLR2004 - half of a surrogate pair
