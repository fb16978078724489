"""Lines of JSON without a table's name are the rows of a table."""

from pathlib import Path

from jianheng.intake.files.json_lines import read_json_lines


def test_objects_without_a_table_are_rows_that_keep_the_numbers_of_their_lines(tmp_path: Path) -> None:
    lines = ['{"姓名": "周某", "刑期": {"年": 3}}', "", "{broken", '{"姓名": "李某", "分": 95.5}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    contents = read_json_lines(tmp_path / "a.jsonl", "a.jsonl")
    (sheet,) = contents.sheets
    (problem,) = contents.problems
    assert sheet.keys
    assert [*sheet.rows()] == [
        ["姓名", "刑期.年", "分"],
        ["周某", 3, None],
        [None, None, None],
        [None, None, None],
        ["李某", None, 95.5],
    ]
    assert problem.zh().startswith("a.jsonl，第 3 行：[{broken] 不是正确的 JSON")
    assert '应为{"列名": 值, …}' in problem.zh()


def test_nothing_but_broken_lines_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("[1]\n{", encoding="utf-8")
    contents = read_json_lines(tmp_path / "a.jsonl", "a.jsonl")
    assert not contents.sheets
    assert [problem.place.row_no for problem in contents.problems] == [1, 2]
