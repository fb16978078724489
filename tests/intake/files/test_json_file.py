"""JSON files become tables with names."""

import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.files.contents import CellValue, Contents, UnreadableFileError
from jianheng.intake.files.json_file import read_json
from jianheng.intake.files.json_stream import JsonStream


def read(folder: Path, content: str) -> Contents:
    (folder / "a.json").write_text(content, encoding="utf-8")
    return read_json(folder / "a.json", "甲/a.json")


def tables(contents: Contents) -> dict[str, list[list[CellValue]]]:
    assert all(sheet.keys for sheet in contents.sheets)
    found = {sheet.name: [[*row] for row in sheet.rows()] for sheet in contents.sheets}
    assert found == {sheet.name: [[*row] for row in sheet.rows()] for sheet in contents.sheets}
    return found


def test_an_array_of_objects_is_one_table(tmp_path: Path) -> None:
    content = '[{"姓名": "周某", "刑期": {"年": 3, "月": 6}}, {"姓名": "李某", "罪名": ["盗窃罪"], "分": null}]'
    assert tables(read(tmp_path, content)) == {
        "": [
            ["姓名", "刑期.年", "刑期.月", "罪名", "分"],
            ["周某", 3, 6, None, None],
            ["李某", None, None, '["盗窃罪"]', None],
        ]
    }


def test_arrays_are_named_by_what_leads_to_them_and_nothing_beside_is_lost(tmp_path: Path) -> None:
    content = '{"code": 200, "data": {"罪犯": [{"id": 1}], "total": 1}, "减刑": [{"id": 2}], "空": []}'
    assert tables(read(tmp_path, content)) == {
        "data.罪犯": [["id"], [1]],
        "减刑": [["id"], [2]],
        "": [["code", "data.total", "空"], [200, 1, "[]"]],
    }


def test_one_object_is_one_row(tmp_path: Path) -> None:
    assert tables(read(tmp_path, '{"姓名": "周某", "地址": {"省": "江"}}')) == {
        "": [["姓名", "地址.省"], ["周某", "江"]]
    }


def test_numbers_keep_every_digit(tmp_path: Path) -> None:
    content = '[{"a": 0.10, "b": 1234567890123456789.12, "c": 99999999999999999999, "d": NaN, "e": 1e400}]'
    assert tables(read(tmp_path, content))[""][1] == [
        0.1,
        "1234567890123456789.12",
        99999999999999999999,
        "NaN",
        "1e400",
    ]


def test_what_is_no_object_keeps_its_row_and_is_a_problem(tmp_path: Path) -> None:
    contents = read(tmp_path, '[{"a": 1}, 7, {"a": 2, "a": 3}]')
    assert tables(contents)[""] == [["a", "a#2"], [1, None], [None, None], [2, 3]]
    first, second = contents.problems
    assert first.zh() == "甲/a.json，第 3 行：[7] 不是一个 JSON 对象，没有读取。改法：从原系统重新导出"
    assert second.place.row_no == 4
    assert second.zh().startswith("甲/a.json，第 4 行：[a] 一个对象里写了两次")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('[{"a": 1},\n{"a": ', "第 2 行"),
        ('[{"a": 1}\n{"a": 2}]', "第 2 行 line 2: 此处应为 ,"),
        ('[{"a": 1},]', "多了一个逗号"),
        ('[{"a": 1}] x', "后面还有多余的内容"),
        ('{"a": 1, "a": 2}', "“a” 写了两次"),
        ("{1: 2}", "不是正确的 JSON"),
        ("", "不是正确的 JSON"),
        ("7", "不是正确的 JSON"),
        ("[]", "没有对象"),
        ("{}", "没有对象"),
        ("[" * 100_000, "嵌套过深"),
        ('{"a":' * 100_000, "嵌套过深"),
    ],
)
def test_what_is_no_table_says_why(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read(tmp_path, content)
    assert words in caught.value.what.zh


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.text(max_size=3), VALUES, max_size=3), max_size=4), st.integers(1, 9), st.booleans())
def test_objects_come_whole_however_the_text_is_cut(
    records: list[dict[str, object]], size: int, indented: bool
) -> None:
    class Dripping(io.StringIO):
        def read(self, _: int | None = -1) -> str:
            return super().read(size)

    text = json.dumps(records, ensure_ascii=False, indent=1 if indented else None)
    assert [item.value for item in JsonStream(Dripping(text)).items()] == records


def test_a_long_array_is_never_held_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"a": "周" * 10_000, "n": n} for n in range(1_000)], ensure_ascii=False))
    tracemalloc.start()
    (sheet,) = read_json(path).sheets
    assert sum(1 for _ in sheet.rows()) == 1_001
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < path.stat().st_size / 3
