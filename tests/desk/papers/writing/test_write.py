import hashlib
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.desk.papers.writing.reading import lines_of, paragraphs_of

from jianheng.desk.papers.writing.facts import Facts, Kind, Language, Problem, Proof
from jianheng.desk.papers.writing.literal import cleaned
from jianheng.desk.papers.writing.specimen import specimen
from jianheng.desk.papers.writing.templates import own_template
from jianheng.desk.papers.writing.write import write

EXPECTED = Path(__file__).parent / "expected"
ALL = [(kind, language) for kind in Kind for language in ("zh", "en")]


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_each_document_says_what_is_expected(kind: Kind, language: Language) -> None:
    said = lines_of(write(specimen(kind, language)))
    assert said == (EXPECTED / f"{kind}.{language}.txt").read_text(encoding="utf-8").splitlines()


def test_the_same_facts_give_the_same_bytes() -> None:
    first, again = (hashlib.sha256(write(specimen(Kind.NOTICE))).hexdigest() for _ in range(2))
    assert first == again


def test_other_facts_give_other_bytes() -> None:
    facts = specimen(Kind.NOTICE)
    assert write(facts) != write(replace(facts, number="青检执〔2026〕4号"))


def test_a_draft_is_marked_and_has_no_number_or_day() -> None:
    text = "\n".join(lines_of(write(replace(specimen(Kind.NOTICE), number="", signed_on=None))))
    assert "草稿　未编号，不得送达" in text
    assert "（未编号）" in text
    assert "　　　　年　　月　　日" in text


def test_real_names_are_marked() -> None:
    shown = lines_of(write(replace(specimen(Kind.NOTICE), masked=False)))
    assert "内含真实姓名，注意保密" in shown[0]
    assert not any("已作隐名处理" in line for line in shown)


def test_leads_are_marked_on_each_page() -> None:
    assert "限专人阅办，不得复制、转发" in lines_of(write(specimen(Kind.LEAD)))[0]


def test_a_request_for_materials_does_not_tell_what_is_checked() -> None:
    text = "\n".join(lines_of(write(specimen(Kind.REQUEST))))
    assert "线索" not in text
    assert "附件" not in text


def test_without_proof_there_is_no_appendix() -> None:
    facts = specimen(Kind.NOTICE)
    bare = replace(facts, problems=tuple(replace(each, proof=()) for each in facts.problems))
    assert not any("附件" in line for line in lines_of(write(bare)))


def test_another_institution_is_named_and_the_addressee_not_again() -> None:
    lines = [line for line in lines_of(write(specimen(Kind.NOTICE))) if "涉及单位" in line]
    assert lines == ["Item Point: 涉及单位：青石区看守所。"]


def test_an_item_of_several_clues_tells_each() -> None:
    lines = lines_of(write(specimen(Kind.NOTICE)))
    at = lines.index("Heading 2: 交付执行期限（2件）")
    assert [line.partition("：")[0] for line in lines[at + 1 : at + 3]] == ["Item Point: 周**", "Item Point: 吴**"]


def test_the_words_of_an_article_have_a_column_only_where_there_are_some() -> None:
    tables = [line for line in lines_of(write(specimen(Kind.NOTICE))) if line.startswith("| 法律 |")]
    assert tables == ["| 法律 | 条款 | 原文", "| 法律 | 条款"]


def test_the_fields_of_a_row_stand_in_one_line() -> None:
    facts = specimen(Kind.NOTICE)
    row = ("看守所", "收押.xlsx", "一", 7)
    sources = ((*row, "姓名", "郑**"), ("法院", "判决.xlsx", "二", 3, "刑期", "三年"), (*row, "入所", "2026-01-02"))
    proof = replace(facts.problems[0].proof[0], sources=sources)
    lines = lines_of(write(replace(facts, problems=(replace(facts.problems[0], proof=(proof,)),))))
    at = lines.index("| 单位 | 文件 | 工作表 | 行 | 内容")
    assert lines[at + 1 : at + 3] == [
        "| 看守所 | 收押.xlsx | 一 | 7 | 姓名：郑**；入所：2026-01-02",
        "| 法院 | 判决.xlsx | 二 | 3 | 刑期：三年",
    ]


@pytest.mark.parametrize(
    ("asked", "said"), [("改正", "改正。"), ("改正。", "改正。"), ("改正！", "改正！"), ("改（正）", "改（正）")]
)
def test_what_is_asked_ends_like_a_sentence(asked: str, said: str) -> None:
    facts = specimen(Kind.NOTICE)
    problem = replace(facts.problems[0], asked=asked, proof=())
    assert f"纠正意见：{said}" in paragraphs_of(write(replace(facts, problems=(problem,))))


def test_a_document_without_items_says_so() -> None:
    assert "（尚未列入问题。）" in paragraphs_of(write(replace(specimen(Kind.NOTICE), problems=())))


def test_properties_tell_the_office_and_the_day() -> None:
    about = docx.Document(io.BytesIO(write(specimen(Kind.NOTICE)))).core_properties
    assert (about.title, about.author) == ("关于交付执行和减刑案件办理问题", "青石区人民检察院")
    assert about.created is not None
    assert about.created.date() == date(2026, 11, 27)


def hostile(text: str) -> Facts:
    """A document with the same text wherever people or files put one."""
    proof = Proof(text, text, text, text, text, ((text,) * 3,), ((text, text, text, 1, text, text),), ((text,) * 3,))
    problem = Problem(1, text, text, (text,), text, (proof,))
    return replace(
        specimen(Kind.NOTICE),
        **dict.fromkeys(("office", "number", "addressee", "title", "opening", "request", "drafted_by"), text),
        problems=(problem,),
    )


NASTY = st.text(
    st.one_of(st.sampled_from("{}%#_'\"<>&=+-@\\\t\n\a\f\x00\x1b\u202e\ud800\ufffe"), st.characters()), max_size=40
)


@settings(max_examples=15)
@given(NASTY)
@example("{{ 7 * 7 }}{% for x in y %}{_{ }_}{_% %_}{# #}")
@example("{{ ''.__class__.__mro__[1].__subclasses__() }}")
@example("</w:t></w:r></w:p><w:p/>]]><!DOCTYPE x>&amp;&#65;")
@example("=cmd|' /C calc'!A0")
@example("姓𠮷𪚥🙂👨‍👩‍👧名")
def test_hostile_text_stands_as_it_is(text: str) -> None:
    document = docx.Document(io.BytesIO(write(hostile(text))))
    one_line = " ".join(cleaned(text).split())
    shown = [paragraph.text for paragraph in document.paragraphs]
    assert shown[0] == one_line
    if one_line:
        assert f"{one_line}：" in shown
    cells = [cell.text for table in document.tables for row in table.rows[1:] for cell in row.cells]
    # A place that is not told is a dash.
    assert set(cells) - {"—"} == {cleaned(text), "1", f"{cleaned(text)}：{cleaned(text)}"}


def test_a_very_long_text_is_whole() -> None:
    text = "长" * 200_000 + "尾"
    facts = replace(specimen(Kind.NOTICE), opening=text)
    assert text in paragraphs_of(write(facts))


def test_a_units_template_is_used(tmp_path: Path) -> None:
    document = docx.Document(str(own_template(Kind.NOTICE, "zh")))
    document.paragraphs[0].insert_paragraph_before("本县抬头　{{ 文号 }}")
    document.save(str(tmp_path / "notice.docx"))
    assert "本县抬头　青检执〔2026〕3号" in paragraphs_of(write(specimen(Kind.NOTICE), tmp_path / "notice.docx"))
