"""What each table of a sheet holds: its canonical tables and the field of each column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jianheng.dictionary import Ambiguous, Dictionary, load_ambiguous
from jianheng.intake.cells import CellCleaner
from jianheng.intake.layout import Block, Heading
from jianheng.intake.recognise.columns import AS_OF, Column, assign
from jianheng.intake.recognise.concepts import plain
from jianheng.intake.recognise.match import Match, Matcher
from jianheng.intake.recognise.names import Names
from jianheng.intake.recognise.proposal import Proposal
from jianheng.intake.recognise.tables import guess_tables
from jianheng.intake.recognise.values import Shape, fit, shape_of

_RULED_OUT = 0.1
_ENOUGH = 5
_AS_OF = frozenset(map(plain, AS_OF))


class Recogniser:
    """Recognises tables and columns by the dictionary.

    Args:
        dictionary: the dictionary.
        cleaner: reads cells.
    """

    def __init__(self, dictionary: Dictionary, cleaner: CellCleaner) -> None:
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
    ) -> Proposal:
        """Say what one table of a sheet seems to hold.

        Args:
            source: name of the file.
            sheet: name of the sheet; empty where there is none.
            block: where the table lies.
            samples: values of each column, in the order of its headings.
            named: the canonical table that the sheet's or the file's name is, if it is one.
            delivered: canonical tables that the statement of delivery lists.

        Returns:
            The proposal, each column with its reasons.
        """
        columns = [self._column(heading, values) for heading, values in zip(block.headings, samples, strict=True)]
        stem = source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        words = [text for text in (sheet, *block.titles, stem) if text]
        found = [column.matches for column in columns]
        tables = guess_tables(found, words, named, delivered, self.names)
        return Proposal(source, sheet, block, tables, assign(columns, tables, self.names))

    def _column(self, heading: Heading, values: Sequence[object]) -> Column:
        shape = shape_of(values)
        matches = {} if plain(heading.levels[-1]) in _AS_OF else self._matcher.matches(heading)
        fits = {target: fit(self.names.fields[target], values, shape, self._cleaner) for target in matches}
        kept = {target: match for target, match in matches.items() if not self._ruled_out(match, fits[target], shape)}
        return Column(heading, kept, fits, shape, self._ambiguous.get(plain(heading.text)))

    @staticmethod
    def _ruled_out(match: Match, share: float | None, shape: Shape) -> bool:
        """Values rule out what only resembles; what is named outright is asked instead."""
        return share is not None and share < _RULED_OUT and shape.count >= _ENOUGH and not match.certain
