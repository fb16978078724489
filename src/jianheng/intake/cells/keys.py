"""Keys of cases, institutions and officers: one in each cell, or a problem."""

from __future__ import annotations

import re
import unicodedata

from jianheng.intake.cells.above import check_says_itself
from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cells.plain import read_key
from jianheng.intake.cleaning import ROUND_BRACKETS, read_case_number, read_case_numbers
from jianheng.intake.problem import Words

_CASE, _INSTITUTION, _OFFICER = "case", "institution", "officer"
_YEARS = re.compile(r"[(（〔\[【]\s*[12]\d{3}\s*[)）〕\]】]")
_FIGURE = re.compile(r"[\dA-Za-z〇零一二三四五六七八九十百千]")

_REMARK = re.compile(r"\([^()]*\)")
_LISTED = re.compile(r"[、;]")
_LOOSE = re.compile(r"[\s,/]+")
_AND = re.compile(r"以及|[和及与]")
_ORGAN = re.compile(
    r".+(法院|检察院|监狱|看守所|戒毒所|公安局|分局|派出所|司法局|司法所|管理局|监察委员会|纪律检查委员会)"
)
_NAMES = re.compile(r"[、,;/\n]")
_TWO_NAMES = re.compile(r"([\u4e00-\u9fff]{2,4})(?:\s+[\u4e00-\u9fff]{2,4})+")
DOUBLE_SURNAMES = re.compile(
    "欧阳|上官|司马|诸葛|司徒|皇甫|尉迟|慕容|令狐|公孙|东方|夏侯|长孙|宇文|端木|南宫|轩辕|呼延|独孤"
)
"""Family names of two characters, behind which a blank may part the rest of one name."""


def read_key_cell(text: str, entity: str | None) -> str:
    """Read the key of a cell.

    Args:
        text: its words.
        entity: what the key names.

    Returns:
        The key, in the form in which the same key is the same text.

    Raises:
        UnreadableError: words that refer to another row, name several, or, for a case, name none.

    >>> read_key_cell("江州市第一监狱〔女〕", "institution"), read_key_cell("(2012)江刑执字第1452号", "case")
    ('江州市第一监狱(女)', '（2012）江刑执字第1452号')
    """
    check_says_itself(text)
    if number := read_case_number(text):
        return number
    if entity == _CASE:
        _check_case(text)
    elif entity == _INSTITUTION and (several := _institutions(text)):
        raise _several(several, "机构", "institution")
    elif entity == _OFFICER and (several := _officers(text)):
        raise _several(several, "人", "person")
    return read_key(text)


def _check_case(text: str) -> None:
    """Refuse what joins cases that have nothing in common, or parts one that has: words, and several numbers."""
    several = read_case_numbers(text)
    if len(several) > 1 or len(_YEARS.findall(text)) > 1:
        listed = f"：{'、'.join(several)}" if several else ""
        listed_en = f": {', '.join(several)}" if several else ""
        raise UnreadableError(
            Words(f"一格里有几个案号{listed}", f"states several case numbers{listed_en}"),
            Words("一个案号", "one case number"),
            Words("一个案号一行", "use one row for each"),
        )
    if not _FIGURE.search(text):
        raise UnreadableError(
            Words("不是案号：没有号码", "is no case number: it has no figure"),
            Words("案号，如（2024）江01刑初3号", "a case number such as （2024）江01刑初3号"),
            Words("补填案号；没有案号的留空", "write the number; leave the cell empty where there is none"),
        )


def _institutions(text: str) -> list[str]:
    """The institutions of a cell that names several; a 、 inside brackets parts what belongs to one."""
    plain = _REMARK.sub("", _plain(text))
    if len(listed := _parts(_LISTED, plain)) > 1:
        return listed
    if len(joined := _parts(_AND, plain)) > 1 and all(_ORGAN.fullmatch(part) for part in joined):
        return joined
    # A comma or a blank may stand before a part of the same institution: 江州市公安局 城北派出所.
    loose = [part for part in _parts(_LOOSE, plain) if _ORGAN.fullmatch(part)]
    ends = [found[1] for part in loose if (found := _ORGAN.fullmatch(part))]
    return loose if len(set(ends)) < len(ends) else []


def _officers(text: str) -> list[str]:
    plain = _REMARK.sub("", _plain(text))
    if len(listed := _parts(_NAMES, plain)) > 1:
        return listed
    two = _TWO_NAMES.fullmatch(plain)
    return plain.split() if two and not DOUBLE_SURNAMES.fullmatch(two[1]) else []


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(ROUND_BRACKETS).strip()


def _parts(signs: re.Pattern[str], plain: str) -> list[str]:
    return [part.strip() for part in signs.split(plain) if part.strip()]


def _several(names: list[str], zh: str, en: str) -> UnreadableError:
    return UnreadableError(
        Words(f"一格里不止一个{zh}：{'、'.join(names)}", f"names more than one {en}: {', '.join(names)}"),
        Words(f"一个{zh}", f"one {en}"),
        Words("一格只写一个；各写一行或者各写一列", "write one in a cell: a row or a column for each"),
    )
