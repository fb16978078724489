"""What a corrected row must not say: what adding a file would not take over either."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from jianheng.dictionary import Table
from jianheng.identity import ID_PREFIX
from jianheng.intake.cells import UnreadableError
from jianheng.intake.problem import Words
from jianheng.intake.rows.building import PERSON_TABLE
from jianheng.intake.rows.person import ID_FIELD, read_stated_id
from jianheng.intake.rows.spans import reversed_spans
from jianheng.intake.template.heading import PERSON

_ID_KIND = "id_kind"
_NAMING = (PERSON, ID_FIELD, _ID_KIND)


def disagreements(table: Table, row: Mapping[str, object], changed: Collection[str]) -> Iterator[tuple[Words, Words]]:
    """Find what a row contradicts in itself once it is corrected.

    Args:
        table: its table.
        row: the corrected values by physical column.
        changed: the fields that were corrected; what is none of their doing is left alone.

    Yields:
        What is wrong, and how to mend it.
    """
    for start, end in reversed_spans(table, row):
        if {start.name, end.name} & set(changed):
            begins, ends = (_told(row, field.columns()) for field in (start, end))
            yield (
                Words(
                    f"更正后“{end.label_zh}”{ends} 早于“{start.label_zh}”{begins}",
                    f"{end.name} {ends} would lie before {start.name} {begins}",
                ),
                Words(
                    "与原件核对；两项都要改的，用 --file 在一份清单里一起更正",
                    "compare with the original; if both are wrong, correct both in one list (--file)",
                ),
            )
    if table.name == PERSON_TABLE and set(_NAMING) & set(changed):
        yield from _of_person(row)


def _of_person(row: Mapping[str, object]) -> Iterator[tuple[Words, Words]]:
    stated, kind, person = (row.get(name) for name in (ID_FIELD, _ID_KIND, PERSON))
    if not stated:
        return
    try:
        number = read_stated_id(str(stated), None if kind is None else str(kind), is_number=False)
    except UnreadableError as error:
        yield error.what, error.mend
        return
    key = str(person or "")
    if number is not None and key.startswith(ID_PREFIX) and key != f"{ID_PREFIX}{number.number}":
        yield (
            Words(
                f"更正后身份证号 {number.number} 与这一行的人员 {key.removeprefix(ID_PREFIX)} 不是同一人",
                f"{ID_FIELD} {number.number} would name another person than {PERSON}",
            ),
            Words(
                "换了人的，用 --file 在一份清单里把“人员”和“身份证号”一起更正",
                "if it is another person, correct person and id_no in one list (--file)",
            ),
        )


def _told(row: Mapping[str, object], columns: tuple[tuple[str, object], ...]) -> str:
    return "—".join(dict.fromkeys(str(row[name]) for name, _ in columns if row.get(name) is not None))
