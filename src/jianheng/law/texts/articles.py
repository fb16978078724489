"""The articles of a text, found by their numbers, with paragraphs（款）and items（项）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jianheng.law.texts.law_text import Item, Paragraph, TextArticle
from jianheng.law.texts.lines import Line
from jianheng.law.texts.numerals import NUMERAL, number_of

# The blank stands behind 条; some files have it before 条 by a slip: 第十二 条本法….
ARTICLE = re.compile(
    rf"第(?P<main>{NUMERAL})(?:(?P<slip>\s+)条|条)(?:之(?P<sub>{NUMERAL}))?(?(slip)|(?=[\s:：【]|$))[\s:：]*(?P<rest>.*)"
)
POINT = re.compile(r"(?P<main>[一二三四五六七八九十百]+)、\s*(?P<rest>.*)")
NUMBERED = re.compile(r"(?P<main>\d+)\s*[.．、]\s*(?P<rest>.*)")
_ITEM = re.compile(rf"[（(](?P<number>{NUMERAL})[）)]")
_SUB_ITEM = re.compile(r"\d+\s*[.．、]|[⒈-⒛①-⑳]|[（(]\d+[）)]")
_END = re.compile(r".*[。；：！？”'）)》:;]")
_GOES_ON = re.compile(r".*[；：:;]")
_BARE = re.compile(r"[^，。；：]{1,40}")
_DAY_ALONE = re.compile(rf"{NUMERAL}年{NUMERAL}月{NUMERAL}日")


@dataclass
class _Block:
    """One printed paragraph, which may run over several lines."""

    line: int
    words: str


def articles_of(lines: Sequence[Line]) -> tuple[TextArticle, ...]:
    """The articles in the order in which they stand.

    A text without any 第…条 is numbered by its points: 一、 where these are sentences, else 1. where
    these run through the whole text.

    Args:
        lines: the lines of the text.

    Example:
        >>> from jianheng.law.texts.lines import lines_of
        >>> found = articles_of(list(lines_of("第一条　为了甲：\\n（一）乙；\\n（二）丙。\\n丁。\\n第一条之一　戊。")))
        >>> [(each.number, len(each.paragraphs)) for each in found]
        [('1', 2), ('1-1', 1)]
    """
    begins = _numbering(lines)
    # Where the first line of each paragraph is indented, a line that is not goes on with the one above.
    starts = [line for line in lines if begins.fullmatch(line.words)]
    indented = bool(starts) and all(line.indented for line in starts)
    found: list[tuple[str, int, list[_Block]]] = []
    open_ = False
    for line in lines:
        start = begins.fullmatch(line.words)
        if start is not None:
            found.append((_number(start), line.number, [_Block(line.number, start["rest"].strip())]))
            open_ = True
        elif line.title or line.part or _DAY_ALONE.fullmatch(line.words):
            open_ = False
        elif open_:
            _take(found[-1][2], line, indented)
    return tuple(TextArticle(number, at, _paragraphs(blocks)) for number, at, blocks in found)


def _numbering(lines: Iterable[Line]) -> re.Pattern[str]:
    """How the text numbers its articles."""
    words = [line.words for line in lines]
    if any(ARTICLE.fullmatch(each) for each in words):
        return ARTICLE
    numbered = [number_of(start["main"]) for each in words if (start := NUMBERED.fullmatch(each))]
    points = [each for each in words if POINT.fullmatch(each)]
    running = len(numbered) > 1 and numbered == list(range(1, len(numbered) + 1))
    return NUMBERED if running and not any(_END.fullmatch(each) for each in points) else POINT


def _number(start: re.Match[str]) -> str:
    sub = start.groupdict().get("sub")
    return str(number_of(start["main"])) + (f"-{number_of(sub)}" if sub else "")


def _take(blocks: list[_Block], line: Line, indented: bool) -> None:
    before, labelled = blocks[-1], _ITEM.match(line.words) or _SUB_ITEM.match(line.words)
    wrapped = indented and not line.indented and not line.alone
    if not labelled and before.words and (wrapped or not _END.fullmatch(before.words)):
        before.words += line.words
    else:
        blocks.append(_Block(line.number, line.words))


def _paragraphs(blocks: Sequence[_Block]) -> tuple[Paragraph, ...]:
    """Paragraphs with their items.

    Words without a number between item n and item n + 1 belong to item n. What follows a colon or a
    semicolon is an item also where its number was lost. A last line without any stop is the heading of
    what comes next.
    """
    texts = [block.words for block in blocks if block.words]
    if len(texts) > 1 and _BARE.fullmatch(texts[-1]) and not _END.fullmatch(texts[-1]):
        texts.pop()
    paragraphs: list[tuple[list[str], list[Item]]] = []
    for at, words in enumerate(texts):
        label = _ITEM.match(words)
        lines, items = paragraphs[-1] if paragraphs else ([], [])
        last, goes_on = (items[-1] if items else None), at > 0 and bool(_GOES_ON.fullmatch(texts[at - 1]))
        if not paragraphs:
            paragraphs.append(([words], []))
        elif label is not None:
            items.append(Item(number_of(label["number"]), (words,)))
        elif last is not None and _belongs(words, last, texts[at + 1 :]):
            items[-1] = Item(last.number, (*last.lines, words))
        elif _SUB_ITEM.match(words):
            lines.append(words)
        elif goes_on:
            items.append(Item(last.number + 1 if last else 1, (words,)))
        else:
            paragraphs.append(([words], []))
    return tuple(Paragraph(tuple(lines), tuple(items)) for lines, items in paragraphs)


def _belongs(words: str, last: Item, rest: Iterable[str]) -> bool:
    """Whether words without a number of an item are part of the item before them."""
    if _SUB_ITEM.match(words) or last.lines[-1].endswith(("：", ":")):
        return True
    following = next((number_of(label["number"]) for each in rest if (label := _ITEM.match(each))), 0)
    return following == last.number + 1
