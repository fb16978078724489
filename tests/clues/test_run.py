"""A run that is not whole is refused, and the refusal says everything that is wrong with it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianheng.clues import RunError, list_clues, load_run

Json = dict[str, Any]
Write = Callable[..., Path]


def refusal(folder: Path) -> str:
    with pytest.raises(RunError) as caught:
        load_run(folder)
    return str(caught.value)


def test_a_whole_run_is_read(run: Path) -> None:
    found = load_run(run)
    assert found.manifest.workspace == "江州市人民检察院"
    assert [tally.total.total() for tally in found.tallies.values()] == [13, 4, 4]
    assert found.attrition["commutation/interval-too-short"][-1].rows == 13


def test_everything_that_is_missing_is_listed_at_once(write_run: Write, manifest: Json) -> None:
    del manifest["workspace"], manifest["models"][0]["title"]["en"], manifest["articles"]["减刑规定2016#40"]
    manifest["as_of"] = "去年底"
    manifest["models"][1]["findings"]["wrong_end"]["section"] = "odd"
    said = refusal(write_run(manifest))
    assert said.splitlines()[0].endswith("缺少或写错 5 处，不能生成线索和报告：")
    assert "lacks or misstates 5 things" in said
    assert "manifest.json · workspace [] 缺少，应为文字 / missing; expected a text" in said
    assert "manifest.json · models[0].title.en [] 缺少" in said
    assert "manifest.json · as_of [去年底] 应为 2024-12-31 形式的日期" in said
    assert "models[1].findings.wrong_end.section [odd] 应为 unlawful 或 note" in said
    assert "articles.减刑规定2016#40 [] 缺少条文，模型 commutation/interval-too-short 以它为依据" in said
    assert "改法：用当前版本重新运行 jianheng run" in said
    assert "Mend: run jianheng run again" in said


def test_an_empty_folder_names_the_files_it_lacks(tmp_path: Path) -> None:
    said = refusal(tmp_path)
    assert "manifest.json" in said
    assert "attrition.parquet" in said


def test_a_model_without_answers_is_named(run: Path) -> None:
    (run / "answers" / "commutation__served-late.parquet").unlink()
    assert "answers/commutation__served-late.parquet" in refusal(run)


def test_a_broken_file_is_named(run: Path) -> None:
    (run / "answers" / "commutation__served-late.parquet").write_bytes(b"PAR")
    (run / "manifest.json").write_text(json.dumps({"run": 7})[:-1], "utf-8")
    assert "manifest.json · （文件）" in refusal(run)


def test_steps_and_answers_must_agree(write_run: Write) -> None:
    steps = [
        {"model": f"commutation/{name}", "step": 0, "zh": "全部", "en": "All", "rows": rows}
        for name, rows in (("interval-too-short", 12), ("term-arithmetic", 4))
    ]
    said = refusal(write_run(attrition=steps))
    assert "commutation/interval-too-short [12] 最后一步留下 12 件，判断却有 13 件，应相等" in said
    assert "[commutation/served-late] 缺少这个模型的筛选步骤" in said


def test_an_answer_that_is_none_of_the_five_is_refused(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]]
) -> None:
    answers = answers_for(explanations)
    answers[0]["answer"] = "maybe"
    assert "answer [maybe] 应为 unlawful、undetermined、pending、exempt、lawful" in refusal(write_run(answers=answers))


def test_a_finding_without_its_explanation_is_refused(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]]
) -> None:
    folder = write_run(explanations=explanations[1:], answers=answers_for(explanations))
    with pytest.raises(RunError) as caught:
        list_clues(folder)
    assert "有发现却没有说明，缺少证据" in str(caught.value)
    assert "[r1]" in str(caught.value)


def test_an_explanation_that_cites_an_unknown_article_is_refused(write_run: Write, explanations: list[Json]) -> None:
    explanations[0]["law"][0]["cite"] = ["减刑规定2016#99"]
    del explanations[1]["act"]["fields"]
    with pytest.raises(RunError) as caught:
        list_clues(write_run(explanations=explanations))
    said = str(caught.value)
    assert "explanations.jsonl:1 · basis / law.cite [减刑规定2016#99]" in said
    assert "explanations.jsonl:2 · act.fields [] 缺少，应为一个列表 […]" in said


def test_a_line_that_is_no_object_is_named(run: Path) -> None:
    with (run / "explanations.jsonl").open("a", encoding="utf-8") as file:
        file.write("[1]\n")
    with pytest.raises(RunError, match=r"explanations\.jsonl:11 .* 不是 JSON 对象"):
        list_clues(run)
