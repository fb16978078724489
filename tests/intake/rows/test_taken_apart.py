"""Cells that are taken apart: each part stands where it belongs, and no record is lost for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.cells import PLAIN, Reading
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping, Split
from jianheng.intake.rows.split import split_cell
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace, create_workspace

ZHOU = "11010519491231002X"
ID, CASE, SENTENCE, SPAN = "身份证号", "案号", "判项", "刑期起止"


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, list[dict[str, Any]]]]:
    """Reads one record with its columns' targets, into tables that it names."""
    monkeypatch.setattr("jianheng.intake.add.load_dictionary", load_dictionary)

    def reads(tables: tuple[str, ...], *columns: tuple[str, str, tuple[str, ...], Split | None]) -> Any:
        book = openpyxl.Workbook()
        book.active.append([heading for heading, *_ in columns])  # type: ignore[union-attr]
        book.active.append([value for _, value, *_ in columns])  # type: ignore[union-attr]
        book.save(tmp_path / "判决.xlsx")
        rules = tuple(
            ColumnRule(heading, to=tuple(map(Target.of, to)), split=split) for heading, _, to, split in columns
        )
        sheet = SheetMapping("判决", tuple(RowRule(table) for table in tables), rules)
        place: Workspace = create_workspace(tmp_path / "ws", "江州市人民检察院")
        add_files(place, [tmp_path / "判决.xlsx"], mapping=Mapping("法院", (sheet,)))
        [batch] = list_batches(place)
        return {name: batch.table(name).to_pylist() for name in batch.manifest.tables}

    return reads


WHO = (ID, ZHOU, ("person_statement.id_no",), None)


def test_the_loss_of_rights_has_its_own_term(read: Callable[..., Any]) -> None:
    to = ("judgment_person.term", "ancillary_order.term", "ancillary_order.kind")
    words = "有期徒刑三年，剥夺政治权利一年，并处罚金人民币五千元"
    found = read(("judgment_person", "ancillary_order"), WHO, (SENTENCE, words, to, Split.SENTENCE))

    assert [(row["term_y"], row["term_m"]) for row in found["judgment_person"]] == [(3, 0)]
    assert [(row["term_y"], row["kind"]) for row in found["ancillary_order"]] == [(1, "political_rights")]


def test_who_loses_no_rights_has_no_such_order(read: Callable[..., Any]) -> None:
    to = ("judgment_person.term", "ancillary_order.term", "ancillary_order.kind")
    found = read(("judgment_person", "ancillary_order"), WHO, (SENTENCE, "有期徒刑三年", to, Split.SENTENCE))

    assert len(found["judgment_person"]) == 1
    assert "ancillary_order" not in found


def test_parts_of_two_tables_make_a_row_of_each(read: Callable[..., Any]) -> None:
    number = "（2019）江01刑初3号"
    found = read(
        ("judgment_person", "property_item"),
        WHO,
        (CASE, number, ("judgment_person.judgment", "property_item.judgment"), None),
        (
            SENTENCE,
            "有期徒刑三年，并处罚金人民币五千元",
            ("judgment_person.term", "property_item.amount"),
            Split.SENTENCE,
        ),
    )

    assert [row["term_y"] for row in found["judgment_person"]] == [3]
    assert [(row["amount"], row["judgment"]) for row in found["property_item"]] == [(5000, "（2019）江01刑初3号")]


def test_a_record_of_which_only_shared_cells_are_filled_is_kept(read: Callable[..., Any]) -> None:
    to = ("judgment_person.judgment", "property_item.judgment")
    found = read(("judgment_person", "property_item"), WHO, (CASE, "（2019）江01刑初3号", to, None))

    assert [row["judgment"] for row in found["judgment_person"]] == ["（2019）江01刑初3号"]
    assert "property_item" not in found


def test_both_ends_of_a_span_may_be_of_two_tables(read: Callable[..., Any]) -> None:
    to = ("prison_stay.stated_start", "judgment_person.stated_end")
    found = read(("prison_stay", "judgment_person"), WHO, (SPAN, "2019.3.1-2022.2.28", to, Split.SPAN))

    assert [str(row["stated_start"]) for row in found["prison_stay"]] == ["2019-03-01"]
    assert [str(row["stated_end"]) for row in found["judgment_person"]] == ["2022-02-28"]


def test_a_span_with_years_of_two_digits_is_of_the_century_of_its_days() -> None:
    ends = ("judgment_person.stated_start", "judgment_person.stated_end")
    rule = ColumnRule(SPAN, to=tuple(map(Target.of, ends)), split=Split.SPAN)
    parts = [part for _, part in split_cell(rule, "19.3.1-22.2.28", PLAIN)]
    assert parts == ["2019-03-01", "2022-02-28"]


def test_a_year_of_two_digits_does_not_begin_after_the_export() -> None:
    rule = ColumnRule(
        SPAN, to=tuple(map(Target.of, ("prison_stay.stated_start", "prison_stay.stated_end"))), split=Split.SPAN
    )
    reading = Reading(export_day=date(2024, 5, 31))
    later = "30年3月1日至33年2月28日"
    assert [part for _, part in split_cell(rule, later, reading)] == [later, later]
    for text in ("19年3月1日至33年2月28日", "2019年3月1日至2033年2月28日"):
        assert [part for _, part in split_cell(rule, text, reading)] == ["2019-03-01", "2033-02-28"]
