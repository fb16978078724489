"""The one value that the cells of several columns make together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from jianheng.intake.cells.cell import cell_text
from jianheng.intake.files.contents import CellValue
from jianheng.intake.layout.block import Heading, Joined
from jianheng.intake.layout.cells import plain

_NUMBER = re.compile(r"\d{1,4}|[零〇○一二三四五六七八九十廿]{1,4}")
_UNITS = {"年": ("年",), "月": ("月份", "月"), "日": ("日", "号"), "个月": ("个月", "月"), "天": ("天", "日")}
_TICKS = frozenset("√✓✔☑∨")
_NOT_TICKED = frozenset({"□", "☐", "/", "-", "—", "——", "×", "✗"})
_MOST = {"个月": 11, "天": 30}
# Between words that make no value: nothing reads across it.
_APART = " | "


def whole_value(heading: Heading, cells: Sequence[CellValue]) -> CellValue:
    """Join the cells of a heading's parts.

    Args:
        heading: the heading.
        cells: the cells of a row, from column A on.

    Returns:
        Words such as `2019年3月1日`, `3年6个月` or `否`; nothing where all parts are empty, and all words, parted by
        strokes that nobody reads across, where they make no such value.

    Example:
        >>> day = Heading(0, ("入监日期",), parts=((0, "年"), (1, "月"), (2, "日")), joined=Joined.DAY)
        >>> whole_value(day, [2019, 3, 1]), whole_value(day, [2019, None, 1]), whole_value(day, [2019, "不详", None])
        ('2019年3月1日', '2019年 | 1日', '2019 | 不详')
    """
    found = [(cells[column] if column < len(cells) else None, word) for column, word in heading.parts]
    said = [(value, word) for value, word in found if cell_text(value)]
    if not said or heading.joined is None:
        return None
    if heading.joined is Joined.TICKED:
        return _ticked(said)
    # What is merged over the parts, and what says the whole in one of them, stands for itself.
    if len({cell_text(value) for value, _ in said}) == 1 and _is_whole(said):
        return said[0][0]
    return _HOW[heading.joined](said)


def makes_no_value(heading: Heading, value: object) -> bool:
    """Whether the cells of a heading's parts were only set side by side, since they make no value."""
    return heading.joined is not None and isinstance(value, str) and _APART in value


def is_tick(text: str, word: str) -> bool:
    """Whether a cell below a word to choose is ticked, or says the word once more."""
    return text in _TICKS or plain(text) == word


def _is_whole(said: Sequence[tuple[CellValue, str]]) -> bool:
    """Whether one text for all parts is more than a number: a day formatted three ways, or words such as 无期."""
    value = said[0][0]
    if not isinstance(value, str):
        return len(said) > 1 and not isinstance(value, (int, float))
    return all(_number(value, word) is None for _, word in said)


def _number(value: CellValue, unit: str) -> str | None:
    """The number of a part, without its unit; None where it is something else."""
    if isinstance(value, bool):
        return None
    text = plain(cell_text(value))
    for word in _UNITS[unit]:
        if text.endswith(word):
            text = text.removesuffix(word)
            break
    return text if _NUMBER.fullmatch(text) else None


def _day(said: Sequence[tuple[CellValue, str]]) -> str:
    numbers = [(_number(value, unit), unit) for value, unit in said]
    if any(number is None for number, _ in numbers):
        return _words(said)
    together = "".join(f"{number}{unit}" for number, unit in numbers)
    missing = [unit for _, unit in numbers] == ["年", "日"]
    return _APART.join(f"{number}{unit}" for number, unit in numbers) if missing else together


def _term(said: Sequence[tuple[CellValue, str]]) -> str:
    """A part that is empty counts as none only beside another; so many months or days are no rest of a year."""
    numbers = [(_number(value, unit), unit) for value, unit in said]
    many = [n for n, unit in numbers[1:] if n is not None and n.isdigit() and int(n) > _MOST[unit]]
    if many or any(number is None for number, _ in numbers):
        return _words(said)
    told = [f"{number}{unit}" for number, unit in numbers if number is not None and number.strip("0零〇○")]
    return "".join(told) or _words(said)


def _ticked(said: Sequence[tuple[CellValue, str]]) -> str:
    texts = [(cell_text(value), word) for value, word in said]
    ticked = [word for text, word in texts if is_tick(text, word)]
    others = [text for text, word in texts if not is_tick(text, word) and text not in _NOT_TICKED]
    if len(ticked) == 1 and not others:
        return ticked[0]
    return _APART.join(word + text for text, word in texts)


def _words(said: Sequence[tuple[CellValue, str]]) -> str:
    """The words of all parts, of which nothing can be made."""
    return _APART.join(
        cell_text(value) if len(said) > 1 else f"{cell_text(value)}{_APART}{unit}" for value, unit in said
    )


_HOW: Mapping[Joined, Callable[[Sequence[tuple[CellValue, str]]], str]] = {Joined.DAY: _day, Joined.TERM: _term}
