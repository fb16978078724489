"""YAML read as text with positions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.dictionary.problem import Problem
from jianheng.dictionary.read.source import Mapping, Scalar, read_yaml


def read(text: str, folder: Path) -> tuple[Mapping | None, list[Problem]]:
    path = folder / "a.yaml"
    path.write_text(text, "utf-8")
    problems: list[Problem] = []
    return read_yaml(path, "a.yaml", problems), problems


def test_every_scalar_is_a_text(tmp_path: Path) -> None:
    root, problems = read("a: no\nb: 012\nc: 2019-03-01\nd: null\ne: 1:30\nf: ''\n", tmp_path)
    assert root is not None
    assert problems == []
    texts = {key: node.text for key, node in root.pairs.items() if isinstance(node, Scalar)}
    assert texts == {"a": "no", "b": "012", "c": "2019-03-01", "d": "null", "e": "1:30", "f": ""}


def test_places_count_from_one(tmp_path: Path) -> None:
    root, _ = read("a: 1\nb:\n  c: 2\n", tmp_path)
    assert root is not None
    inner = root.pairs["b"]
    assert isinstance(inner, Mapping)
    assert (inner.place("c").line, inner.place("c").column) == (3, 3)
    assert inner.place("none of these") == inner.at


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2\n", "a.yaml 第 2 行第 1 列：[a] 同一个键写了两次。改法：删去其中一个"),
        ("a: &x 1\n", "a.yaml 第 1 行第 4 列：[x] 不能使用锚点和引用。改法：把内容写全"),
        (
            "a: !!int 1\n",
            "a.yaml 第 1 行第 4 列：[tag:yaml.org,2002:int] 不能使用类型标记。改法：删去标记；所有的值都按文字读取",
        ),
        ("- a\n", "a.yaml：文件应是一组“键: 值”。改法：写成“键: 值”的各行"),
        ("", "a.yaml：文件应是一组“键: 值”。改法：写成“键: 值”的各行"),
        ("a: 1\n---\nb: 2\n", "a.yaml：文件应是一组“键: 值”。改法：写成“键: 值”的各行"),
        ("? [a]\n: 1\n", "a.yaml 第 1 行第 3 列：键不是文字。改法：键只能是一个词"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, said: str, tmp_path: Path) -> None:
    _, problems = read(text, tmp_path)
    assert [problem.zh() for problem in problems] == [said]


def test_an_alias_is_refused_beside_its_anchor(tmp_path: Path) -> None:
    _, problems = read("a: &x {b: 1}\nc: *x\n", tmp_path)
    assert [problem.code for problem in problems] == ["anchor", "anchor"]


def test_what_is_no_yaml_is_told_with_its_place(tmp_path: Path) -> None:
    root, (problem,) = read("a: 1\nb: [1, 2\n", tmp_path)
    assert root is None
    assert problem.zh().startswith("a.yaml 第 3 行第 1 列：")
    assert "不是正确的 YAML" in problem.zh()


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("标题: 减刑".encode("gb18030"))
    problems: list[Problem] = []
    assert read_yaml(tmp_path / "a.yaml", "a.yaml", problems) is None
    assert [problem.code for problem in problems] == ["not_utf8"]


@given(st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True), st.text("是否0123-:#'\" nul", max_size=12)))
def test_any_text_that_is_quoted_comes_back(values: dict[str, str]) -> None:
    import tempfile  # noqa: PLC0415 - hypothesis forbids folders that live as long as the test

    lines = [f"{key}: '{value.replace(chr(39), chr(39) * 2)}'" for key, value in values.items()]
    with tempfile.TemporaryDirectory() as folder:
        root, problems = read("\n".join(lines) or "{}", Path(folder))
    assert problems == []
    assert root is not None
    assert {key: getattr(node, "text", None) for key, node in root.pairs.items()} == values
