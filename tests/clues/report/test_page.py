"""The page as a file: whole in itself, the same each time, and closed to hostile words."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianheng.clues import write_report

Json = dict[str, Any]
Write = Callable[..., Path]
Report = Callable[..., Any]
CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
HOSTILE = '"><script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'">{{ 7*7 }}'
# Vehicles that fetch: the page may have none of them.
FETCHING = {"link", "img", "iframe", "object", "embed", "audio", "video", "source", "base", "form", "input"}


def plain(value: Any) -> Any:
    """The same data in Latin letters alone, so that whatever Chinese is left is the report's own."""
    if isinstance(value, str):
        return CJK.sub("x", value)
    if isinstance(value, list):
        return [plain(child) for child in value]
    return {plain(k): plain(v) for k, v in value.items()} if isinstance(value, dict) else value


def hostile(value: Any, key: str = "") -> Any:
    """The same data with hostile words in every text that a source or a model wrote."""
    texts = {"zh", "en", "words", "before", "after", "value", "source", "sheet", "unit", "case_number", "name"}
    if isinstance(value, str):
        return value + HOSTILE if key in texts else value
    if isinstance(value, list):
        return [hostile(child, key) for child in value]
    return {k: hostile(v, k) for k, v in value.items()} if isinstance(value, dict) else value


