"""What the report holds, in the order in which it is read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Write = Callable[..., Path]
Report = Callable[..., Any]
SECTIONS = ("overview", "data", "summary", "by_unit", "attrition", "clues", "prompts", "open", "caveats", "reading")


def test_the_sections_stand_in_order(run: Path, report: Report) -> None:
    page = report(run)
    ids = [e.attributes["id"] for e in page.all("section") if e.attributes.get("id", "").startswith("s-")]
    assert ids == [f"s-{n}" for n in SECTIONS]
    targets = {e.attributes["href"] for e in page.one("nav").all("a")}
    assert {f"#{name}" for name in ids} <= targets


def test_every_link_leads_somewhere(run: Path, report: Report) -> None:
    page = report(run)
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert {e.attributes["href"][1:] for e in page.walk() if "href" in e.attributes} <= set(ids)


def test_the_head_says_whose_run_it_is(run: Path, report: Report) -> None:
    head = report(run).one("header", "mast").text()
    for words in ("江州市人民检察院", "2024-12-31", "20241231-3f9a2c"):
        assert words in head


def test_data_says_what_was_taken_in_for_what_purpose_and_on_what_basis(run: Path, report: Report) -> None:
    data = report(run).one("section", name="s-data").text()
    for words in (
        "减刑裁定 14 行 (其中 1 行有不能读取的单元格)",
        "读取时记录问题 1 个",
        "自始至 2024-12-31、完整",
        "减刑同步监督",
        "人民检察院组织法第二十一条",
        "2026-01-06",
        "减刑（全部单位、自始至 2024-12-31、仅 9 人）",
        "没有移送说明：查不到不能说明没有",
        "裁定书.jsonl 未能读取",
        "12" * 32,
        "DuckDB 2.0.0",
        "cd" * 32,
    ):
        assert words in data


def test_attrition_tells_what_was_not_examined_and_why(run: Path, report: Report) -> None:
    section = report(run).one("section", name="s-attrition")
    first = section.all("table", "funnel")[0]
    rows = [[cell.text() for cell in row.children if not isinstance(cell, str)] for row in first.all("tr")]
    assert rows[1:3] == [["全部减刑裁定", "", "16", "—"], ["结果为“准予”", "", "13", "3"]]
    assert "不适用的原因：首次减刑 1 件" in section.text()
    assert "审查对象 ：每一件减刑裁定。" in section.text()


def test_every_clue_has_every_part_of_its_proof(run: Path, report: Report) -> None:
    page = report(run)
    clues = page.all("article", "unlawful")
    assert len(clues) == 3
    for clue in clues:
        heads = [head.text().split()[0] for head in clue.all("h4")]
        assert heads[:3] == ["应当怎样做", "为什么", "证据"]
        assert clue.one("h3", "say").text()
        assert clue.one("ul", "duty").all("li")
        assert clue.all("figure", "row")
        assert clue.one("ol", "proof").all("li", "unlawful")[0].text().endswith("成立 发现码 " + code(clue))


def code(clue: Any) -> str:
    return str(clue.one("ol", "proof").all("li", "unlawful")[0].one("span", "mono").text())


def test_a_proof_can_be_followed_step_by_step(run: Path, report: Report) -> None:
    clue = report(run).all("article", "unlawful")[0]
    steps = [step.text() for step in clue.one("ol", "proof").children if not isinstance(step, str)]
    assert len(steps) == 9
    act, previous, absent, law, earliest, limit, served, exempt, finding = steps
    assert "审查的行为：减刑裁定 (2022)临02刑更15号" in act
    assert "结果 准予" in act
    assert "减刑裁定.xlsx、“裁定”表、第 3 行" in act
    assert "减刑幅度 九个月" in previous
    assert "查找范围：减刑，自始至 2022-03-01；数据完整覆盖此范围" in previous
    assert "没有：范围内数据完整，确认查无" in absent
    assert "2021-02-10 至 2022-02-09、由临川市中级人民法院保管" in absent
    assert "= 间隔 12 个月 减刑规定 第六条第三款" in law
    assert "C-02" in law
    assert earliest == "最早日 ：上次减刑送达日起满法定间隔（法院算法） = 2022-02-10"
    assert limit == "下限 ：较晚者 = 2024-02-28 至 02-29（算法不一）"
    assert served == "最迟送达日 ：裁定日后七日 = 不晚于 2021-02-17 推定"
    assert "首次减刑 否 查有上次减刑" in exempt
    assert "提请过早 成立" in finding


def test_the_words_of_the_source_are_marked_inside_what_stands_around_them(run: Path, report: Report) -> None:
    clue = report(run).all("article", "unlawful")[0]
    marked = [mark.text() for mark in clue.all("mark")]
    assert marked == ["二〇二二年三月一日", "2022.2.9", "准予减刑", "2021年2月10日", "九个月"]
    quote = next(cell for cell in clue.all("td", "words") if "送达罪犯本人" in cell.text())
    assert quote.text() == "该裁定于 2021年2月10日 送达罪犯本人。"


def test_the_duty_is_told_with_its_articles(run: Path, report: Report) -> None:
    duty = report(run).all("article", "unlawful")[0].one("ul", "duty").text()
    assert "应当 减刑规定 第六条第三款 ： 不满十年有期徒刑，两次减刑之间应当间隔一年以上。" in duty
    assert "法释〔2016〕23号" in duty


def test_a_row_without_quoted_words_has_no_empty_columns(
    write_run: Write, explanations: list[Json], report: Report
) -> None:
    for field in explanations[0]["act"]["fields"]:
        field["words"] = ""
    clue = report(write_run(explanations=explanations)).all("article", "unlawful")[1]
    act, previous = clue.all("table", "facts")
    assert len(act.one("thead").all("th")) == 2
    assert len(previous.one("thead").all("th")) == 4


def test_prompts_stand_apart_from_clues(run: Path, report: Report) -> None:
    page = report(run)
    assert "恰在期满当日 2023-05-04 提请" in page.one("section", name="s-prompts").text()
    assert "恰在期满当日" not in page.one("section", name="s-clues").text()


def test_open_acts_say_what_would_settle_them(run: Path, report: Report) -> None:
    section = report(run).one("section", name="s-open")
    rows = [
        [c.text() for c in row.children if not isinstance(c, str)] for row in section.all("table", "wants")[0].all("tr")
    ]
    assert rows[1:] == [
        ["上次减刑的送达日期缺失", "缺失", "请调取上次裁定的送达回证", "3", "2"],
        ["历次减刑没有移送", "数据未覆盖", "请调取上次裁定的送达回证", "1", "0"],
    ]
    groups = [group.all("summary")[0].text() for group in section.all("details", "group")]
    assert groups == ["上次减刑的送达日期缺失 2 件", "上次减刑的送达日期缺失 + 历次减刑没有移送 1 件"]
    assert len(section.all("details", "line")) == 3
    assert "2025-01-06 江州市中级人民法院 (2024)江01刑更99号" in section.text()


def test_a_reason_is_told_once(write_run: Write, explanations: list[Json], report: Report) -> None:
    for line in explanations:
        for fact in line["missing"]:
            fact["zh"] = "送达日期:缺失" if fact["reason"] == "missing" else "历次减刑:数据未覆盖"
    table = report(write_run(explanations=explanations)).one("section", name="s-open").all("table", "wants")[0]
    assert [row.all("th")[0].text() for row in table.all("tr")[1:]] == ["送达日期", "历次减刑"]


def test_answers_with_caveats_are_counted(run: Path, report: Report) -> None:
    table = report(run).one("section", name="s-caveats").one("table", "caveats")
    rows = [[c.text() for c in row.children if not isinstance(c, str)] for row in table.all("tr")]
    assert rows[1][:2] == ["减刑间隔期不足", "推定"]
    assert rows[1][3:] == ["0 / 2", "0 / 3", "0 / 0", "0 / 1", "1 / 7", "1"]
    assert rows[2][:2] == ["裁定逾期送达", "覆盖不足"]


def test_an_article_that_nobody_confirmed_says_so(write_run: Write, manifest: Json, report: Report) -> None:
    manifest["articles"]["减刑规定2016#40"]["confidence"] = "R3"
    assert "条文未核对原文" in report(write_run(manifest)).all("article", "unlawful")[0].one("ul", "duty").text()


def test_a_run_without_clues_says_so_and_names_what_is_open(
    write_run: Write, explanations: list[Json], report: Report
) -> None:
    page = report(write_run(explanations=[line for line in explanations if line["answer"] != "unlawful"]))
    words = page.one("section", name="s-clues").text()
    assert "没有发现违法，没有线索" in words
    assert "还有 3 件无法判断" in words
    assert not page.all("article", "unlawful")


def test_an_empty_run_is_still_a_report(write_run: Write, manifest: Json, report: Report) -> None:
    manifest["batches"] = []
    page = report(write_run(manifest, explanations=[], answers=[]))
    assert "本次运行没有使用任何数据批次" in page.text()
    assert "每件行为都有结论" in page.one("section", name="s-open").text()


def test_near_misses_are_told_with_the_finding_they_missed(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]], report: Report
) -> None:
    answers = answers_for(explanations)
    lawful = next(
        answer
        for answer in answers
        if answer["answer"] == "lawful" and answer["model"] == "commutation/interval-too-short"
    )
    lawful["near"] = ["too_early"]
    page = report(write_run(explanations=explanations, answers=answers, name="near"))
    assert "差一步的（违法条件的几项里只有一项不符）：提请过早 1 件" in page.text()
