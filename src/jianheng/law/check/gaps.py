"""Holes of a table: a date, term or number for which the rows stop although they go on beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from jianheng.law.check.place import found_in
from jianheng.law.check.segments import Axis
from jianheng.law.problem import Problem
from jianheng.law.tables.table import Condition, LawTable, Row

_ORDERED = ("date", "term", "int")
_NONE = -1


def gaps(table: LawTable) -> Iterator[Problem]:
    """Holes between and after the rows, for each combination of codes and flags.

    Codes and flags that no row names are no hole: a combination may be meant to have no rule.
    Once a rule exists it must go on to the open end, since a later text replaces an earlier one.
    """
    conditions = [each for row in table.rows for each in row.conditions]
    axes = [Axis.of(arg.name, conditions) for arg in table.args if arg.type in _ORDERED and arg.name != "on"]
    dates = Axis.of("on", conditions)
    seen: set[str] = set()
    for choice in _choices(table, conditions):
        rows = [row for row in table.rows if _chosen(row, choice)]
        for hole in _holes(rows, dates, axes):
            if hole not in seen:
                seen.add(hole)
                chosen = "，".join(f"{arg} = {option}" for arg, option in choice.items())
                says = ("没有任何一行适用", "no row applies", "补上一行，或者改前后行的端点")
                yield found_in(table, hole, chosen, says, rows[0].line)


def _choices(table: LawTable, conditions: list[Condition]) -> Iterator[dict[str, str]]:
    names = [arg.name for arg in table.args if arg.type not in _ORDERED]
    options = [
        sorted({option for each in conditions if each.arg == name for option in each.options}) or [""] for name in names
    ]
    for picked in product(*options):
        yield dict(zip(names, picked, strict=True))


def _chosen(row: Row, choice: dict[str, str]) -> bool:
    return all(each.arg not in choice or choice[each.arg] in each.options for each in row.conditions)


def _holes(rows: list[Row], dates: Axis, axes: list[Axis]) -> Iterator[str]:
    covered = {cell for row in rows for cell in _cells(row, dates, axes)}
    cells = {cell[1:] for cell in covered}
    for cell in sorted(cells):
        days = [piece for piece in dates.pieces if (piece, *cell) in covered]
        for piece in dates.pieces:
            if piece > days[0] and (piece, *cell) not in covered:
                yield "，".join([dates.name(piece), *_names(axes, cell)])
    for index, axis in enumerate(axes):
        for day, cell in sorted((each[0], each[1:]) for each in covered):
            if cell[index] == _NONE:
                continue
            for piece in axis.pieces:
                beside = (*cell[:index], piece, *cell[index + 1 :])
                if (day, *beside) not in covered:
                    yield "，".join([dates.name(day), *_names(axes, beside)])


def _cells(row: Row, dates: Axis, axes: list[Axis]) -> Iterator[tuple[int, ...]]:
    conditions = {each.arg: each for each in row.conditions}
    sides: list[list[int]] = []
    for axis in (dates, *axes):
        condition = conditions.get(axis.arg)
        if condition is None:
            sides.append([*axis.pieces, *([] if axis is dates else [_NONE])])
        elif condition.kind == "none":
            sides.append([_NONE])
        else:
            taken = axis.covered(condition)
            sides.append([piece for piece in axis.pieces if piece in taken])
    yield from product(*sides)


def _names(axes: list[Axis], cell: tuple[int, ...]) -> list[str]:
    return [
        f"{axis.arg} = none" if piece == _NONE else axis.name(piece) for axis, piece in zip(axes, cell, strict=True)
    ]
