"""`$slot` replaced by what is filled in, with every place pointing into the file that fills."""

from __future__ import annotations

import re
from collections.abc import Mapping as Names
from dataclasses import dataclass

from jianheng.language.form import Form
from jianheng.language.problem import Position
from jianheng.language.source import Listing, Mapping, Piece, Source, Text

SLOT = re.compile(r"\$([a-z][a-z0-9_]*)")
# What needs no brackets, wherever it is put.
ATOM = re.compile(r"[\w.]+\Z|\"[^\"\\]*\"\Z")


@dataclass(frozen=True)
class Substitution:
    """Puts fillings into a template.

    Args:
        filled: texts by slot.
        at: where the template is called for.
        form: collects slots that the template uses without declaring them.
        group: name under which a fragment is brought in.
    """

    filled: Names[str, Text]
    at: Position
    form: Form
    group: str = ""

    def put(self, source: Source) -> Source:
        """The same content with its slots filled."""
        if isinstance(source, Text):
            return self.text(source)
        if isinstance(source, Listing):
            return Listing(tuple(self.put(item) for item in source.items), self.at)
        return mapping(tuple((self.text(key), self.put(value)) for key, value in source.pairs), self.at)

    def text(self, source: Text) -> Text:
        """One text: put together from its own words and what is filled in."""
        pieces: list[Piece] = []
        whole = ""
        last = 0
        for found in SLOT.finditer(source.value):
            filling = self.filled.get(found[1])
            if filling is None:
                continue
            inner = filling.value.strip()
            brackets = found[0] != source.value.strip() and not ATOM.match(inner)
            whole += source.value[last : found.start()] + ("(" if brackets else "")
            indent = len(filling.value) - len(filling.value.lstrip())
            at = filling.at.right(indent + (1 if filling.quoted else 0))
            pieces.append(Piece(len(whole), len(whole) + len(inner), at))
            whole += inner + (")" if brackets else "")
            last = found.end()
        return Text(whole + source.value[last:], self.at, source.quoted, tuple(pieces), self.group)


def both(outer: Source, own: Text) -> Source:
    """The scope of a template and the scope that the model adds, each with its places."""
    if not isinstance(outer, Text):
        return outer
    head = f"({outer.value}) and ("
    start = len(head)
    moved = [Piece(piece.start + 1, piece.end + 1, piece.at) for piece in outer.pieces or ()]
    added = Piece(start, start + len(own.value), own.at.right(1 if own.quoted else 0))
    return Text(f"{head}{own.value})", outer.at, False, (*moved, added))


def undeclared(source: Source, known: Names[str, object], form: Form) -> None:
    """Tell slots that a template uses without declaring them: a mistake of the template itself."""
    if isinstance(source, Text):
        for name in SLOT.findall(source.value):
            if name not in known:
                said = ("模板用了没有声明的插槽", "the template does not declare this slot", "在 slots 里写出它")
                form.add("E16", source.at, f"${name}", *said)
        return
    inner = source.items if isinstance(source, Listing) else [part for pair in source.pairs for part in pair]
    for part in inner:
        undeclared(part, known, form)


def mapping(pairs: tuple[tuple[Text, Source], ...], at: Position) -> Mapping:
    """A mapping with its index."""
    return Mapping(pairs, at, {key.value: value for key, value in pairs})
