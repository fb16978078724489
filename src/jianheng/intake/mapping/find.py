"""A table of a file known again, and what has changed since it was confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jianheng.intake.layout import Block
from jianheng.intake.mapping.mapping import Mapping, SheetMapping
from jianheng.intake.recognise.concepts import plain
from jianheng.intake.recognise.subjects import Called

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


def find(mapping: Mapping | None, block: Block, called: Called | None = None) -> Found | None:
    """Find what was confirmed for a table.

    Args:
        mapping: what was confirmed for the source.
        block: the table.
        called: what it is called; a table of the same headings that is about something else is another one. Left out
            where only the headings matter.

    Returns:
        The confirmed table with the same headings, in any order; else the one most like it with what has changed,
        if more than half is the same; None where there is none, or where several are and nothing says which.
    """
    if mapping is None or not block.headings:
        return None
    here = _counted([heading.text for heading in block.headings])
    shares: dict[float, list[SheetMapping]] = {}
    for sheet in mapping.sheets:
        there = _counted(sheet.headings)
        share = (here & there).total() / max((here | there).total(), 1)
        if share >= _ALIKE and not (called is not None and sheet.called.is_apart_from(called)):
            shares.setdefault(share, []).append(sheet)
    if not shares:
        return None
    best = _of_that_name(shares[max(shares)], called)
    return None if best is None else Found(best, _change(best, here))


def _of_that_name(sheets: Sequence[SheetMapping], called: Called | None) -> SheetMapping | None:
    """Of tables with the same headings the one of that name; where none is, any if all become the same."""
    same = [sheet for sheet in sheets if called is not None and sheet.called == called]
    if len(same) == 1 or called is None:
        return (same or list(sheets))[0]
    one, *others = sheets
    return one if all(_fills(other) == _fills(one) for other in others) else None


def _fills(sheet: SheetMapping) -> tuple[object, ...]:
    return sheet.rows, {(plain(rule.heading), rule.nth): rule.to for rule in sheet.columns}


def _change(sheet: SheetMapping, here: Counter[str]) -> Change:
    there = _counted(sheet.headings)
    used = {plain(rule.heading) for rule in sheet.columns if rule.to}
    gone = [heading for heading in (there - here) if heading in used]
    return Change(tuple(heading for heading in (here - there) if heading), tuple(gone))


def _counted(headings: Sequence[str]) -> Counter[str]:
    return Counter(plain(heading) for heading in headings)
