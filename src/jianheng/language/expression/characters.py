"""Characters that may stand in an expression: ASCII, and anything inside quotation marks."""

from __future__ import annotations

from jianheng.language.expression.context import lines, place
from jianheng.language.problem import Problem
from jianheng.language.source import Text

HALF = {
    "（": "(",
    "）": ")",
    "，": ",",
    "。": ".",
    "：": ":",
    "；": ";",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "＝": "=",
    "＜": "<",
    "＞": ">",
    "＋": "+",
    "－": "-",
    "×": "*",
    "【": "[",
    "】": "]",
    "、": ",",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "\u3000": "空格",
}


def foreign_characters(text: Text) -> list[Problem]:
    """Full-width signs and Chinese words outside quotation marks, each with its place (E03)."""
    found: list[Problem] = []
    quote = ""
    for number, line in enumerate(lines(text.value.strip()), start=1):
        skip = False
        for column, sign in enumerate(line):
            if skip:
                skip = False
            elif quote:
                skip = sign == "\\"
                quote = "" if sign == quote else quote
            elif sign in {'"', "'"}:
                quote = sign
            elif not sign.isascii():
                at = place(text, number, column)
                found.append(
                    Problem(
                        "E03",
                        at,
                        sign,
                        "表达式的引号以外只能用半角英文字符",
                        "only ASCII characters may stand outside quotation marks",
                        f"改为半角 {HALF[sign]}" if sign in HALF else "文字加英文引号；名字改用英文",
                    )
                )
    return found
