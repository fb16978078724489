"""A text made easy to search, with the way back to the source for every character.

Broken lines are joined and blanks dropped, full-width digits and letters become ASCII, all brackets around
years and remarks become round ones, and letters that stand for a zero in a date become 〇.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from jianheng.intake.cleaning.fact import Fact

U = TypeVar("U")

_BLANKS = frozenset(" \t\r\f\v\u00a0\u3000\u200b\ufeff")
_SENTENCE_ENDS = "。；;：:！？”"
ROUND_BRACKETS = str.maketrans("（〔［[﹝【）〕］]﹞】", "(" * 6 + ")" * 6)
"""All brackets around years and remarks as round ones, for `str.translate`."""
UNSEEN = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))
"""Signs without width, which systems and web pages leave in a text and nobody sees, for `str.translate`."""
_FOLDED = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)},
    **{chr(code): chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))},
    **{chr(sign): chr(plain) for sign, plain in ROUND_BRACKETS.items()},
    ",": "，",
    ";": "；",
    ":": "：",
    "．": ".",
}
_ZEROS = "〇○◯ΟОOoо"
_YEAR_CHARACTERS = "0-9零一二三四五六七八九" + _ZEROS
# Where a round sign or a letter can only be a zero: in a year, a month or a day.
_ZERO_PLACES = re.compile(
    rf"(?<![{_YEAR_CHARACTERS}])[{_YEAR_CHARACTERS}]{{4}}(?=年)"
    rf"|(?<=\()[{_YEAR_CHARACTERS}]{{4}}(?=\))"
    rf"|(?<=[年月])[0-9{_ZEROS}]{{1,2}}(?=[月日])"
)
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")

# Lines that stand for themselves although no sentence ends there: the head and the signatures of a ruling.
_OWN_LINE = re.compile(
    r"[\u4e00-\u9fff]{2,30}法院"
    r"|(?:刑事)?(?:减刑)?(?:刑事)?裁定书"
    r"|\(\d{4}\)[\u4e00-\u9fff0-9]{1,20}号(?:之[一二三四五六七八九十0-9]+)?"
    r"|(?:审判长|审判员|代理审判员|人民陪审员|陪审员|法官助理|书记员|代书记员).{0,12}"
    r"|[0-9零一二三四五六七八九〇]{4}年.{1,3}月.{1,3}日"
)


@dataclass(frozen=True)
class JoinedText:
    """A searchable text over a source text.

    Args:
        source: the text as delivered.
        text: the searchable form; one `\\n` between paragraphs.
        origins: for each character of `text` its offset in `source`.
    """

    source: str
    text: str
    origins: tuple[int, ...] = field(repr=False)

    def fact(self, value: U, start: int, end: int) -> Fact[U]:
        """Tie a value to the words at `text[start:end]`.

        Args:
            value: what the words mean.
            start: offset in `text`.
            end: offset after the last character in `text`, greater than `start`.

        Returns:
            The fact, with words and offsets of the source.
        """
        first, last = self.origins[start], self.origins[end - 1] + 1
        return Fact(value, self.source[first:last], first, last)


def fold(text: str) -> str:
    """Replace characters one by one by their plain form; the length stays the same.

    >>> fold("（２０１４）"), fold("201O年1O月2日"), fold("2，000元")
    ('(2014)', '201〇年1〇月2日', '2,000元')
    """
    folded = "".join(_FOLDED.get(character, character) for character in text)
    folded = _THOUSANDS.sub(",", folded)
    return _ZERO_PLACES.sub(lambda found: re.sub(f"[{_ZEROS}]", "〇", found[0]), folded)


def join_lines(source: str) -> JoinedText:
    """Make a source text searchable.

    Args:
        source: the text as delivered, with line breaks inside sentences or without.

    Returns:
        The searchable text.

    >>> join_lines("确有悔改表\\n现，\\n于２０１８年。\\n二段").text
    '确有悔改表现，于2018年。\\n二段'
    """
    kept = [place for place, character in enumerate(source) if character not in _BLANKS]
    folded = fold("".join(source[place] for place in kept))
    dropped = _breaks_inside_sentences(folded)
    pairs = [(letter, kept[place]) for place, letter in enumerate(folded) if place not in dropped]
    text = "".join(letter for letter, _ in pairs)
    # A year may have been broken over two lines, so zeros are looked for again.
    return JoinedText(source, fold(text), tuple(place for _, place in pairs))


def _breaks_inside_sentences(text: str) -> set[int]:
    dropped: set[int] = set()
    lines = list(re.finditer(r"[^\n]*", text))
    filled = [line for line in lines if line[0]]
    for line, following in pairwise(filled):
        breaks = range(line.end(), following.start())
        own = _OWN_LINE.fullmatch(line[0]) or _OWN_LINE.fullmatch(following[0])
        keeps = own or line[0][-1] in _SENTENCE_ENDS
        dropped.update(breaks[1:] if keeps else breaks)
    return dropped
