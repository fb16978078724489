"""What each table of a sheet holds: its canonical tables and the field of each column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from jianheng.dictionary import Ambiguous, CodeList, Dictionary, load_ambiguous
from jianheng.intake.cells import PLAIN, CellCleaner, Reading, cell_text, is_empty
from jianheng.intake.cells.term_units import DAY, MONTH, YEAR, split_term_unit
from jianheng.intake.layout import Block, Heading
from jianheng.intake.recognise.columns import Column, assign
from jianheng.intake.recognise.concepts import plain
from jianheng.intake.recognise.glossary import Glossary, Key
from jianheng.intake.recognise.match import Kind, Match, Matcher
from jianheng.intake.recognise.months import by_month
from jianheng.intake.recognise.names import Names
from jianheng.intake.recognise.nothing import fills_nothing, is_as_of
from jianheng.intake.recognise.proposal import Proposal
from jianheng.intake.recognise.tables import guess_tables
from jianheng.intake.recognise.values import Shape, fit, shape_of
from jianheng.intake.target import Target

_RULED_OUT = 0.1
_ENOUGH = 5
# Columns of codes: at most so many different words, at least so many; how far these alone point to a field.
_MOST_CODES, _FEWEST_CODES, _MOSTLY = 40, 2, 0.8
_BY_VALUES, _NAMED_TOO = 0.72, 0.13
_IN_UNIT = {unit: Reading(term_unit=unit) for unit in (YEAR, MONTH, DAY)}


class Recogniser:
    """Recognises tables and columns by the dictionary.

    Args:
        dictionary: the dictionary.
        cleaner: reads cells.
    """

    def __init__(self, dictionary: Dictionary, cleaner: CellCleaner) -> None:
        self._dictionary = dictionary
        self.names = Names(dictionary)
        self._matcher = Matcher(self.names)
        self._cleaner = cleaner
        self._ambiguous: Mapping[str, Ambiguous] = {plain(key): each for key, each in load_ambiguous().items()}

    def likeness(self, text: str) -> float:
        """How much a text looks like a heading that the dictionary knows, from 0 to 1."""
        return self._matcher.knows(text)

    def propose(
        self,
        source: str,
        sheet: str,
        block: Block,
        samples: Sequence[Sequence[object]],
        *,
        named: str | None = None,
        delivered: Sequence[str] = (),
        glossary: Glossary | None = None,
    ) -> Proposal:
        """Say what one table of a sheet seems to hold.

        Args:
            source: name of the file.
            sheet: name of the sheet; empty where there is none.
            block: where the table lies.
            samples: values of each column, in the order of its headings.
            named: the canonical table that the sheet's or the file's name is, if it is one.
            delivered: canonical tables that the statement of delivery lists.
            glossary: what the source says of its own field names and codes.

        Returns:
            The proposal, each column with its reasons.
        """
        stem = source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        key = Key(glossary or Glossary(), sheet or stem)
        # A table without headings is sampled by its cells' columns, of which nothing can be said.
        told = samples if block.headings else ()
        columns = [self._column(heading, values, key) for heading, values in zip(block.headings, told, strict=True)]
        words = [text for text in (sheet, *block.titles, stem) if text]
        # Who worked on a paper stands in registers of every kind, and says of none which it is.
        found = [column.matches for column in columns if not fills_nothing(column.heading.levels[-1])]
        tables = guess_tables(found, words, named, delivered, self.names)
        assigned = by_month(assign(columns, tables, self.names), words, self.names, self._matcher.matches)
        return Proposal(source, sheet, block, tables, assigned)

    def _column(self, heading: Heading, values: Sequence[object], key: Key) -> Column:
        shape = shape_of(values)
        meaning, labels = key.meaning(heading.text), key.codes(heading.text)
        told = replace(heading, levels=(meaning,)) if meaning else heading
        matches: Mapping[Target, Match] = {}
        name, unit = split_term_unit(told.text)
        bare = replace(told, levels=tuple(name.split("/"))) if name and unit else told
        if not is_as_of(told.levels[-1]):
            matches = self._matches(told, bare)
        values = [labels.get(cell_text(value), value) for value in values] if labels else values
        matches = self._by_codes(matches, values, shape)
        reading = _IN_UNIT.get(unit, PLAIN)
        fits = {target: fit(self.names.fields[target], values, shape, self._cleaner, reading) for target in matches}
        kept = {target: match for target, match in matches.items() if not self._ruled_out(match, fits[target], shape)}
        whole, lowest = (self._ambiguous.get(plain(text)) for text in (bare.text, bare.levels[-1]))
        by_part = whole is None and lowest is not None
        return Column(heading, kept, fits, shape, whole or lowest, by_part, meaning, labels)

    def _matches(self, heading: Heading, bare: Heading) -> Mapping[Target, Match]:
        """What a heading names; with 月 behind it, it may be a term that it names without 月."""
        whole = self._matcher.matches(heading)
        if bare is heading or any(match.certain for match in whole.values()):
            return whole
        terms = {t: m for t, m in self._matcher.matches(bare).items() if self.names.fields[t].type == "term"}
        return whole | {t: m for t, m in terms.items() if t not in whole or m.strength > whole[t].strength}

    @staticmethod
    def _ruled_out(match: Match, share: float | None, shape: Shape) -> bool:
        """Values rule out what only resembles; what is named outright is asked instead."""
        return share is not None and share < _RULED_OUT and shape.count >= _ENOUGH and not match.certain

    def _by_codes(
        self, matches: Mapping[Target, Match], values: Sequence[object], shape: Shape
    ) -> Mapping[Target, Match]:
        """What the heading names, and fields of which every value met is a code of their list."""
        if shape.distinct > _MOST_CODES or shape.numbers >= _MOSTLY:
            return matches
        words = {text.casefold() for value in values if (text := cell_text(value)) and not is_empty(text, "code")}
        if len(words) < _FEWEST_CODES:
            return matches
        found = dict(matches)
        for target, known in self._words.items():
            match = found.get(target)
            by_name = match is not None and (match.certain or match.kind is Kind.INITIALS)
            if words <= known and not by_name:
                found[target] = Match(Kind.VALUES, _BY_VALUES + (0 if match is None else _NAMED_TOO), "")
        return found

    @cached_property
    def _words(self) -> Mapping[Target, frozenset[str]]:
        """The words of the code list of each coded field."""
        lists = {name: _words_of(found) for name, found in self._dictionary.lists.items()}
        return {target: lists[field.list] for target, field in self.names.fields.items() if field.list in lists}


def _words_of(codes: CodeList) -> frozenset[str]:
    return frozenset(
        word.casefold() for code in codes.codes.values() for word in (code.label_zh, *code.aliases) if word
    )
