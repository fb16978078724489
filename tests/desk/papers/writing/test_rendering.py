"""Documents as LibreOffice prints them."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.papers.writing.reading import lines_of, pages_of, paragraphs_of, to_pdf

from jianheng.desk.papers.writing.facts import Facts, Kind, Problem
from jianheng.desk.papers.writing.numerals import chinese
from jianheng.desk.papers.writing.specimen import specimen
from jianheng.desk.papers.writing.write import write

pytestmark = pytest.mark.real("libreoffice")

ITEMS, ROWS = 23, 120
SPECIMENS = [f"{kind}.{language}" for kind in Kind for language in ("zh", "en")]


def many_items() -> Facts:
    problems = (Problem(number, "", f"第{number}号事实", ("甲法",), "改正", ()) for number in range(1, ITEMS + 1))
    first, *others = problems
    return replace(
        specimen(Kind.NOTICE), problems=(replace(first, proof=specimen(Kind.NOTICE).problems[0].proof), *others)
    )


def many_rows() -> Facts:
    facts = specimen(Kind.NOTICE)
    problem = facts.problems[0]
    rows = tuple(("青石区看守所", "收押.xlsx", "一", row, "日期", f"值{row}") for row in range(ROWS))
    return replace(facts, problems=(replace(problem, proof=(replace(problem.proof[0], sources=rows),)),))


def nasty() -> Facts:
    text = "=1+1 {{ 7*7 }} <b>&amp; 𠮷𪚥🙂 " + "无空格的长字" * 900
    facts = specimen(Kind.NOTICE)
    problem = facts.problems[0]
    proof = replace(problem.proof[0], sources=((text, "f", "s", 1, "n", "W" * 3000),))
    return replace(facts, title="{% 题 %}", problems=(replace(problem, what="{{ 事 }}", asked=text, proof=(proof,)),))


@pytest.fixture(scope="module")
def printed(libreoffice: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the PDF of each document."""
    folder = tmp_path_factory.mktemp("printed")
    documents = {name: specimen(Kind(name[:-3]), "zh" if name.endswith("zh") else "en") for name in SPECIMENS}
    documents |= {"many_items": many_items(), "many_rows": many_rows(), "nasty": nasty()}
    for name, facts in documents.items():
        (folder / f"{name}.docx").write_bytes(write(facts))
    to_pdf(libreoffice, folder, folder.glob("*.docx"))
    return folder


@pytest.mark.parametrize("name", SPECIMENS)
def test_what_is_printed_is_what_was_written(name: str, printed: Path) -> None:
    pages = dense("".join(pages_of(printed / f"{name}.pdf")))
    header = dense(lines_of((printed / f"{name}.docx").read_bytes())[0].strip("[]"))
    text, at = pages.replace(header, "") if header else pages, 0
    for paragraph in paragraphs_of((printed / f"{name}.docx").read_bytes()):
        wanted = dense(paragraph)
        found = text.find(wanted, at)
        assert found >= 0, paragraph
        at = found + len(wanted)


def dense(text: str) -> str:
    """Without white space and hyphens: pdftotext takes one at the end of a line for a division of a word."""
    return re.sub(r"[\s-]+", "", text)


@pytest.mark.parametrize("name", SPECIMENS)
def test_pages_are_a4_and_few(name: str, printed: Path) -> None:
    told = subprocess.run(["pdfinfo", str(printed / f"{name}.pdf")], check=True, capture_output=True, text=True).stdout
    assert "(A4)" in told
    pages = int(re.search(r"Pages:\s+(\d+)", told).group(1))  # type: ignore[union-attr]  # pdfinfo always says
    assert pages <= (3 if name.startswith("request") else 6)


@pytest.mark.parametrize("name", ["notice.zh", "recommendation.zh", "measure.zh", "request.zh", "lead.zh"])
def test_the_signature_stands_under_some_of_the_text(name: str, printed: Path) -> None:
    signed = next(page for page in pages_of(printed / f"{name}.pdf") if "（承办人：林承办）" in page)
    before = signed.partition("青石区人民检察院2026年11月27日")[0]
    assert before.count("。") > 0


@pytest.mark.parametrize("name", ["notice.zh", "oral.zh", "report.zh"])
def test_the_appendix_begins_a_page(name: str, printed: Path) -> None:
    pages = pages_of(printed / f"{name}.pdf")
    assert sum("附件认定依据以下各项" in page for page in pages) == 1
    assert any(page.removeprefix("内部材料，不得对外提供").startswith("附件认定依据以下各项") for page in pages)


def test_headings_and_items_are_numbered_through(printed: Path) -> None:
    text = "".join(pages_of(printed / "many_items.pdf"))
    wanted = ["一、发现的违法情形", *(f"（{chinese(n)}）第{n}号事实" for n in range(1, ITEMS + 1)), "二、纠正要求"]
    wanted += ["三、申请复查", *(f"（{chinese(n)}）第{n}号事实" for n in range(1, ITEMS + 1))]
    at = 0
    for each in wanted:
        found = text.find(each, at)
        assert found >= 0, each
        at = found + len(each)
    assert "1．法律依据：甲法。2．纠正意见：改正" in text
    assert "见附件第（一）项" in text


def test_the_head_of_a_table_stands_on_each_of_its_pages(printed: Path) -> None:
    head = "单位文件工作表行内容"
    pages = [page for page in pages_of(printed / "many_rows.pdf") if "收押.xlsx" in page]
    assert len(pages) > 2
    assert all(head in page for page in pages)
    text = "".join(pages)
    assert set(re.findall(r"值(\d+)", text)) == {str(row) for row in range(ROWS)}


def test_hostile_text_is_printed_as_it_is(printed: Path) -> None:
    text = "".join(pages_of(printed / "nasty.pdf"))
    assert "（{%题%}）" in text
    assert "（一）{{事}}" in text
    assert "=1+1{{7*7}}<b>&amp;𠮷𪚥" in text
    assert text.count("W") == 3000
    # A line or a page may end between any two characters.
    assert text.count("空") == 900 * 2


def test_pages_are_numbered(printed: Path) -> None:
    text = subprocess.run(
        ["pdftotext", str(printed / "notice.zh.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")[:-1]
    assert [re.search(rf"—\s*{n}\s*—", page) is not None for n, page in enumerate(pages, 1)] == [True] * len(pages)
