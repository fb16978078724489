"""Which template a document is written with: the unit's own, else the package's."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from jianheng.desk.papers.writing.checking.package import package_faults
from jianheng.desk.papers.writing.checking.scope import Scope, required
from jianheng.desk.papers.writing.checking.tags import TagReader
from jianheng.desk.papers.writing.checking.trial import trial_faults
from jianheng.desk.papers.writing.facts import Kind, Language
from jianheng.desk.words import Words

OWN = Path(__file__).parent / "templates_docx"
# What a person wrote or a law asks for must stand somewhere in the document.
_NEEDED = (
    *("office", "addressee", "number", "opening", "request", "signed_on", "reply_by"),
    *("problems.basis", "problems.asked"),
)
_FINDINGS = ("problems.what", "problems.facts")  # either tells all
_FILLED_PARTS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER, RELATIONSHIP_TYPE.FOOTNOTES)


class TemplateError(Exception):
    """A unit's template has faults.

    Args:
        path: the template.
        faults: all that is wrong, each with its mend.
    """

    def __init__(self, path: Path, faults: list[Words]) -> None:
        super().__init__(f"{path.name}：" + "；".join(fault.zh for fault in faults))
        self.path, self.faults = path, faults


def own_template(kind: Kind, language: Language) -> Path:
    """The package's template; a unit that wants its own begins with a copy of it."""
    return OWN / f"{kind}.{language}.docx"


def template_for(kind: Kind, folder: Path, language: Language = "zh") -> Path | None:
    """A unit's own template.

    Args:
        kind: which document.
        folder: the workspace.
        language: of the document; an English one has a template of its own.

    Returns:
        `templates/<kind>.docx`, in English `templates/<kind>.en.docx`; None where the unit has none.
    """
    path = folder / "templates" / (f"{kind}.docx" if language == "zh" else f"{kind}.{language}.docx")
    return path if path.is_file() else None


def check_template(path: Path) -> list[Words]:
    """What a unit's own template lacks or misuses, all at once, each with its mend.

    Args:
        path: the template, named after its document: `notice.docx`, `notice.en.docx`.
    """
    kind = next((each for each in Kind if each == path.name.split(".")[0]), None)
    if kind is None:
        known = "、".join(f"{each}.docx" for each in Kind)
        return [
            Words(
                f"文件名“{path.name}”不对应任何文书。请用：{known}；英文的加 .en。",
                f"“{path.name}” names no document. Use {known.replace('、', ', ')}; with .en before .docx in English.",
            )
        ]
    try:
        content = path.read_bytes()
    except OSError as wrong:
        return [Words(f"读不了文件：{wrong.strerror}。", f"The file cannot be read: {wrong.strerror}.")]
    return faults_of(content) or trial_faults(content, kind, "en" if path.name.endswith(".en.docx") else "zh")


def faults_of(content: bytes) -> list[Words]:
    """What is wrong with a template without filling it.

    Args:
        content: its bytes.
    """
    faults = package_faults(content)
    try:
        paper = docx.Document(io.BytesIO(content))
    except (ValueError, KeyError, AttributeError, etree.XMLSyntaxError, OSError):
        return faults or [Words("文件不是 Word 文档。请另存为 .docx。", "This is no Word document. Save it as .docx.")]
    except Exception as wrong:  # zipfile and python-docx raise many kinds for a broken file
        return faults or [Words(f"文件打不开：{wrong}。", f"The file cannot be opened: {wrong}.")]
    scope = Scope.of_documents()
    TagReader(scope).read(paper.element.body)
    for relation in paper.part.rels.values():
        if relation.reltype in _FILLED_PARTS and not relation.is_external:
            part = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
            TagReader(scope).read(part)
    missing = [word for word in required(_NEEDED) if id(word) not in scope.used]
    findings = list(required(_FINDINGS))
    if not any(id(word) in scope.used for word in findings):
        missing.append(findings[0])
    lost = [
        Words(
            f"缺少“{word.zh}”（{word.about.zh}）：写好的内容会丢失。请在适当的位置加上。",
            f"“{word.en}” is missing ({word.about.en}): what was written would be lost. Add it where it belongs.",
        )
        for word in missing
    ]
    return _once([*faults, *scope.faults, *lost])


def _once(faults: list[Words]) -> list[Words]:
    return list({fault.zh: fault for fault in faults}.values())
