"""A YAML file that a clerk wrote, parsed; what is wrong with it is told in its line, with how to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from jianheng.intake.delivery.node import HALF_COLON, Collector
from jianheng.intake.problem import Words

_KEY = r"^\s*(?:-\s+)?\{?\s*[^\s:：#\"'\[\]{},，]+"
_WIDE = re.compile(_KEY + "：")
_CLOSE = re.compile(_KEY + r":(?=[^\s/:])")
_TAB = re.compile(r"^ *\t")
# Part of the complaint, what is wrong, and the mend. The first that fits is used.
_COMPLAINTS = (
    (
        "special characters",
        Words("有不可见的控制字符", "a control character stands here"),
        Words("删去这一行，重新输入", "delete the line and write it again"),
    ),
    (
        "mapping values are not allowed",
        Words("一行里有两个冒号，或者缩进不对", "two colons in one line, or wrong indentation"),
        Words(
            "同一层的项左边对齐，下一层多缩进两格；含冒号的文字加引号",
            "align the keys of one level, indent the next by two blanks; put a text with a colon in quotes",
        ),
    ),
    (
        "quoted scalar",
        Words("引号没有成对", "a quotation mark is not closed"),
        Words("补上同一种半角引号", "close it with the same mark"),
    ),
    (
        "',' or '}'",
        Words("花括号没有成对，或者两项之间缺半角逗号", "a brace is not closed, or a comma is missing"),
        Words("补上 } 或半角逗号", "add } or a comma"),
    ),
    (
        "',' or ']'",
        Words("方括号没有成对，或者两项之间缺半角逗号", "a bracket is not closed, or a comma is missing"),
        Words("补上 ] 或半角逗号", "add ] or a comma"),
    ),
    (
        "expected ':'",
        Words("缺少冒号", "a colon is missing"),
        Words("每行写成“项: 值”，冒号后留一个空格", "write “key: value”, with a blank behind the colon"),
    ),
    (
        "<block end>",
        Words("缩进不一致", "uneven indentation"),
        Words("同一层的项左边对齐，下一层多缩进两格", "align the keys of one level, indent the next by two blanks"),
    ),
)
_SIGNS = (
    (_TAB, Words("缩进用了制表符（Tab）", "is indented by a tab"), Words("缩进只用空格", "indent by blanks alone")),
    (_WIDE, Words("冒号是全角的“：”", "the colon is the full-width one"), HALF_COLON),
    (_CLOSE, Words("冒号后面没有空格", "there is no blank behind the colon"), HALF_COLON),
)
_SHOWN = 40
_OTHER = (
    Words("不是正确的 YAML", "is no valid YAML"),
    Words(
        "每行写成“项: 值”，冒号后留一个空格；检查缩进、引号和括号是否成对",
        "write “key: value”, with a blank behind the colon; check indentation, quotes and brackets",
    ),
)


def parse_yaml(path: Path, collector: Collector, empty: Words) -> yaml.MappingNode | None:
    """Parse a file of keys and values.

    Args:
        path: the file.
        collector: where what is wrong goes.
        empty: what to say of a file that holds no keys and values.

    Returns:
        The mapping; None where there is none, which is told.

    Raises:
        OSError: it cannot be opened.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        what = Words("不是 UTF-8 编码的文本", "is no text in UTF-8")
        mend = Words("用记事本打开，另存为，编码选 UTF-8", "save it as UTF-8")
        collector.add(0, what, mend=mend)
        return None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        _tell(error, text, collector)
        return None
    if isinstance(node, yaml.MappingNode):
        return node
    if not _tell_signs(dict(enumerate(text.splitlines(), start=1)), collector):
        expected = Words("“项: 值”各占一行", "lines of “key: value”")
        collector.add(1, empty, expected=expected)
    return None


def _tell(error: yaml.YAMLError, text: str, collector: Collector) -> None:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 0
    if _tell_signs(_around(text.splitlines(), line), collector):
        return
    complaint = getattr(error, "problem", None) or str(error)
    what, mend = next(((what, mend) for part, what, mend in _COMPLAINTS if part in complaint), _OTHER)
    collector.add(line, Words(what.zh, f"{what.en} ({complaint})"), mend=mend)


def _around(lines: list[str], number: int) -> dict[int, str]:
    """The line of a complaint with those right above it that YAML has read as one text with it."""
    found = {number: lines[number - 1]} if 0 < number <= len(lines) else {}
    while (number := number - 1) > 0 and (_WIDE.search(lines[number - 1]) or _CLOSE.search(lines[number - 1])):
        found[number] = lines[number - 1]
    return dict(sorted(found.items()))


def _tell_signs(lines: dict[int, str], collector: Collector) -> bool:
    """Tell of signs that a clerk hardly sees: each kind once, in its first line."""
    told = False
    for sign, what, mend in _SIGNS:
        if number := next((number for number, line in lines.items() if sign.search(line)), 0):
            collector.add(number, what, value=lines[number].strip()[:_SHOWN], mend=mend)
            told = True
    return told
