"""The lines of a file of law, without the signs of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianheng.law.texts.numerals import NUMERAL

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT = re.compile(r"\A\s*---[ \t]*\n(?P<inner>(?:[\w-]+[ \t]*:.*\n|[ \t-].*\n|\n)*?)---[ \t]*(?=\n|\Z)")
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LEAD = re.compile(r"^(?:[#>*+-]+\s+)+")
_SPACES = re.compile(r"&(?:nbsp|ensp|emsp|#160|#12288);")
# Signs without width, and those of private fonts that converted files leave behind.
_INVISIBLE = re.compile(r"[\ufeff\u200b-\u200d\u2060\u00ad\ue000-\uf8ff]")
_PART = re.compile(rf"第{NUMERAL}(?:编|分编|章|节)[^。；：]{{0,40}}")
_BACK = re.compile(r"(?:目\s*[录次]|[总分附]\s*则|附\s*[件录表].{0,8})[:：]?")


@dataclass(frozen=True)
class Line:
    """One line that holds words.

    Args:
        number: 1-based line of the file.
        words: the words alone.
        title: it was written as a heading of Markdown.
        indented: it began with blanks.
        alone: a line without words stands before it.
    """

    number: int
    words: str
    title: bool
    indented: bool
    alone: bool

    @property
    def part(self) -> bool:
        """It is the heading of a chapter or another part, whatever the signs around it."""
        return bool(_PART.fullmatch(self.words) or _BACK.fullmatch(self.words))


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that hold words.

    Args:
        text: the whole file.

    Example:
        >>> [line.words for line in lines_of("# 某法\\n<!-- INFO END -->\\n**第一条**　为了…")]
        ['某法', '第一条\u3000为了…']
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _FRONT.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    alone = True
    for number, raw in enumerate(text.split("\n"), start=1):
        line = _INVISIBLE.sub("", _SPACES.sub(" ", raw))
        words = _TAG.sub("", line).replace("**", "").replace("__", "").strip().removesuffix("\\")
        bare = _LEAD.sub("", words).strip()
        if set(bare) <= set("-=*_> "):
            alone = True
            continue
        yield Line(number, bare, words.startswith("#"), line[:1].isspace(), alone)
        alone = False


def front_title(text: str) -> str:
    """The title that a front matter states; empty where there is none.

    >>> front_title("---\\ntitle: 某法\\n---\\n第一条 …")
    '某法'
    """
    front = _FRONT.match(text.replace("\r\n", "\n"))
    found = _TITLE.search(front["inner"]) if front else None
    return found[1] if found else ""
