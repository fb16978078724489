import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document

from jianheng.desk.papers.writing.facts import Kind
from jianheng.desk.papers.writing.specimen import specimen
from jianheng.desk.papers.writing.templates import TemplateError, check_template, own_template, template_for
from jianheng.desk.papers.writing.write import write


def changed(path: Path, change: Callable[[Document], object]) -> Path:
    """A unit's own template: the package's with a change."""
    document = docx.Document(str(own_template(Kind.NOTICE, "zh")))
    change(document)
    document.save(str(path))
    return path


def saying(*texts: str) -> Callable[[Document], object]:
    return lambda document: [document.add_paragraph(text) for text in texts]


def with_part(path: Path, name: str, content: str, into: str = "") -> Path:
    """The package's template with one more part, or with words put into one."""
    with zipfile.ZipFile(own_template(Kind.NOTICE, "zh")) as read, zipfile.ZipFile(path, "w") as written:
        for each in read.namelist():
            old = read.read(each).decode() if each == name else ""
            written.writestr(each, old.replace(into, content + into) if each == name and into else read.read(each))
        if not into:
            written.writestr(name, content)
    return path


def told(path: Path) -> list[str]:
    faults = check_template(path)
    assert all(fault.zh and fault.en for fault in faults)
    return [fault.zh for fault in faults]


def test_a_unit_has_its_own_template_or_none(tmp_path: Path) -> None:
    assert template_for(Kind.NOTICE, tmp_path) is None
    own = tmp_path / "templates" / "notice.docx"
    own.parent.mkdir()
    own.write_bytes(b"")
    assert template_for(Kind.NOTICE, tmp_path) == own
    assert template_for(Kind.NOTICE, tmp_path, "en") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ 问题.事实 }}", "没有“问题”这个词。是不是“问题清单”"),
        ("{{ 文号吗 }}", "没有“文号吗”这个词。是不是“文号”"),
        ("{%p for 问题 in 问题清单 %}", "没有收尾。请在后面加上 {%p endfor %}"),
        ("{% endif %}", "前面没有与它配对的 if"),
        ("{{ 文号", "“{{”没有配对"),
        ("{{ 文号 }", "没有配对"),
        ("{{ 问题清单 }}", "这是清单，不能整个写出"),
        ("{{ 开头 }}", "这是清单，不能整个写出"),
        ("{{ 文号.事实 }}", "没有分项"),
        ("{{ 文号 | upper }}", "不能用“|upper”"),
        ("{{ 文号() }}", "不能用运算、函数或者下标"),
        ("{{ 文号[0] }}", "不能用运算、函数或者下标"),
        ("{{ 9 * 9 }}", "不能用运算、函数或者下标"),
        ("{{ ''.__class__ }}", "没有分项"),
        ("{{ 文号 文号 }}", "写法不对"),
        ("{{p 文号 }}", "请写成 {{ 词 }}"),
        ("{% set x = 1 %}", "不能用这个标签"),
        ("{% include 'x' %}", "不能用这个标签"),
        ("{% raw %}{% endraw %}", "不能用这个标签"),
        ("{% colspan 3 %}", "不能用这个标签"),
        ("前文 {%p if 文号 %}", "请让它独占一段"),
        ("{%tr if 文号 %}", "不在表格里"),
        ("{% if 文号 is mapping %}{% endif %}", "不能用运算、函数或者下标"),
        ("{% for 字 in 文号 %}{% endfor %}", "in 后面的不是清单"),
        ("{% else %}", "前面没有与它配对的 if"),
        ("{% if 文号 %}{%p endif %}", "写法不同"),
    ],
)
def test_a_tag_that_is_wrong_is_told_with_its_mend(text: str, says: str, tmp_path: Path) -> None:
    faults = told(changed(tmp_path / "notice.docx", saying(text)))
    assert any(says in fault for fault in faults), faults


@pytest.mark.parametrize(
    "texts",
    [
        ("{{ number }}", "{{ 文号 }}", "{{ approved_by|default('') }}"),
        ("{%p for one in problems %}", "{{ one.clues }}{{ loop.index }}", "{%p endfor %}"),
        ("{% if draft and not masked %}…{% elif proven %}…{% else %}…{% endif %}",),
        ("{{ 问题清单|length }}", "{{ “无” if 草稿 else 文号 }}"),
        ("{# a remark #}",),
    ],
)
def test_what_may_be_written_is_accepted(texts: tuple[str, ...], tmp_path: Path) -> None:
    assert told(changed(tmp_path / "notice.docx", saying(*texts))) == []


def test_a_block_over_paragraphs_wants_its_sign(tmp_path: Path) -> None:
    faults = told(changed(tmp_path / "notice.docx", saying("{% if 文号 %}", "文", "{% endif %}")))
    assert any("跨段用 {%p … %}" in fault for fault in faults)


