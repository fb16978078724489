"""Names that would be one column are refused; names that only look alike are not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jianheng.dictionary import Dictionary, Field
from jianheng.language.checks.column_names import clashing_columns
from jianheng.language.checks.subject import Subject
from jianheng.law import load_instruments

ITEMS = """\
with:
  met: {any: visit, where: person == this.person}
  met_late: {any: stay, where: person == this.person}
  met_soon: {any: stay, where: person == this.person}
unlawful: {a: urgent}
"""


def with_field(dictionary: Dictionary, table: str, name: str) -> Dictionary:
    """The dictionary with one field more."""
    old = dictionary.tables[table]
    added = replace(old, fields={**old.fields, name: Field(name, "text", label_zh=name, label_en=name)})
    return replace(dictionary, tables={**dictionary.tables, table: added})


def test_a_field_and_an_item_that_give_one_name(make: Any) -> None:
    model = make.model(ITEMS)
    clash = with_field(make.dictionary, "visit", "late_cell")
    (problem,) = clashing_columns(Subject(model, clash, make.law, load_instruments()))
    assert (problem.code, problem.value, problem.zh) == ("E05", "met_late", "met_late.cell 与 met.late_cell 会重名")
    assert list(clashing_columns(Subject(model, make.dictionary, make.law, load_instruments()))) == []
