"""One local style: how one kind of institution exports what it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FieldName = tuple[str, str]


class StyleError(ValueError):
    """A style that cannot be read, or that cannot show a county without loss."""


@dataclass(frozen=True)
class Forms:
    """How values are written.

    Args:
        date: form of days: `excel`, `dashes`, `dots`, `compact`, `chinese`, `slashes`, or `slashes_at_zero`.
        moment: form of moments: the same without the last.
        term: `words` 3年6个月, `chinese` 三年六个月, `dash` 3-6, `packed` 030600, `points` 3.06.00.
        money: `yuan`, `comma` 10,000.00, `wan` (ten thousands), `capital` 壹万元整.
        flag: words of a flag: yes, and no.
        between: what stands between the ends of a span in one cell.
    """

    date: str = "dashes"
    moment: str = "dashes"
    term: str = "words"
    money: str = "yuan"
    flag: tuple[str, str] = ("是", "否")
    between: str = "至"


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    Args:
        heading: its heading, from the top level down.
        fields: the fields of tables that it shows; none for a column that fills no field.
        extra: what stands in a column that fills no field.
        of: the field from which an extra column is reckoned.
        asks: whether nobody could know its meaning without asking.
        joined: whether it shows several fields in one cell, instead of the one value of several fields.
        words: what the institution's own list of columns says of it; empty where there is none.
        forms: how its values are written.
    """

    heading: tuple[str, ...]
    fields: tuple[FieldName, ...]
    extra: str
    of: FieldName | None
    asks: bool
    joined: bool
    words: str
    forms: Forms


@dataclass(frozen=True)
class SheetStyle:
    """One sheet.

    Args:
        name: its name; also of its file, where sheets are files.
        tables: the tables of its rows: one line a row of the first, to which rows of the others are joined.
        columns: its columns in order.
        join: by joined table, pairs of its field and the first table's field that must agree; else the person.
        titles: lines above the headings.
        total: whether a line of totals follows the rows.
        notes: lines under the rows.
    """

    name: str
    tables: tuple[str, ...]
    columns: tuple[Column, ...]
    join: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    total: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Style:
    """How one kind of institution exports.

    Args:
        kind: kind of institution.
        name: the style's name.
        suffix: `xlsx`, `csv` or `txt` (parted by tabs).
        encoding: of text files.
        book: name of the one workbook of all sheets; empty where each sheet is a file.
        codes: by code list, the local word of a code.
        numbers: whether codes without a local word are numbered.
        reference: names of the lists of columns and of codes that lie beside the files.
        lost: fields that the style does not show, with the reason.
        sheets: its sheets.
    """

    kind: str
    name: str
    suffix: str
    encoding: str
    book: str
    codes: Mapping[str, Mapping[str, str]]
    numbers: bool
    reference: tuple[str, str] | None
    lost: Mapping[str, str]
    sheets: tuple[SheetStyle, ...]
