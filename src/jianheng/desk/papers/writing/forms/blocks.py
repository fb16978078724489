"""What a template is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True)
class Text:
    """A paragraph, with tags in it; `keep`: it stays on the page of the next one."""

    text: str
    style: str = "Body Text"
    keep: bool = False


@dataclass(frozen=True)
class Each:
    """A paragraph for each text of a list."""

    of: str


@dataclass(frozen=True)
class When:
    """Blocks that stand only under a condition."""

    condition: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Items:
    """The problems one by one; `asked` is what the thing asked is called, `proof` whether the appendix is named."""

    asked: str
    proof: bool = True


@dataclass(frozen=True)
class Form:
    """A form to fill: labels and what stands beside them."""

    rows: Sequence[tuple[str, str]]
    height: float = 0


@dataclass(frozen=True)
class FollowUp:
    """A table with a row for each problem, to be filled by hand when it is looked at again."""

    head: Sequence[str]
    widths: Sequence[float]


Block: TypeAlias = Text | Each | When | Items | Form | FollowUp


def heading(text: str) -> Text:
    """A heading of the first level."""
    return Text(text, "Heading 1")


def point(text: str) -> Text:
    """A numbered paragraph."""
    return Text(text, "Item Point")


def closing(text: str) -> Text:
    """A paragraph at the end: some of the text goes over to the page of the signature, which never stands alone."""
    return Text(text, keep=True)


@dataclass(frozen=True)
class Paper:
    """A document's template.

    Args:
        name: what the document is called.
        head: the lines above the text.
        body: the text.
        foot: signature and notes.
        appendix: whether the proofs follow.
        marks: what each page bears at its head.
    """

    name: str
    head: Sequence[Block]
    body: Sequence[Block]
    foot: Sequence[Block]
    appendix: bool = True
    marks: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class ItemWords:
    """How a problem is told; each text under its condition."""

    all: str
    loop: str
    number: str
    what: str
    several: str
    each: str
    other: str
    institution: str
    has_basis: str
    basis: str
    has_asked: str
    asked: str
    has_proof: str
    proof: str
    none: str


@dataclass(frozen=True)
class AppendixWords:
    """How the proofs are told: headings, tags and the tables with their loops."""

    proven: str
    mark: str
    title: str
    about: str
    items: str
    what: str
    no_proof: str
    nothing: str
    clues: str
    clue: str
    says: str
    tables: Sequence[ProofTable]
    end: str


@dataclass(frozen=True)
class ProofTable:
    """A table of a proof: under which condition, its caption, loop, heads, cells and widths."""

    condition: str
    caption: str
    loop: str
    head: Sequence[str]
    cells: Sequence[str]
    widths: Sequence[float]
