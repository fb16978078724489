import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Cm, Pt

from jianheng.desk.papers.writing.facts import Kind, Language
from jianheng.desk.papers.writing.forms.make import LANGUAGES, make, make_all
from jianheng.desk.papers.writing.forms.styles import BODY_FACE, HEAD_FACE, INSTEAD, SECOND_FACE, TITLE_FACE
from jianheng.desk.papers.writing.templates import OWN, check_template, own_template

EAST = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"
ALL = [(kind, language) for kind in Kind for language in LANGUAGES]


def parts(content: bytes) -> dict[str, bytes]:
    """Packing may differ from one computer to the next; what is packed may not."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_the_shipped_templates_are_those_that_are_made(kind: Kind, language: Language) -> None:
    shipped = own_template(kind, language).read_bytes()
    assert parts(shipped) == parts(make(kind, language)), "run python -m jianheng.desk.papers.writing.forms"


def test_each_document_has_a_template_in_each_language(tmp_path: Path) -> None:
    made = {path.name for path in make_all(tmp_path)}
    assert made == {path.name for path in OWN.glob("*.docx")}
    assert len(made) == len(Kind) * 2


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_the_package_keeps_its_own_rules_for_templates(kind: Kind, language: Language, tmp_path: Path) -> None:
    path = tmp_path / (f"{kind}.docx" if language == "zh" else f"{kind}.en.docx")
    path.write_bytes(own_template(kind, language).read_bytes())
    assert [fault.zh for fault in check_template(path)] == []


def test_the_page_is_that_of_official_papers() -> None:
    section = docx.Document(str(own_template(Kind.NOTICE, "zh"))).sections[0]
    # A file keeps twentieths of a point.
    assert (section.page_width, section.page_height) == (
        pytest.approx(Cm(21), abs=400),
        pytest.approx(Cm(29.7), abs=400),
    )
    assert section.left_margin is not None
    assert section.right_margin is not None
    # 156 millimetres of text, 28 from the left edge and 37 from the upper one.
    width = Cm(21) - section.left_margin - section.right_margin
    assert width == pytest.approx(Cm(15.6), abs=700)
    assert section.left_margin == pytest.approx(Cm(2.8), abs=400)
    assert section.top_margin == pytest.approx(Cm(3.7), abs=400)


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Office", TITLE_FACE, 22),
        ("Title", TITLE_FACE, 22),
        ("Heading 1", HEAD_FACE, 16),
        ("Heading 2", SECOND_FACE, 16),
        ("Body Text", BODY_FACE, 16),
        ("Item Point", BODY_FACE, 16),
        ("Signature", BODY_FACE, 16),
    ],
)
def test_faces_and_sizes_are_those_of_official_papers(style: str, face: str, size: float) -> None:
    found = docx.Document(str(own_template(Kind.NOTICE, "zh"))).styles[style]
    assert found.font.size == Pt(size)
    assert found.element.rPr.rFonts.get(EAST) == face


def test_each_face_names_what_may_stand_in_for_it() -> None:
    fonts = parts(own_template(Kind.NOTICE, "zh").read_bytes())["word/fontTable.xml"].decode()
    for face, instead in INSTEAD.items():
        assert f'<w:font w:name="{face}"><w:altName w:val="{instead}"/>' in fonts


def test_nothing_of_the_empty_document_is_left() -> None:
    names = set(parts(own_template(Kind.NOTICE, "zh").read_bytes()))
    assert not {name for name in names if "thumbnail" in name or "customXml" in name or "WithEffects" in name}
