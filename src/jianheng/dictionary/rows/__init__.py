"""Whether rows keep to the dictionary: every problem at once, each with the place that it came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pyarrow as pa

from jianheng.dictionary.code_list import CodeList
from jianheng.dictionary.load import load_dictionary
from jianheng.dictionary.problem import Problem
from jianheng.dictionary.rows.codes import check_codes
from jianheng.dictionary.rows.columns import check_columns
from jianheng.dictionary.rows.presence import check_presence
from jianheng.dictionary.rows.rows import Rows
from jianheng.dictionary.rows.times import check_times
from jianheng.dictionary.rows.values import check_values
from jianheng.dictionary.table import Table

__all__ = ["check_rows"]


def check_rows(
    table: Table,
    rows: pa.Table,
    *,
    lists: Mapping[str, CodeList] | None = None,
    export_day: date | None = None,
) -> list[Problem]:
    """Check rows of one canonical table.

    Args:
        table: the table.
        rows: its rows, with provenance.
        lists: code lists by name; None for those of the package.
        export_day: the day the rows were drawn; what had happened by then cannot lie after it. None leaves
            this out.

    Returns:
        Every problem: first those of whole columns, which leave the column unchecked, then those of rows in
        the order of the rows.

    Example:
        >>> stay = load_dictionary().tables["prison_stay"]
        >>> check_rows(stay, stay.schema().empty_table())
        []
    """
    problems, sound = check_columns(table, rows)
    looked_at = Rows(table, rows, sound)
    found = [
        *check_presence(looked_at),
        *check_codes(looked_at, load_dictionary().lists if lists is None else lists),
        *check_values(looked_at),
        *check_times(looked_at, export_day),
    ]
    return [*problems, *(problem for _, problem in sorted(found, key=lambda pair: pair[0]))]