def test_the_same_run_gives_the_same_bytes(run: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_report(run, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_the_order_of_the_files_does_not_count(
    write_run: Write, explanations: list[Json], answers_for: Callable[[list[Json]], list[Json]], tmp_path: Path
) -> None:
    turned = explanations[::-1]
    write_report(write_run(explanations=explanations, answers=answers_for(explanations), name="a"), tmp_path / "a")
    write_report(write_run(explanations=turned, answers=answers_for(turned), name="b"), tmp_path / "b")
    assert (tmp_path / "a").read_text("utf-8") == (tmp_path / "b").read_text("utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_loaded_from_outside(run: Path, report: Report, lang: str) -> None:
    page = report(run, lang)
    assert not [e.tag for e in page.walk() if e.tag in FETCHING]
    for element in page.walk():
        assert not {"src", "srcset", "data", "action", "poster", "background", "style"} & element.attributes.keys()
        assert element.attributes.get("href", "#").startswith("#")
    style = "".join(str(child) for child in page.one("style").children)
    assert set(re.findall(r"url\(([^)]*)\)", style)) == {"#hatch"}
    assert "@import" not in style


def test_the_page_forbids_everything_but_its_own_style_and_script(run: Path, report: Report) -> None:
    metas = report(run).all("meta")
    (policy,) = [m.attributes["content"] for m in metas if "http-equiv" in m.attributes]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.fixture
def hostile_run(
    write_run: Write,
    manifest: Json,
    explanations: list[Json],
    answers_for: Callable[[list[Json]], list[Json]],
) -> Path:
    bad = [hostile(line) for line in explanations]
    return write_run(hostile(manifest), bad, answers_for(bad))


def test_hostile_words_stay_words(hostile_run: Path, report: Report) -> None:
    page = report(hostile_run)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not [e for e in page.walk() if any(name.startswith("on") for name in e.attributes)]
    assert 'document.title="taken"' in page.text()
    assert "{{ 7*7 }}" in page.text()


@pytest.mark.real("browser")
def test_a_browser_runs_no_hostile_words(hostile_run: Path, chromium: Path, tmp_path: Path) -> None:
    write_report(hostile_run, tmp_path / "bad.html")
    call = [str(chromium), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    address = (tmp_path / "bad.html").as_uri()
    done = subprocess.run([*call, profile, "--dump-dom", address], capture_output=True, check=True, timeout=120)
    dom = done.stdout.decode()
    assert "<title>刑事执行法律监督模型报告" in dom
    assert "<title>taken" not in dom


def test_the_english_report_has_no_chinese_of_its_own(
    write_run: Write,
    manifest: Json,
    explanations: list[Json],
    answers_for: Callable[[list[Json]], list[Json]],
    report: Report,
) -> None:
    lines = [plain(line) for line in explanations]
    page = report(write_run(plain(manifest), lines, answers_for(lines)), "en")
    words = page.text()
    assert "Clues" in words
    assert CJK.findall(words) == []
    shown = [value for e in page.walk() for name, value in e.attributes.items() if name in ("title", "aria-label")]
    assert CJK.findall(" ".join(shown)) == []
    assert page.one("html").attributes["lang"] == "en"


def test_what_has_no_english_is_marked_as_chinese(write_run: Write, explanations: list[Json], report: Report) -> None:
    for key in ("en", "formula_en"):
        explanations[0]["lets"][0].pop(key)
    clue = report(write_run(explanations=explanations), "en").all("article", "unlawful")[1]
    step = clue.one("ol", "proof").all("li")[4]
    assert step.text().startswith("earliest : ")
    assert [e.text() for e in step.all("span") if e.attributes.get("lang") == "zh"] == [
        "上次减刑送达日起满法定间隔（法院算法）"
    ]


def test_names_and_numbers_are_hidden_unless_asked_for(
    write_run: Write, explanations: list[Json], report: Report
) -> None:
    explanations[0]["persons"] = [{"name": "周建国", "id_number": "110101199001011237"}]
    explanations[0]["key"]["person"] = "id:110101199001011237"
    explanations[0]["findings"][0]["zh"] += "（周建国）"
    explanations[0]["act"]["fields"][0]["before"] = "罪犯周建国，身份证号110101199001011237，"
    run = write_run(explanations=explanations)
    hidden, shown = report(run).text(), report(run, reveal=True).text()
    assert "周建国" not in hidden
    assert "110101199001011237" not in hidden
    assert "罪犯周**，身份证号****1237，" in hidden
    assert "罪犯周建国，身份证号110101199001011237，" in shown


def test_five_thousand_open_acts_stay_small_and_say_where_the_rest_is(
    write_run: Write, explanations: list[Json], open_line: Callable[..., Json], report: Report, tmp_path: Path
) -> None:
    many = [open_line(f"m{n}", "江州市中级人民法院", f"(2023)江01刑更{n:05}号") for n in range(5000)]
    page = report(write_run(explanations=explanations + many))
    assert (tmp_path / "out" / "report.zh.html").stat().st_size < 2_000_000
    words = page.one("section", name="s-open").text()
    assert "共 5,003 件，列出 61 件。写出全部：" in words
    assert (
        f"jianheng answers {tmp_path.name} --run 20241231-3f9a2c --model commutation/interval-too-short "
        "--answer undetermined --xlsx commutation-interval-too-short-undetermined.xlsx"
    ) in words
    assert "其中 7 件附有详情" in words
    assert "缺失 请调取上次裁定的送达回证 5,003 5,002" in words


def test_hundreds_of_units_are_listed_up_to_a_limit(
    write_run: Write, manifest: Json, report: Report, tmp_path: Path
) -> None:
    answers = [
        {
            "model": "commutation/served-late",
            "row_id": f"r{n}",
            "key": f"K{n}",
            "unit": f"第{n:04}号法院",
            "answer": "lawful",
        }
        for n in range(1000)
    ]
    page = report(write_run(manifest, explanations=[], answers=answers))
    words = page.one("section", name="s-by_unit").text()
    assert "其余 988 个单位" in words
    said = "另有 788 个单位没有列出。写出全部单位的件数："
    assert f"{said} jianheng clues {tmp_path.name} --run 20241231-3f9a2c --xlsx clues.xlsx" in words
    assert said in page.one("section", name="s-overview").text()


def test_another_language_is_refused(run: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="语言应为 zh 或 en"):
        write_report(run, tmp_path / "x.html", lang="fr")
