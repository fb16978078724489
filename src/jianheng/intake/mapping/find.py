"""A table of a file known again, and what has changed since it was confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jianheng.intake.layout import Block
from jianheng.intake.mapping.mapping import Mapping, SheetMapping
from jianheng.intake.recognise.concepts import plain

_ALIKE = 0.6


@dataclass(frozen=True)
class Change:
    """What a table has otherwise than when it was confirmed.

    Args:
        new: headings that nobody has confirmed.
        gone: headings that are no longer there, though they filled a field.
    """

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.gone)


@dataclass(frozen=True)
class Found:
    """A table known again.

    Args:
        sheet: what was confirmed for it.
        change: what is otherwise; nothing where it is the same.
    """

    sheet: SheetMapping
    change: Change


def find(mapping: Mapping | None, block: Block) -> Found | None:
    """Find what was confirmed for a table.

    Args:
        mapping: what was confirmed for the source.
        block: the table.

    Returns:
        The confirmed table with the same headings, in any order; else the one most like it with what has changed,
        if more than half is the same; None where there is none.
    """
    if mapping is None or not block.headings:
        return None
    here = _counted([heading.text for heading in block.headings])
    best: tuple[float, SheetMapping] | None = None
    for sheet in mapping.sheets:
        there = _counted(sheet.headings)
        share = (here & there).total() / max((here | there).total(), 1)
        if best is None or share > best[0]:
            best = (share, sheet)
    if best is None or best[0] < _ALIKE:
        return None
    return Found(best[1], _change(best[1], here))


def _change(sheet: SheetMapping, here: Counter[str]) -> Change:
    there = _counted(sheet.headings)
    used = {plain(rule.heading) for rule in sheet.columns if rule.to}
    gone = [heading for heading in (there - here) if heading in used]
    return Change(tuple(heading for heading in (here - there) if heading), tuple(gone))


def _counted(headings: Sequence[str]) -> Counter[str]:
    return Counter(plain(heading) for heading in headings)
