"""The problems of a batch as a table."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from jianheng.intake.problem import Place, Problem, Severity, Words

SCHEMA = pa.schema(
    [
        ("severity", pa.string()),
        ("code", pa.string()),
        ("source", pa.string()),
        ("sheet", pa.string()),
        ("row_no", pa.int32()),
        ("column", pa.string()),
        ("cell", pa.string()),
        ("table", pa.string()),
        ("field", pa.string()),
        ("value", pa.string()),
        ("zh", pa.string()),
        ("en", pa.string()),
        ("expected_zh", pa.string()),
        ("expected_en", pa.string()),
        ("mend_zh", pa.string()),
        ("mend_en", pa.string()),
    ]
)


def problem_table(problems: Iterable[Problem]) -> pa.Table:
    """Write problems as a table, in the order they were met.

    Args:
        problems: the problems.

    Returns:
        A table of `SCHEMA`.
    """
    rows = [
        (
            str(problem.severity),
            problem.code,
            problem.place.source,
            problem.place.sheet,
            problem.place.row_no,
            problem.place.column,
            problem.place.cell,
            problem.table,
            problem.field,
            problem.value,
            problem.what.zh,
            problem.what.en,
            problem.expected.zh,
            problem.expected.en,
            problem.mend.zh,
            problem.mend.en,
        )
        for problem in problems
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    arrays = [pa.array(values, kind.type) for values, kind in zip(columns, SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def problems_of(table: pa.Table) -> tuple[Problem, ...]:
    """Read problems back from a table of `SCHEMA`."""
    return tuple(
        Problem(
            row["code"],
            Place(row["source"], row["sheet"], row["row_no"], row["column"], row["cell"]),
            Words(row["zh"], row["en"]),
            row["value"],
            Words(row["expected_zh"], row["expected_en"]),
            Words(row["mend_zh"], row["mend_en"]),
            Severity(row["severity"]),
            row["table"],
            row["field"],
        )
        for row in table.to_pylist()
    )
