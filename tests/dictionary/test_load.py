"""A dictionary read from its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.dictionary import Dictionary, DictionaryError, check_dictionary, load_dictionary

Load = Callable[[], Dictionary]
Complaints = Callable[[], list[str]]


def test_the_dictionary_of_the_package_holds_together() -> None:
    assert check_dictionary(load_dictionary()) == []


def test_a_table_and_its_list(load: Load) -> None:
    dictionary = load()
    visit = dictionary.tables["visit"]
    assert (visit.title_zh, visit.axis.kind, visit.axis.start, visit.sensitivity) == ("走访", "event", "held_on", 3)
    assert list(visit.fields) == ["person", "held_on", "hue"]
    assert visit.fields["hue"].type_text() == "code<colour>"
    assert dictionary.lists["colour"].codes["green"].aliases == ("02", "绿色")
    assert dictionary.lists["colour"].codes["red"].label_en == "red"


def test_fields_that_all_tables_share_stand_last_and_not_in_computed_tables(folder: Path, load: Load) -> None:
    common = "version: 7\nbasis: []\nfields:\n  remark: {type: text, label: {zh: 备注, en: remark}}\n"
    (folder / "common.yaml").write_text(common, "utf-8")
    text = (folder / "tables" / "visit.yaml").read_text("utf-8")
    computed = text.replace("table: visit", "table: sum\nderived: true").replace(
        "zh: 走访, en: Visit", "zh: 合计, en: Sum"
    )
    (folder / "tables" / "sum.yaml").write_text(computed, "utf-8")
    dictionary = load()
    assert dictionary.version == 7
    assert list(dictionary.tables["visit"].fields)[-1] == "remark"
    assert "remark" not in dictionary.tables["sum"].fields


def test_a_file_must_be_called_as_its_table(folder: Path, complaints: Complaints) -> None:
    (folder / "tables" / "visit.yaml").rename(folder / "tables" / "call.yaml")
    assert complaints() == ["tables/call.yaml 第 1 行第 1 列：[visit] 与文件名不同。改法：文件名改为 visit.yaml"]


def test_one_list_twice(folder: Path, complaints: Complaints) -> None:
    text = (folder / "lists" / "colours.yaml").read_text("utf-8")
    (folder / "lists" / "more.yaml").write_text(text, "utf-8")
    assert complaints() == ["lists/more.yaml 第 1 行第 1 列：[colour] 已经有同名的了。改法：换一个名字"]


def test_the_problems_of_all_files_are_told_at_once(folder: Path, change: Callable[..., Path], load: Load) -> None:
    change("required: true", "required: yes")
    change("title: {zh: 颜色, en: colour}", "tittle: {zh: 颜色, en: colour}", "lists/colours.yaml")
    (folder / "tables" / "broken.yaml").write_text("table: [broken\n", "utf-8")
    with pytest.raises(DictionaryError) as caught:
        load()
    told = {(problem.code, getattr(problem.place, "file", "")) for problem in caught.value.problems}
    assert told == {
        ("unknown_key", "lists/colours.yaml"),
        ("missing_key", "lists/colours.yaml"),
        ("not_yaml", "tables/broken.yaml"),
        ("not_allowed", "tables/visit.yaml"),
    }


def test_a_problem_reads_in_both_languages(change: Callable[..., Path], load: Load) -> None:
    change("type: date,", "type: data,")
    with pytest.raises(DictionaryError) as caught:
        load()
    (problem,) = (each for each in caught.value.problems if each.code == "field_type")
    assert problem.zh().startswith("tables/visit.yaml 第 10 行第 13 列：[data] 不是字段类型，应为date、moment、term、")
    assert problem.en().startswith("tables/visit.yaml:10:13: [data] is no field type; expected date, moment, term, ")
    assert str(problem) == f"{problem.zh()} / {problem.en()}"
