"""Codes, flags, whole numbers, ratios and keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.problem import Words

_FLAGS = {"是": True, "有": True, "√": True, "✓": True, "y": True, "yes": True, "true": True, "t": True, "1": True}
_NO_FLAGS = {"否": False, "×": False, "✗": False, "n": False, "no": False, "false": False, "f": False, "0": False}
_SEPARATORS = re.compile(r"[、，,;；/\n]+")
_LARGEST_INT = 2**63 - 1
_LARGEST_RATIO = Decimal(10) ** 12
_SHOWN = 30


def read_flag(text: str) -> bool:
    """Read yes or no.

    Args:
        text: the words.

    Raises:
        UnreadableError: neither; 无 is neither, since it may mean "no" or "nothing known".
    """
    found = (_FLAGS | _NO_FLAGS).get(_plain(text))
    if found is None:
        raise UnreadableError(Words("看不出是与否", "is neither yes nor no"), Words("是或否", "是 or 否"))
    return found


def read_int(text: str) -> int:
    """Read a whole number; a comma between thousands and a trailing unit word are accepted."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", _plain(text))
    found = re.fullmatch(r"([+-]?\d+)(?:\.0+)?(?:天|日|分|次|个|人|名|件|项|岁)?", plain, re.ASCII)
    if found is None or abs(int(found[1])) > _LARGEST_INT:
        raise UnreadableError(Words("不是整数", "is no whole number"), Words("整数", "a whole number"))
    return int(found[1])


def read_ratio(text: str) -> Decimal:
    """Read a decimal number or a percentage with at most six decimals."""
    plain = _plain(text)
    percent = plain.endswith("%")
    wrong = UnreadableError(
        Words("不是小数", "is no decimal number"), Words("小数，如 0.15 或 15%", "a number such as 0.15 or 15%")
    )
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", plain.removesuffix("%"), re.ASCII):
        raise wrong
    try:
        number = Decimal(plain.removesuffix("%")) / (100 if percent else 1)
    except InvalidOperation as error:
        raise wrong from error
    if abs(number) >= _LARGEST_RATIO or number != round(number, 6):
        raise UnreadableError(
            Words("数字过大或小数超过六位", "is too large or has more than six decimals"),
            Words("至多六位小数", "at most six decimals"),
        )
    return round(number, 6)


def read_code(text: str, values: Mapping[str, str]) -> str:
    """Read one code by its value or one of its names.

    Args:
        text: the words.
        values: comparable name to code value.

    Raises:
        UnreadableError: the list has no such code.
    """
    found = values.get(_plain(text))
    if found is None:
        labels = [name for name in values if not name.isascii()][:_SHOWN]
        raise UnreadableError(
            Words("不在代码表中", "is not in the code list"),
            Words("、".join(labels) + " 之一", "one of " + ", ".join(dict.fromkeys(values.values()))),
        )
    return found


def read_codes(text: str, values: Mapping[str, str]) -> list[str]:
    """Read several codes, separated by 、 ， ; / or a line break; each once, in the order written."""
    if _plain(text) in values:
        return [values[_plain(text)]]
    parts = [part for part in _SEPARATORS.split(text) if part.strip()]
    return list(dict.fromkeys(read_code(part, values) for part in parts))


def code_names(codes: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Comparable names of a code list.

    Args:
        codes: code value to its other names.

    Returns:
        Comparable name to code value; a name that two codes share is left out.
    """
    found: dict[str, str] = {}
    shared: set[str] = set()
    for value, names in codes.items():
        for name in dict.fromkeys(_plain(name) for name in (value, *names) if name):
            if found.setdefault(name, value) != value:
                shared.add(name)
    return {name: value for name, value in found.items() if name not in shared}


def read_key(text: str) -> str:
    """Bring a key into a form in which the same key is the same text: blanks and width do not count.

    Example:
        >>> read_key("江州　市第一监狱 ")
        '江州市第一监狱'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
