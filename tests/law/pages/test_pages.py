"""The pages written from the law data are what the data say now, and the page on reckonings shows files that work."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from jianheng.law import load_instruments, load_tables
from jianheng.law.custody import read_case, state_on
from jianheng.law.pages import commutation, law
from jianheng.law.pages.__main__ import main
from jianheng.law.prospects import earliest_proposal, read_history

DOCS = Path(__file__).resolve().parents[3] / "docs"
TABLES = load_tables()
AGAIN = "运行 python -m jianheng.law.pages 重新生成"


def test_the_pages_on_disk_are_the_generated_ones() -> None:
    assert (DOCS / "commutation.md").read_text("utf-8") == commutation.page(TABLES), AGAIN
    assert (DOCS / "law.md").read_text("utf-8") == law.page(TABLES, load_instruments()), AGAIN


def test_the_commands_write_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path)])
    assert {path.name for path in tmp_path.iterdir()} == {"law.md", "commutation.md"}
    assert capsys.readouterr().out.count("已写出") == 2


@pytest.mark.parametrize(
    ("heading", "kind", "wanted"),
    [
        # 减刑规定（2016）第六条第一至三款。
        (
            "2019-06-01",
            "普通 | 有期（不满五年）",
            "一年 | 一年，并不低于上次 | 九个月 | 九个月 | 一年 | 一年六个月 | 二年",
        ),
        ("2019-06-01", "普通 | 有期（恰为十年、超过十年）", "二年 | 一年六个月，并不低于上次 | 九个月"),
        # 第七条：恰为十年，两款都包括。
        ("2019-06-01", "从严 | 有期（恰为十年）", "二年 | 一年–一年六个月 | 一年"),
        # 第八条第一款。
        ("2019-06-01", "普通 | 无期", "二年 | 二年 | 九个月 | 九个月 | 一年 | 一年六个月 | 二年 | 二十二年 | 二十二年"),
        # 减刑补充规定（2019）第二条；此前与从严相同。
        (
            "2019-06-01",
            "贪污贿赂 | 有期（不满五年、五年以上不满十年）",
            "二年 | 一年六个月 | 六个月 | 六个月 | 九个月 | 一年",
        ),
        ("2017-01-01", "贪污贿赂 | 有期（不满五年、五年以上不满十年）", "二年 | 一年 | 一年"),
        # 减刑规定（2012）第六条、第五条：一般。
        (
            "2012-07-01",
            "普通 | 有期（五年以上不满十年、恰为十年、超过十年）",
            "一年六个月（一般） | 一年（一般） | 一年（一般）",
        ),
    ],
)
def test_what_the_instruments_say_stands_on_the_page(heading: str, kind: str, wanted: str) -> None:
    [section] = [each for each in commutation.page(TABLES).split("\n## ") if each.startswith(heading)]
    [line] = [each for each in section.splitlines() if each.startswith(f"| {kind} |")]
    assert line.removeprefix(f"| {kind} | ").startswith(wanted)


def test_the_examples_of_the_page_on_reckonings_work(tmp_path: Path) -> None:
    case, convict = re.findall(r"```yaml\n(.*?)```", (DOCS / "reckoning.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "案.yaml").write_text(case, encoding="utf-8")
    (tmp_path / "罪犯.yaml").write_text(convict, encoding="utf-8")
    state = state_on(read_case(tmp_path / "案.yaml"), date(2024, 7, 10))
    assert (state.stage.zh, state.wrong) == ("一审", ())
    proposal = earliest_proposal(read_history(tmp_path / "罪犯.yaml"), date(2021, 12, 1), TABLES)
    assert proposal.exact == date(2021, 9, 6)