def test_a_block_may_not_begin_in_the_text_and_end_in_a_table(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.add_paragraph("{%p if 文号 %}")
        document.add_table(1, 1).cell(0, 0).text = "{%p endif %}"

    assert any("不在同一处" in fault for fault in told(changed(tmp_path / "notice.docx", change)))


def test_a_row_with_a_loop_has_nothing_else(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        table = document.add_table(3, 2)
        for row, text in zip(
            table.rows, ("{%tr for 问题 in 问题清单 %}", "{{ 问题.事实 }}", "{%tr endfor %}"), strict=True
        ):
            row.cells[0].text = text
        table.cell(0, 1).text = "丢失的字"

    assert any("独占一行" in fault for fault in told(changed(tmp_path / "notice.docx", change)))


def test_tags_in_the_header_are_read_too(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ 页眉 }}"

    assert any("没有“页眉”这个词" in fault for fault in told(changed(tmp_path / "notice.docx", change)))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    faults = told(changed(tmp_path / "notice.docx", saying("{{ 甲 }}", "{{ 乙 }}", "{%p if 文号 %}")))
    assert len(faults) == 3


def test_what_would_be_lost_is_missed(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ 本院 }}{{ 文号 }}")
    document.save(str(tmp_path / "notice.docx"))
    missing = {fault[fault.index("“") + 1 : fault.index("”")] for fault in told(tmp_path / "notice.docx")}
    assert missing == {"受文单位", "开头", "总要求", "落款日期", "回复期限", "法律依据", "要求", "事实"}


@pytest.mark.parametrize("content", [b"", b"not a document", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_a_file_that_is_no_document_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "notice.docx").write_bytes(content)
    faults = told(tmp_path / "notice.docx")
    assert len(faults) == 1
    assert "另存为" in faults[0]


def test_half_a_document_is_refused(tmp_path: Path) -> None:
    whole = own_template(Kind.NOTICE, "zh").read_bytes()
    (tmp_path / "notice.docx").write_bytes(whole[: len(whole) // 2])
    assert any("另存为" in fault for fault in told(tmp_path / "notice.docx"))


def test_macros_are_refused(tmp_path: Path) -> None:
    assert any("有宏" in fault for fault in told(with_part(tmp_path / "notice.docx", "word/vbaProject.bin", "x")))


def test_embedded_files_are_refused(tmp_path: Path) -> None:
    path = with_part(tmp_path / "notice.docx", "word/embeddings/sheet.xlsx", "x")
    assert any("嵌入了其他文件" in fault for fault in told(path))


@pytest.mark.parametrize("kind", ["image", "hyperlink", "attachedTemplate", "oleObject"])
def test_links_to_the_outside_are_refused(kind: str, tmp_path: Path) -> None:
    relation = (
        f'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        'Target="http://203.0.113.7/x" TargetMode="External"/>'
    )
    path = with_part(tmp_path / "notice.docx", "word/_rels/document.xml.rels", relation, "</Relationships>")
    assert any("链接了外面的内容：http://203.0.113.7/x" in fault for fault in told(path))


@pytest.mark.parametrize("code", ["INCLUDEPICTURE", "DDEAUTO", "LINK", "HYPERLINK", "MACROBUTTON"])
def test_fields_that_reach_out_are_refused(code: str, tmp_path: Path) -> None:
    half = len(code) // 2
    runs = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {code[:half]}</w:instrText></w:r><w:r><w:instrText>{code[half:]} x</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    path = with_part(tmp_path / "notice.docx", "word/document.xml", runs, "<w:sectPr")
    assert any(f"域“{code}”" in fault for fault in told(path))


def test_a_document_type_definition_is_refused(tmp_path: Path) -> None:
    path = with_part(
        tmp_path / "notice.docx",
        "word/settings.xml",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        "<w:settings",
    )
    assert any("文档类型定义" in fault for fault in told(path))


def test_a_file_that_grows_when_unpacked_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "notice.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", b"0" * 70_000_000)
    assert any("展开后过大" in fault for fault in told(tmp_path / "notice.docx"))


def test_a_file_named_after_no_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(own_template(Kind.NOTICE, "zh").read_bytes())
    assert "不对应任何文书" in told(tmp_path / "letter.docx")[0]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    assert "读不了文件" in told(tmp_path / "notice.docx")[0]


def test_nothing_is_written_with_a_template_that_has_faults(tmp_path: Path) -> None:
    path = changed(tmp_path / "notice.docx", saying("{{ 甲 }}", "{{ 乙 }}"))
    with pytest.raises(TemplateError) as refused:
        write(specimen(Kind.NOTICE), path)
    assert len(refused.value.faults) == 2
    assert "没有“甲”这个词" in str(refused.value)


def test_tags_in_the_properties_of_a_file_are_words(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.core_properties.title = "{{ ''.__class__ }}"
        document.core_properties.comments = "{{ 7 * 7 }}"

    written = write(specimen(Kind.NOTICE), changed(tmp_path / "notice.docx", change))
    about = docx.Document(io.BytesIO(written)).core_properties
    assert (about.title, about.comments) == ("关于交付执行和减刑案件办理问题", "")
