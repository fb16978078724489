"""What a delivery says of itself: read whole, or refused with every problem and its line."""

from datetime import date
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.delivery import Delivery, Exclusion, read_delivery
from jianheng.intake.problem import IntakeError

SMALL = Path(__file__).parents[1] / "small_dictionary"
WHOLE = """\
# 江州市第一监狱 2024 年计分考核数据
unit: 江州市第一监狱
tables: [points_month, 监狱在押]
period: {from: null, until: 2024-12-31}
complete: yes
exclusions:
  - {table: 监狱在押, what: 已离监人员}
export_day: 2025-01-05
purpose: 减刑、假释监督
legal_basis: [人民检察院组织法第二十一条]
delete_after: 2027-01-05
received_on: 2025-01-06
"""


def read(tmp_path: Path, text: str) -> Delivery:
    path = tmp_path / "delivery.yaml"
    path.write_text(text, encoding="utf-8")
    return read_delivery(path, load_dictionary(SMALL))


def refusal(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(IntakeError) as caught:
        read(tmp_path, text)
    return [problem.zh() for problem in caught.value.problems]


def test_a_whole_delivery(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == Delivery(
        unit="江州市第一监狱",
        tables=("points_month", "prison_stay"),
        from_on=None,
        until_on=date(2024, 12, 31),
        complete=True,
        exclusions=(Exclusion("prison_stay", "已离监人员"),),
        export_day=date(2025, 1, 5),
        purpose="减刑、假释监督",
        legal_basis=("人民检察院组织法第二十一条",),
        delete_after=date(2027, 1, 5),
        received_on=date(2025, 1, 6),
    )


def test_the_keys_may_be_chinese(tmp_path: Path) -> None:
    chinese = {
        "unit:": "报送单位:",
        "tables:": "数据表:",
        "period: {from: null, until:": "期间: {起: , 止:",
        "complete: yes": "是否完整: 是",
        "exclusions:": "未含内容:",
        "{table: 监狱在押, what:": "{数据表: 监狱在押, 内容:",
        "export_day:": "导出日:",
        "purpose:": "用途:",
        "legal_basis:": "法律依据:",
        "delete_after:": "到期删除日:",
        "received_on:": "接收日:",
    }
    text = WHOLE
    for english, words in chinese.items():
        text = text.replace(english, words)
    assert read(tmp_path, text) == read(tmp_path, WHOLE)


def test_a_table_with_something_left_out_is_not_complete(tmp_path: Path) -> None:
    delivery = read(tmp_path, WHOLE)
    assert delivery.is_complete_for("points_month")
    assert not delivery.is_complete_for("prison_stay")
    assert not delivery.is_complete_for("service")
    of_all = WHOLE.replace("{table: 监狱在押, what: 已离监人员}", "未成年犯")
    assert not read(tmp_path, of_all).is_complete_for("points_month")
    assert not read(tmp_path, WHOLE.replace("complete: yes", "complete: 否")).is_complete_for("points_month")


def test_every_problem_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text = """\
unit:
tables: [月记分, points_month]
period: {from: 2024-13-01, until: 2024年底}
complete: 基本完整
export_date: 2025-01-05
purpose: 监督
legal_basis: []
delete_after: 2027-01-05
purpose: 监督
"""
    problems = refusal(tmp_path, text)
    assert [p.split("：")[0] for p in problems] == [
        "delivery.yaml，第 1 行",
        "delivery.yaml，第 1 行",
        "delivery.yaml，第 2 行",
        "delivery.yaml，第 3 行",
        "delivery.yaml，第 3 行",
        "delivery.yaml，第 4 行",
        "delivery.yaml，第 5 行",
        "delivery.yaml，第 7 行",
        "delivery.yaml，第 9 行",
    ]
    told = "\n".join(problems)
    assert "报送单位 unit：没有填写，应为一段文字" in told
    assert "导出日 export_day：缺少这一项" in told
    assert "[月记分] 没有这张数据表。改法：可用的表：" in told
    assert "[2024-13-01] 起 from：不是日期，应为2025-01-31 或 2025年1月31日 形式的日期，或留空" in told
    assert "[2024年底] 止 until：不是日期，应为2025-01-31 或 2025年1月31日 形式的日期" in told
    assert "[基本完整] 是否完整 complete：看不出是与否，应为是 yes 或 否 no" in told
    assert "[export_date] 不认识这一项。改法：写成 export_day" in told
    assert "法律依据 legal_basis：没有填写，应为至少一项" in told
    assert "[purpose] 这一项写了两次" in told


def test_a_forgotten_first_day_does_not_pass_for_the_complete_history(tmp_path: Path) -> None:
    text = WHOLE.replace("{from: null, until: 2024-12-31}", "{until: 2024-12-31}")
    assert refusal(tmp_path, text) == ["delivery.yaml，第 4 行：起 from：缺少这一项"]


def test_days_that_cannot_follow_each_other(tmp_path: Path) -> None:
    text = (
        WHOLE.replace("from: null", "from: 2025-01-01")
        .replace("export_day: 2025-01-05", "export_day: 2024-12-01")
        .replace("delete_after: 2027-01-05", "delete_after: 2024-01-05")
    )
    assert refusal(tmp_path, text) == [
        "delivery.yaml，第 4 行：期间 period：起日 2025-01-01 晚于止日 2024-12-31",
        "delivery.yaml，第 4 行：期间 period：止日 2024-12-31 晚于导出日 2024-12-01，其后的数据当时还没有产生",
        "delivery.yaml，第 11 行：到期删除日 delete_after：2024-01-05 早于导出日 2024-12-01",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "没有交付说明的内容"),
        ("- a", "没有交付说明的内容"),
        ("unit: [", "第 1 行：不是正确的 YAML"),
        ("unit: a\n\tb: c", "第 2 行：[b: c] 缩进用了制表符（Tab）。改法：缩进只用空格"),
        (WHOLE.replace("unit: ", "unit："), "第 2 行：[unit：江州市第一监狱] 冒号是全角的“：”。改法：改成半角冒号"),
        (WHOLE.replace(": ", "："), "第 2 行：[unit：江州市第一监狱] 冒号是全角的“：”"),
        (WHOLE.replace("unit: ", "unit:"), "第 2 行：[unit:江州市第一监狱] 冒号后面没有空格"),
        (WHOLE.replace("{from: null", "{from：2020-01-01"), "[from：2020-01-01] 不认识这一项。改法：改成半角冒号"),
        (WHOLE.replace("{from: null, until: 2024-12-31}", "\n  起：2020-01-01\n  止：2024-12-31"), "改成半角冒号"),
        (WHOLE.replace("purpose", " purpose"), "缩进"),
        (WHOLE.replace("{from: null, until: 2024-12-31}", "2024"), "期间 period：写法不对，应为{from: 起日"),
        (WHOLE.replace("  - {table: 监狱在押, what: 已离监人员}", "  - [a]"), "未含内容写法不对"),
        (WHOLE.replace("监狱在押, what", "监狱, what"), "[监狱] 没有这张数据表"),
        (WHOLE.replace("[points_month, 监狱在押]", "[reduction]"), "[reduction] 没有这张数据表"),
    ],
)
def test_what_is_no_delivery_says_so(tmp_path: Path, text: str, words: str) -> None:
    assert any(words in problem for problem in refusal(tmp_path, text))


@pytest.mark.parametrize("written", ["2024年12月31日", "2024.12.31", "2024/12/31", "二〇二四年十二月三十一日"])
def test_days_may_be_written_as_clerks_write_them(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, WHOLE.replace("2024-12-31", written)) == read(tmp_path, WHOLE)


@pytest.mark.parametrize("written", ["2024年12月", "24.12.31", "12/31/2024", "2024-02-30"])
def test_what_is_no_whole_day_is_refused(tmp_path: Path, written: str) -> None:
    [said] = refusal(tmp_path, WHOLE.replace("2024-12-31", written))
    assert said.startswith(f"delivery.yaml，第 4 行：[{written}] 止 until：")


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "delivery.yaml"
    path.write_bytes(WHOLE.encode("gb18030"))
    with pytest.raises(IntakeError, match="不是 UTF-8 编码的文本"):
        read_delivery(path, load_dictionary(SMALL))
