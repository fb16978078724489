"""Codes by their value, their names, or a source's own numbers: 男, 1, 1-男, 01 管制, 汉."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cells.plain import plain_words
from jianheng.intake.problem import NO_WORDS, Words

_SEPARATORS = re.compile(r"[、，,;；/\n]+")
_JOINS = re.compile(r"\s*(?:\+|以及|[和及与])\s*|\s+")
_NONE = "none"
_BRACKETED = re.compile(r"\(([^()]+)\)")
_NUMBER = r"[0-9a-z]{1,6}"
_MARK = r"[-—–_.、:：|/]?"
_NUMBER_FIRST = re.compile(rf"(?P<number>{_NUMBER}){_MARK}\(?(?P<label>[^\W\d_a-z(][^()]*(?:\([^()]+\))?)\)?")
_NUMBER_LAST = re.compile(rf"(?P<label>[^\W\d_a-z(][^()]*?)(?:{_MARK}|\()(?P<number>{_NUMBER})\)?")
# Words that a list writes with its codes or without them, and that change nothing.
_SUFFIXES = ("族", "性")
_SHOWN = 30
_FEWEST_SIGNS, _MOST_MEANT = 3, 4


def read_code(text: str, values: Mapping[str, str]) -> str:
    """Read one code by its value or one of its names.

    A number and a name in one cell must say the same. A number that nobody knows stands beside a name that is
    known: the name decides.

    Args:
        text: the words.
        values: comparable name to code value.

    Raises:
        UnreadableError: the list has no such code, or number and name say different things.

    >>> read_code("1-男", {"1": "male", "男": "male"})
    'male'
    """
    plain = plain_words(text)
    if plain not in values:
        plain = _bare(plain)
    found = values.get(plain) or _numbered(plain, values) or _nearly(plain, values)
    if found is None:
        if len(meant := _meant(plain, values)) > 1:
            raise _several(plain, meant)
        labels = [name for name in values if not name.isascii()][:_SHOWN]
        raise UnreadableError(
            Words("不在代码表中", "is not in the code list"),
            Words("、".join(labels) + " 之一", "one of " + ", ".join(dict.fromkeys(values.values()))),
            _MAP if re.fullmatch(_NUMBER, plain) else NO_WORDS,
        )
    return found


def _meant(plain: str, values: Mapping[str, str]) -> list[str]:
    """Names, one of each code, that say more than the words do: 监视居住 may be at home or at a designated place."""
    found: dict[str, str] = {}
    if len(plain) >= _FEWEST_SIGNS and not plain.isascii():
        for name, value in values.items():
            if plain in name:
                found.setdefault(value, name)
    return [*found.values()] if len(found) <= _MOST_MEANT else []


def _several(plain: str, names: list[str]) -> UnreadableError:
    return UnreadableError(
        Words(f"“{plain}”没有说明是哪一种：" + "、".join(names), f"{plain} does not say which of " + ", ".join(names)),
        Words("写明是哪一种", "words that say which"),
        Words(
            "按原件写明；来源里这个词只指一种的，在该列的映射中写明",
            "write which one it is, or state it in the column's mapping where the source means one alone",
        ),
    )


_MAP = Words("在该列的映射中写明这个代码对应哪一项", "say in the column's mapping which value this code stands for")


def read_codes(text: str, values: Mapping[str, str]) -> list[str]:
    """Read several codes, separated by 、 ， ; / or a line break; each once, in the order written.

    A blank, + or 和 parts codes too, where every part is the name of one: inside a name they part nothing.

    >>> read_codes("自首和立功", {"自首": "surrender", "立功": "merit"})
    ['surrender', 'merit']
    """
    plain = plain_words(text)
    if plain in values:
        return [values[plain]]
    parts = [part for part in _SEPARATORS.split(text) if part.strip()]
    return list(dict.fromkeys(code for part in parts for code in _joined(part, values)))


def _joined(part: str, values: Mapping[str, str]) -> list[str]:
    try:
        return [read_code(part, values)]
    except UnreadableError:
        names = [_bare(plain_words(each)) for each in _JOINS.split(unicodedata.normalize("NFKC", part)) if each]
        codes = [values.get(name) for name in names if not name.isascii()]
        known = [code for code in codes if code is not None and code != _NONE]
        # 无 自首 may be 无自首, and a number beside a name may be the source's own for that name.
        if len(names) == 1 or len(known) != len(names):
            raise
        return known


def _bare(plain: str) -> str:
    """Words without a stop behind them and without brackets around the whole of them."""
    stopped = plain.rstrip("。")
    around = _BRACKETED.fullmatch(stopped)
    return around[1] if around else stopped


def code_names(codes: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Comparable names of a code list.

    Args:
        codes: code value to its other names.

    Returns:
        Comparable name to code value; a name that two codes share is left out. Where all numbers of the list
        have two digits, they are found without the zero before them too, which number cells lose.
    """
    found: dict[str, str] = {}
    shared: set[str] = set()
    for value, names in codes.items():
        for name in dict.fromkeys(plain_words(name) for name in (value, *names) if name):
            if found.setdefault(name, value) != value:
                shared.add(name)
    kept = {name: value for name, value in found.items() if name not in shared}
    return kept | _without_zeros(kept)


def with_own_codes(names: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Names of a list together with those of a source, which go first.

    Args:
        names: comparable name to code value, as `code_names` gives them.
        own: what the source writes, to code value.

    Returns:
        All of them. Of the list's own numbers none is left: the source counts its codes another way.

    Raises:
        ValueError: the source's name stands for a value that the list does not have.
    """
    known = set(names.values())
    if unknown := sorted(set(own.values()) - known):
        raise ValueError(f"代码表没有 {'、'.join(unknown)} / the code list has no {', '.join(unknown)}")
    mine = {plain_words(name): value for name, value in own.items()}
    numbered = any(name.isascii() and name.isdigit() for name in mine)
    kept = {n: v for n, v in names.items() if not (numbered and n.isascii() and n.isdigit())}
    return kept | mine


def _without_zeros(names: Mapping[str, str]) -> dict[str, str]:
    numbers = [name for name in names if name.isascii() and name.isdigit()]
    if not numbers or {len(name) for name in numbers} != {2}:
        return {}
    return {name[1:]: names[name] for name in numbers if name[0] == "0" and name[1:] not in names}


def _numbered(plain: str, values: Mapping[str, str]) -> str | None:
    for form in (_NUMBER_FIRST, _NUMBER_LAST):
        if not (parts := form.fullmatch(plain)):
            continue
        by_label = values.get(parts["label"]) or _nearly(parts["label"], values)
        by_number = values.get(parts["number"])
        if by_label and by_number and by_label != by_number:
            number, label = parts["number"], parts["label"]
            raise UnreadableError(
                Words(
                    f"代码 {number} 与名称“{label}”不是同一项", f"code {number} and name {label} say different things"
                ),
                Words("代码与名称一致", "code and name that agree"),
                Words(
                    "核对来源系统的代码表，在映射中写明", "look at the source's code table and state it in the mapping"
                ),
            )
        if by_label:
            return by_label
    return None


def _nearly(plain: str, values: Mapping[str, str]) -> str | None:
    """By a name with or without a word that changes nothing, if all such names mean one code."""
    found = {
        values[name]
        for suffix in _SUFFIXES
        for name in (plain + suffix, plain.removesuffix(suffix))
        if name and name in values
    }
    return found.pop() if len(found) == 1 and not plain.isascii() else None
