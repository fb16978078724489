"""Names of fields by what may be looked up: their words, what they say, and their first letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from jianheng.intake.recognise.names import Name, Names, signature
from jianheng.intake.target import Target

Pair = tuple[Target, Name]
_ABBREVIATED = 10


class Index:
    """The names of all fields, to be looked up.

    Args:
        names: the names.
    """

    def __init__(self, names: Names) -> None:
        self._names = names

    def _pairs(self) -> Iterator[Pair]:
        for target, each in self._names.of.items():
            yield from ((target, name) for name in each)

    def _chinese(self) -> Iterator[Pair]:
        return (pair for pair in self._pairs() if not pair[1].text.isascii())

    @cached_property
    def plain(self) -> Mapping[str, list[Pair]]:
        """By their words without blanks and marks."""
        found: dict[str, list[Pair]] = defaultdict(list)
        for pair in self._pairs():
            found[pair[1].plain].append(pair)
        return dict(found)

    @cached_property
    def signatures(self) -> Mapping[frozenset[str], list[Pair]]:
        """By what they say."""
        found: dict[frozenset[str], list[Pair]] = defaultdict(list)
        for pair in self._chinese():
            found[signature(pair[1].text)].append(pair)
        return dict(found)

    @cached_property
    def within(self) -> Mapping[tuple[str, frozenset[str]], list[Pair]]:
        """By table and by what they say beside its title; names that say nothing beside it are left out."""
        found: dict[tuple[str, frozenset[str]], list[Pair]] = defaultdict(list)
        for target, name in self._chinese():
            title = self._names.titles[target.table]
            said = signature(name.text, title)
            if said and said != signature(name.text):
                found[target.table, said].append((target, name))
        return dict(found)

    @cached_property
    def concepts(self) -> Mapping[str, list[Pair]]:
        """By each concept that they name."""
        found: dict[str, list[Pair]] = defaultdict(list)
        for pair in self._chinese():
            for concept in pair[1].concepts:
                found[concept].append(pair)
        return dict(found)

    @cached_property
    def initials(self) -> Mapping[str, list[Pair]]:
        """By the first letters of their syllables, of the first names of each field: of all, any letters are some."""
        found: dict[str, list[Pair]] = defaultdict(list)
        for target, names in self._names.of.items():
            for name in [each for each in names if not each.text.isascii()][:_ABBREVIATED]:
                found[name.initials].append((target, name))
        return dict(found)
