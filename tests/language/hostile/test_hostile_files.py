"""Files written to break the reader: each is refused with a clear message, in bounded time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from jianheng.language.checks import check_model

HERE = Path(__file__).parent
HEAD = """\
id: demo/example
version: 1.0.0
title: {zh: 示例, en: Example}
point: {zh: 示例, en: Example}
unit: court
holder: court
direction: leniency
basis: [减刑规定2016#6.3]
examine: act
"""
ANY = 'unlawful: {early: outcome == "granted"}\n'
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def many(section: str, part: str, count: int) -> str:
    return f"{section}:\n" + "".join(f"  n{number}: {part}\n" for number in range(count))


def finding(condition: str) -> str:
    return f"unlawful:\n  early: {condition}\n"


# What is written, the code that is expected, and words of its message.
FILES: dict[str, tuple[str, str, str]] = {
    "lists-without-end": ("[" * 200_000, "E01", "嵌套超过"),
    "mappings-without-end": ("{a: " * 90_000, "E01", "嵌套超过"),
    "blocks-without-end": ("\n".join(" " * n + "a:" for n in range(600)), "E01", "嵌套超过"),
    "keys-of-keys": ("? " * 5_000 + "a", "E01", "嵌套超过"),
    "one-huge-text": (HEAD + f"why: {'长' * 300_000}\n" + ANY, "E01", "一段文字超过"),
    "huge-file": ("# 注\n" * 2_000_000, "E01", "文件超过"),
    "many-nodes": ("a: [" + "b, " * 120_000 + "b]", "E01", "内容超过"),
    "yaml-bomb": (BOMB, "E01", "不允许锚点"),
    "merge-keys": (HEAD + "let: {<<: done_on}\n" + ANY, "E05", "名字只能用"),
    "python-object": ("a: !!python/object/apply:os.system [ls]\n", "E01", "不允许类型标签"),
    "thousand-items": (
        HEAD + many("with", "{any: visit, where: person == this.person}", 1_000) + ANY,
        "E01",
        "with 超过",
    ),
    "thousand-lets": (HEAD + many("let", "done_on", 1_000) + ANY, "E01", "let 超过"),
    "thousand-findings": (HEAD + many("unlawful", "urgent", 1_000), "E01", "unlawful 超过"),
    "thousand-unknown-names": (
        HEAD + many("let", " + ".join(f"{'x' * 30}{n}" for n in range(25)), 90) + ANY,
        "E02",
        "没有这个名字",
    ),
    "thousand-cases": (HEAD + ANY + "cases:\n" + "  - {name: a}\n" * 1_000, "E01", "用例超过"),
    "billion-copies": (
        HEAD
        + ANY
        + "cases: [{name: a, as_of: 2024-01-01, given: {act: [{row: r, copies: 1000000000}]}, expect: {r: lawful}}]",
        "E01",
        "copies 应为",
    ),
    "many-rows": (
        HEAD
        + ANY
        + "cases: [{name: a, as_of: 2024-01-01, given: {act: ["
        + "{row: r, copies: 2000}, " * 200
        + "]}, expect: {r: lawful}}]",
        "E01",
        "用例的行超过",
    ),
    "rows-in-every-case": (
        HEAD
        + ANY
        + "cases:\n  - {name: c0, as_of: 2024-01-01, given: {act: [{row: r, copies: 1000}]}, expect: {r#1: lawful}}\n"
        + "".join(f"  - {{name: c{n}, like: c0, expect: {{r#1: lawful}}}}\n" for n in range(1, 300)),
        "E01",
        "全部用例的行超过",
    ),
    "brackets": (HEAD + finding("(" * 1_500 + "urgent" + ")" * 1_500), "E03", "表达式写法不对"),
    "nots": (HEAD + finding("not " * 900 + "urgent"), "E03", "表达式"),
    "minus-signs": (HEAD + finding("days == " + "-" * 3_000 + "1"), "E03", "表达式"),
    "long-sum": (HEAD + finding("days == " + " + ".join(["days"] * 550)), "E03", "表达式太长"),
    "long-or": (HEAD + finding(" or ".join(["urgent"] * 400)), "E03", "表达式太长"),
    "deep-if": (HEAD + finding("urgent if " * 60 + "urgent" + " else urgent" * 60), "E03", "表达式"),
    "huge-integer": (HEAD + finding("days == " + "9" * 3_900), "E03", "数字太长"),
    "huger-integer": (HEAD + finding(f"'days == {'9' * 3_900}'"), "E03", "数字太长"),
    "power": (HEAD + finding("days == 9 ** 9 ** 9"), "E03", "这里不允许这种写法"),
    "huge-float": (HEAD + finding("share == 1e400"), "E03", "数字写法不对"),
    "huge-term": (HEAD + finding('term > term("99999999y")'), "E03", "不是有效的刑期"),
    "huge-parameter": (HEAD + "params: {a: {type: money, value: 1E999999999}}\n" + ANY, "E01", "不是有效的"),
    "huge-count": (HEAD + "params: {a: {type: int, value: " + "9" * 3_900 + "}}\n" + ANY, "E01", "不是有效的"),
    "year-week": (HEAD + "params: {a: {type: date, value: 2024-W01-1}}\n" + ANY, "E01", "不是有效的"),
    "name-as-sql": (HEAD + "let: {'a\"; DROP TABLE v_act; --': done_on}\n" + ANY, "E05", "名字只能用"),
    "long-name": (HEAD + f"let: {{{'a' * 200}: done_on}}\n" + ANY, "E05", "名字超过"),
    "table-as-sql": (HEAD.replace("examine: act", "examine: 'act; DROP TABLE v_act'") + ANY, "E02", "没有这个名字"),
    "item-table-as-sql": (
        HEAD + "with: {a: {any: 'visit\" t, \"act', where: person == this.person}}\n" + ANY,
        "E02",
        "没有这个名字",
    ),
    "by-as-sql": (
        HEAD + "with: {a: {last: visit, by: 'met_on\"; --', where: person == this.person}}\n" + ANY,
        "E02",
        "没有这个名字",
    ),
    "code-as-sql": (HEAD + finding('"outcome == \\"granted\'; DROP TABLE v_act; --\\""'), "E02", "代码表"),
    "finding-as-sql": (HEAD + "unlawful: {'early\"--': urgent}\n", "E05", "名字只能用"),
    "builtin-call": (HEAD + finding("__import__('os').system('ls')"), "E03", "不能这样调用"),
    "attribute-chain": (HEAD + finding("urgent.__class__.__mro__"), "E02", "没有这个名字"),
    "comprehension": (HEAD + finding("'[x for x in days]'"), "E03", "这里不允许这种写法"),
    "unsigned-sql": (HEAD + "with: {a: {sql: SELECT 1}}\n" + ANY, "E01", "没有写关联事实的种类"),
    "unsigned-query": (
        HEAD + "let: {a: {sql: SELECT row_id FROM v_act, columns: {row_id: text}}}\n" + ANY,
        "E19",
        "签名",
    ),
    "query-of-a-file": (
        HEAD
        + "let: {a: {sql: \"SELECT row_id FROM 'x.csv'\", columns: {row_id: text}, author: a, signature: a}}\n"
        + ANY,
        "E19",
        "只能读 v_",
    ),
    "deep-query": (
        HEAD + f"let: {{a: {{sql: 'SELECT {'(' * 1_900}', columns: {{n: int}}, author: a, signature: a}}}}\n" + ANY,
        "E19",
        "不是有效的 SQL",
    ),
    "control-signs": (HEAD + "let: {a: 'done_on\x00'}\n" + ANY, "E01", ""),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, (text, _, _) in FILES.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, HERE / "read_files.py", folder],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused(told: dict[str, Any], name: str) -> None:
    _, code, words = FILES[name]
    assert code in told[name]["codes"], told[name]
    assert words in told[name]["words"]
    assert told[name]["mends"]
    assert told[name]["length"] < 100_000


LADDER = "let:\n  a0: done_on\n  b0: asked_on\n  f0: urgent\n  g0: urgent\n" + "".join(
    f"  a{n}: max(a{n - 1}, b{n - 1})\n  b{n}: min(a{n - 1}, b{n - 1})\n"
    f"  f{n}: f{n - 1} or g{n - 1}\n  g{n}: f{n - 1} and g{n - 1}\n"
    for n in range(1, 24)
)


def test_names_that_use_each_other_twice_do_not_double_the_checks(make: Any) -> None:
    model = make.model(
        LADDER
        + "with: {met: {first: visit, by: met_on, where: person == this.person, within: [this.a23, this.b23]}}\n"
        + "unlawful:\n  late: {when: f23 and g23 and absent(met), due: a23}\n  early: done_on < a23 and f23\n"
        + "  by_law: days > law.court_decides_commutation(on=b23).months\n"
    )
    begun = time.monotonic()
    assert check_model(model, make.dictionary, make.law)
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize("circle", ["let: {a: b, b: a}", "let: {a: a}", "let: {a: 'max(a, b)', b: a}"])
def test_a_circle_of_names_stops_the_checks(make: Any, circle: str) -> None:
    model = make.model(
        circle
        + "\nwith: {met: {first: visit, by: met_on, where: person == this.person, within: [this.done_on, this.a]}}\n"
        + "unlawful: {late: {when: absent(met) and a > done_on, due: a}}\n"
    )
    assert {p.code for p in check_model(model, make.dictionary, make.law) if p.stops} == {"E04"}


def test_the_largest_number_of_cases_is_compared_in_time(make: Any) -> None:
    cases = "".join(
        f"  - {{name: c{n}, as_of: 2024-01-01, given: {{"
        f"act: [{{row: a, done_on: 2024-0{n % 9 + 1}-0{n % 7 + 1}}}],"
        f" visit: [{{row: v, met_on: 2024-01-01, copies: 40}}]}},"
        f" expect: {{a: {'unlawful' if n % 2 else 'lawful'}}}}}\n"
        for n in range(400)
    )
    findings = "".join(
        f"  f{n}: {' and '.join(f'days_after(done_on, {m}) < asked_on' for m in (0, 1))}\n" for n in range(30)
    )
    begun = time.monotonic()
    assert check_model(make.model(f"unlawful:\n{findings}cases:\n{cases}"), make.dictionary, make.law)
    assert time.monotonic() - begun < 40
