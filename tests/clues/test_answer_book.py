"""The whole list of answers as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jianheng.clues.act_name import names_of
from jianheng.clues.answer_book import sheet_title, write_answers_xlsx
from jianheng.clues.answer_list import AnswerList
from jianheng.clues.choice import Choice
from jianheng.clues.problem import RunError
from jianheng.clues.run import open_run
from jianheng.clues.words import Words

Json = dict[str, Any]
Write = Callable[..., Path]
Rows = list[dict[str, Any]]
INTERVAL, LENGTH, SERVED = "commutation/interval-too-short", "commutation/term-arithmetic", "commutation/served-late"


def written(
    folder: Path,
    out: Path,
    *models: str,
    choice: Choice | None = None,
    lang: str = "zh",
    reveal: bool = False,
    rows: int = 1_000_000,
) -> int:
    """Write a list and say how often it was told that an act is done."""
    run, choice = open_run(folder), choice or Choice()
    wanted = models or (INTERVAL, LENGTH, SERVED)
    counts = {model: choice.count(folder, model) for model in wanted}
    told: list[None] = []
    acts = AnswerList(run, choice, names_of(wanted, lang, reveal), Words(lang), reveal)
    write_answers_xlsx(acts, counts, out, lambda: told.append(None), rows)
    return len(told)


def read(path: Path) -> dict[str, Rows]:
    """The sheets with their rows by heading."""
    found = {}
    for sheet in openpyxl.load_workbook(path):
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return found


def test_one_sheet_a_model_and_one_row_an_act(run: Path, tmp_path: Path) -> None:
    assert written(run, tmp_path / "out" / "list.xlsx") == 21
    sheets = read(tmp_path / "out" / "list.xlsx")
    assert list(sheets) == ["五种判断", "减刑间隔期不足", "减刑后止日不符", "裁定逾期送达"]
    assert [len(sheets[name]) for name in list(sheets)[1:]] == [13, 4, 4]


def test_a_clue_says_what_was_found_and_where(run: Path, tmp_path: Path) -> None:
    written(run, tmp_path / "list.xlsx")
    first = read(tmp_path / "list.xlsx")["减刑间隔期不足"][0]
    assert (first["行为"], first["单位"], first["行为日"]) == ("(2022)江01刑更7号", "江州市中级人民法院", "2022-03-01")
    assert (first["判断"], first["发现"]) == ("违法", "提请过早")
    assert first["说明"].endswith("实际于 2022-02-09 提请")
    assert first["人员"] == "周某"
    assert first["来源"] == "减刑裁定.xlsx、“裁定”表、第 3 行"
    assert first["行号"] == "r1"
    assert first["缺少的事实"] is first["不适用的情形"] is first["期限"] is None


def test_every_code_is_put_into_words(run: Path, tmp_path: Path) -> None:
    written(run, tmp_path / "list.xlsx")
    sheets = read(tmp_path / "list.xlsx")
    acts = {act["行号"]: act for act in sheets["减刑间隔期不足"]}
    assert acts["r4"]["缺少的事实"] == "上次减刑的送达日期缺失\n历次减刑没有移送"
    assert acts["r4"]["怎样补正"] == "请调取上次裁定的送达回证"
    assert acts["r6"]["不适用的情形"] == "首次减刑"
    assert acts["r7"]["提示"] == "期满当日提请"
    assert acts["r7"]["说明"] == "恰在期满当日 2023-05-04 提请"
    assert acts["r8"]["保留"] == "推定"
    assert {act["行号"]: act["期限"] for act in sheets["裁定逾期送达"]}["r9"] == "2025-01-06"


def test_english_has_no_chinese_of_its_own(run: Path, tmp_path: Path) -> None:
    written(run, tmp_path / "list.xlsx", lang="en")
    sheets = read(tmp_path / "list.xlsx")
    assert list(sheets) == [
        "Five answers",
        "Commutation interval too short",
        "End date after commutation",
        "Ruling served late",
    ]
    acts = {act["Row id"]: act for act in sheets["Commutation interval too short"]}
    assert acts["r3"]["Answer"] == "Undetermined"
    assert acts["r3"]["Fact that is not to be had"] == "previous.served_on is missing"
    assert acts["r3"]["The mend"] == "Ask for the receipt of service"


def test_a_fact_that_no_explanation_names_is_named_by_the_model(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]], tmp_path: Path
) -> None:
    answers = [*answers_for(explanations), *answers_for(explanations[:1])]
    answers[-1] |= {"row_id": "z", "answer": "lawful", "findings": [], "missing": ["sentence: uncovered"]}
    written(write_run(explanations=explanations, answers=answers), tmp_path / "list.xlsx")
    *_, last = read(tmp_path / "list.xlsx")["减刑间隔期不足"]
    assert last["缺少的事实"] == "刑罚：数据未覆盖（不影响本件的判断）"
    assert last["怎样补正"] is None


def test_the_first_sheet_says_what_the_others_hold(run: Path, tmp_path: Path) -> None:
    written(run, tmp_path / "list.xlsx", INTERVAL, SERVED, choice=Choice(("undetermined",), "江州市中级人民法院"))
    sheets = read(tmp_path / "list.xlsx")
    interval, served, blank, *notes = sheets["五种判断"]
    assert not any(blank.values())
    assert (interval["工作表"], interval["无法判断"], interval["合计"]) == ("减刑间隔期不足", 2, 2)
    assert (served["工作表"], served["合计"]) == (None, 0)
    assert "所列行为：无法判断；江州市中级人民法院" in [note["模型"] for note in notes]
    assert "运行编号：20241231-3f9a2c" in [note["模型"] for note in notes]
    assert list(sheets) == ["五种判断", "减刑间隔期不足"]
    assert [act["行号"] for act in sheets["减刑间隔期不足"]] == ["r3", "r4"]


def test_a_full_sheet_is_continued_on_a_further_one(run: Path, tmp_path: Path) -> None:
    written(run, tmp_path / "list.xlsx", rows=5)
    sheets = read(tmp_path / "list.xlsx")
    parts = ["减刑间隔期不足", "减刑间隔期不足（续2）", "减刑间隔期不足（续3）"]
    assert [len(sheets[name]) for name in parts] == [5, 5, 3]
    assert len({act["行号"] for name in parts for act in sheets[name]}) == 13
    assert sheets["五种判断"][0]["工作表"] == "、".join(parts)


def test_titles_are_such_as_excel_takes() -> None:
    taken: set[str] = set()
    titles = [sheet_title("[a]:b*c?d/e\\" + "长" * 40, number, taken, Words("zh")) for number in (1, 2, 1)]
    assert len({title.casefold() for title in titles}) == 3
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)
    assert titles[1].endswith("（续2）")


def test_the_same_run_gives_the_same_bytes(run: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        written(run, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx", "runs"]


def test_names_and_numbers_are_hidden_unless_asked_for(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]], tmp_path: Path
) -> None:
    explanations[0]["persons"] = [{"name": "周建国", "id_number": "110101199001011237"}]
    explanations[0]["findings"][0]["zh"] += "（周建国）"
    answers = answers_for(explanations)
    answers[0]["key"] += "|id:110101199001011237"
    run = write_run(explanations=explanations, answers=answers)
    written(run, tmp_path / "hidden.xlsx")
    written(run, tmp_path / "open.xlsx", reveal=True)
    hidden, shown = (read(tmp_path / name)["减刑间隔期不足"][0] for name in ("hidden.xlsx", "open.xlsx"))
    assert hidden["人员"] == "周** ****1237"
    assert hidden["说明"].endswith("（周**）")
    assert shown["人员"] == "周建国 110101199001011237"
    assert shown["行为"] == hidden["行为"] == "(2022)江01刑更7号"


def test_words_of_a_source_are_never_a_formula(write_run: Write, explanations: list[Json], tmp_path: Path) -> None:
    explanations[0]["findings"][0]["zh"] = '=HYPERLINK("file:///x","点我")'
    written(write_run(explanations=explanations), tmp_path / "list.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "list.xlsx")["减刑间隔期不足"]["I2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("file:///x","点我")', "s")


def test_a_finding_without_its_explanation_stops_the_list(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]], tmp_path: Path
) -> None:
    run = write_run(explanations=explanations[1:], answers=answers_for(explanations))
    with pytest.raises(RunError, match="有发现却没有说明"):
        written(run, tmp_path / "list.xlsx")
    assert not list(tmp_path.glob("*.xlsx"))


def test_explanations_out_of_order_stop_the_list(write_run: Write, explanations: list[Json], tmp_path: Path) -> None:
    turned = [*explanations[8:], *explanations[:8]]
    with pytest.raises(RunError, match="说明的次序与清单里的模型不一致"):
        written(write_run(explanations=turned), tmp_path / "list.xlsx")
