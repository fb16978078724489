"""What stands above the first article: the title, and the days on which the text was made or begins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from jianheng.law.texts.articles import ARTICLE, NUMBERED, POINT
from jianheng.law.texts.lines import Line
from jianheng.law.texts.numerals import NUMERAL, number_of
from jianheng.law.texts.titles import forms, of_file, version_note

TITLE_LINES = 4
_DAY = re.compile(rf"(?P<y>{NUMERAL})年(?P<m>{NUMERAL})月(?P<d>{NUMERAL})日")
_STATES = re.compile(rf"[(（〔\[]?(?:根据|依照|自|于|由)?\s*{_DAY.pattern}.*")
_IN_NAME = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:[-.年]?(?P<m>\d{1,2})[-.月]?(?P<d>\d{1,2})日?)?(?!\d)")


@dataclass(frozen=True)
class Heading:
    """What a file says of itself.

    Args:
        title: as printed; the file's name where nothing is printed.
        names: plain forms of the titles by which it may go.
        days: days stated in the name and above the first article.
        year: the latest year stated, None where there is none.
    """

    title: str
    names: tuple[str, ...]
    days: tuple[date, ...]
    year: int | None


def heading_of(file: str, lines: Sequence[Line], front: str = "") -> Heading:
    """Read the name and the lines above the first article.

    Args:
        file: path of the file.
        lines: its lines.
        front: the title that a front matter states.

    Example:
        >>> from jianheng.law.texts.lines import lines_of
        >>> found = heading_of("法(2012).md", list(lines_of("# 某法\\n2012年6月30日通过\\n第一条　…")))
        >>> found.title, found.names, found.days
        ('某法', ('某法', '法'), (datetime.date(2012, 6, 30),))
    """
    stem = unicodedata.normalize("NFC", PurePosixPath(file).stem)
    above = list(_above(lines))
    printed = _printed(above)
    marked = [line.words for line in above if line.title and not line.part]
    title = next(iter((*filter(None, [front]), *marked, *printed)), stem)
    in_name = [*_in_name(stem), *_in_name(version_note(title))]
    days = [day for words in _facts(above) for day in _days(words)]
    days += [each for each in in_name if isinstance(each, date)]
    years = [each if isinstance(each, int) else each.year for each in (*in_name, *days)]
    names = forms((title, *marked, *printed, of_file(stem)))
    return Heading(title, names, tuple(sorted(set(days))), max(years, default=None))


def _above(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        if any(begins.fullmatch(line.words) for begins in (ARTICLE, POINT, NUMBERED)):
            return
        yield line


def _printed(above: Sequence[Line]) -> list[str]:
    """The title that may run over the first lines: each run of them, since none says where it ends."""
    first = []
    for line in above[:TITLE_LINES]:
        if line.part or _STATES.fullmatch(line.words) or line.words.endswith(("。", "：", ":")):
            break
        first.append(line.words)
    return ["".join(first[: length + 1]) for length in range(len(first))]


def _facts(above: Iterable[Line]) -> Iterator[str]:
    """Lines that begin with a day, and what follows in the same brackets."""
    open_ = 0
    for line in above:
        if open_ > 0 or _STATES.fullmatch(line.words):
            yield line.words
            open_ += sum(line.words.count(sign) for sign in "(（") - sum(line.words.count(sign) for sign in ")）")


def _days(words: str) -> Iterator[date]:
    for found in _DAY.finditer(words):
        try:
            yield date(*(number_of(found[part]) for part in "ymd"))
        except ValueError:
            continue


def _in_name(stem: str) -> Iterator[date | int]:
    for found in _IN_NAME.finditer(stem):
        try:
            yield date(*(int(found[part]) for part in "ymd")) if found["m"] else int(found["y"])
        except ValueError:
            yield int(found["y"])
