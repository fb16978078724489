"""What the words above a table say that it is about, where its headings are those of other tables too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from jianheng.intake.recognise.concepts import concepts_of, load_lexicon, plain

# Whose table it is, and of which document, every register of a unit says.
_SAYS_LITTLE = frozenset({"court", "prison", "centre", "justice", "correction_body", "police", "procuratorate", "ward"})
# A longer line explains, and a line with a colon states something of the paper.
_LONGEST = 40
_COLONS = ("：", ":")


@cache
def subjects_of(text: str) -> frozenset[str]:
    """The subjects that a name or title speaks of.

    Args:
        text: name of a sheet or a file, or a title line.

    Returns:
        Concepts; none for a name that says nothing.

    Example:
        >>> subjects_of("2024年减刑人员名单") == subjects_of("减刑罪犯花名册（2025年）"), subjects_of("Sheet1")
        (True, frozenset())
    """
    if len(text) > _LONGEST or any(colon in text for colon in _COLONS):
        return frozenset()
    words = plain(text)
    named = (concept for word, concept in _own_words().items() if word in words)
    return frozenset(named) | (load_lexicon().subjects() - _SAYS_LITTLE) & concepts_of(text).keys()


@cache
def _own_words() -> Mapping[str, str]:
    text = resources.files(__package__).joinpath("subjects.yaml").read_text(encoding="utf-8")
    return {word: concept for concept, words in yaml.safe_load(text).items() for word in words.split()}


@dataclass(frozen=True)
class Called:
    """What a table is called.

    Args:
        sheet: name of its sheet; empty where there is none.
        titles: the lines above it.
        file: name of its file.
    """

    sheet: str = ""
    titles: tuple[str, ...] = ()
    file: str = ""

    def is_apart_from(self, other: Called) -> bool:
        """Whether two tables are about different things: each speaks of something of which the other does not.

        Example:
            >>> Called("减刑").is_apart_from(Called("假释")), Called("一监区减刑").is_apart_from(Called("二监区减刑"))
            (True, False)
        """
        levels = zip(self._levels(), other._levels(), strict=True)
        return any(_differ(one, two) for one, two in levels) or _differ(self._nearest(), other._nearest())

    def _levels(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        stem = self.file.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return _of(self.titles), _of((self.sheet,)), _of((stem,))

    def _nearest(self) -> frozenset[str]:
        """What the words nearest to the table say that say anything."""
        return next(filter(None, self._levels()), frozenset())


def _of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(subjects_of(text) for text in texts))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one - other) and bool(other - one)
