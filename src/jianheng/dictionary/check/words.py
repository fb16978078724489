"""What people read: names in both languages, and headings that mean one thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from jianheng.dictionary.code_list import CodeList
from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.problem import FilePlace, Problem, Words
from jianheng.dictionary.table import Table

Place = Callable[[str], FilePlace]

_HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_IN_SHEET = re.compile(r"[\[\]:*?/\\]")
_LONGEST_SHEET = 31
_TWO = Words("换一个说法，使它只指一样", "find words that mean one thing")


def check_words(dictionary: Dictionary, place: Place) -> Iterator[Problem]:
    """Check labels, titles and headings.

    Args:
        dictionary: the dictionary.
        place: where a table, field or list stands.

    Yields:
        Labels that are not in their language, titles that cannot name a sheet, words that mean two things.
    """
    yield from _twice([(table.title_zh, table.name, place(table.name)) for table in dictionary.tables.values()])
    for table in dictionary.tables.values():
        yield from _table(table, place)
    for codes in dictionary.lists.values():
        yield from _codes(codes, place(f"list:{codes.name}"))


def plain(text: str) -> str:
    """A heading in a form in which width, blanks and case do not count.

    Example:
        >>> plain("裁定 日期（ＡＢ）")
        '裁定日期(ab)'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def _table(table: Table, place: Place) -> Iterator[Problem]:
    at = place(table.name)
    yield from _languages(table.title_zh, table.title_en, at)
    yield from _languages(table.row_zh, table.row_en, at)
    if len(table.title_zh) > _LONGEST_SHEET or _NOT_IN_SHEET.search(table.title_zh):
        what = Words("不能作工作表的名字", "cannot name a sheet")
        mend = Words("缩短到 31 个字以内，不用 []:*?/\\", "write at most 31 characters without []:*?/\\")
        yield Problem("sheet_name", at, what, mend, table.title_zh)
    words: list[tuple[str, str, FilePlace]] = []
    for field in table.fields.values():
        here = place(f"{table.name}.{field.name}")
        yield from _languages(field.label_zh, field.label_en, here)
        words += [(word, field.name, here) for word in dict.fromkeys((field.label_zh, *field.headings))]
    yield from _twice(words)


def _codes(codes: CodeList, at: FilePlace) -> Iterator[Problem]:
    yield from _languages(codes.title_zh, codes.title_en, at)
    for code in codes.codes.values():
        yield from _languages(code.label_zh, code.label_en, at)
    yield from _twice(
        (word, code.value, at)
        for code in codes.codes.values()
        for word in dict.fromkeys((code.value, code.label_zh, *code.aliases))
    )


def _languages(zh: str, en: str, at: FilePlace) -> Iterator[Problem]:
    if not _HAN.search(zh):
        mend = Words("写上中文名称", "give it a Chinese name")
        yield Problem("not_chinese", at, Words("缺中文名称", "has no Chinese name"), mend, zh or en)
    if not en or _HAN.search(en):
        mend = Words("写上英文名称", "give it an English name")
        yield Problem("not_english", at, Words("缺英文名称", "has no English name"), mend, en or zh)


def _twice(words: Iterable[tuple[str, str, FilePlace]]) -> Iterator[Problem]:
    """Words that two things claim: whoever reads a file by them could use neither."""
    owners: dict[str, str] = {}
    for word, owner, at in words:
        first = owners.setdefault(plain(word), owner)
        if first != owner:
            what = Words(f"既指 {first} 又指 {owner}", f"means both {first} and {owner}")
            yield Problem("two_meanings", at, what, _TWO, word)
