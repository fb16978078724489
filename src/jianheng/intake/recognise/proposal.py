"""What a sheet seems to hold, for a person to confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from jianheng.intake.layout import Block, Heading
from jianheng.intake.problem import NO_WORDS, Words
from jianheng.intake.target import Target


class State(StrEnum):
    """How far a column is known.

    `SURE`: one field, for a stated reason, and nothing speaks against it. `ASK`: a person must say; there may be
    candidates. `NONE`: it fills no field; its words are kept as they are.
    """

    SURE = "sure"
    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True)
class Candidate:
    """One field that a column may fill.

    Args:
        target: the field.
        confidence: from 0 to 1; for order and display, not a probability.
        reasons: why.
    """

    target: Target
    confidence: float
    reasons: tuple[Words, ...] = ()


@dataclass(frozen=True)
class ColumnProposal:
    """One column and what it may fill.

    Args:
        heading: the column.
        state: how far it is known.
        candidates: the fields that it may fill, likeliest first.
        ask: what a person is asked.
        samples: some of its values, each once, as the source shows them.
        meaning: what the source itself says that the heading means.
        labels: what the source itself says that its codes mean.
    """

    heading: Heading
    state: State
    candidates: tuple[Candidate, ...] = ()
    ask: Words = NO_WORDS
    samples: tuple[str, ...] = ()
    meaning: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def best(self) -> Target | None:
        """The likeliest field."""
        return self.candidates[0].target if self.candidates else None


@dataclass(frozen=True)
class TableGuess:
    """A table that a sheet seems to hold.

    Args:
        table: its name.
        confidence: from 0 to 1.
        reasons: why.
        named: the sheet, the file or the delivery names it.
        rivals: tables that suit nearly as well.
        doubtful: one of them suits so well that a person must say which it is.
    """

    table: str
    confidence: float
    reasons: tuple[Words, ...] = ()
    named: bool = False
    rivals: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True)
class Proposal:
    """One table of a sheet and what it seems to hold.

    Args:
        source: name of the file.
        sheet: name of the sheet; empty where there is none.
        block: where the table lies.
        tables: canonical tables that it fills, the main one first; none where it is unknown.
        columns: its columns in order.
    """

    source: str
    sheet: str
    block: Block
    tables: tuple[TableGuess, ...] = ()
    columns: tuple[ColumnProposal, ...] = field(default=())

    @property
    def settled(self) -> bool:
        """Whether nothing is left to ask."""
        return bool(self.tables) and all(column.state is not State.ASK for column in self.columns)
