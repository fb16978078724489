"""The file as such: whether it is a Word document, and one that brings nothing in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from jianheng.desk.words import Words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FILE_LIMIT, _UNPACKED_LIMIT, _PARTS_LIMIT = 10_000_000, 60_000_000, 2_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_NEEDED = ("[Content_Types].xml", "word/document.xml")
_BROUGHT_IN = ("aFChunk", "attachedTemplate", "frame", "oleObject", "package", "subDocument", "control")
# Fields that only count or repeat what the document itself says.
_FIELDS = {
    *("EQ", "NOTEREF", "NUMPAGES", "PAGE", "PAGEREF", "REF", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF"),
    *("SYMBOL", "TOC", ""),
}


def package_faults(content: bytes) -> list[Words]:
    """What is wrong with the file.

    Args:
        content: its bytes.
    """
    if content.startswith(_OLD_WORD):
        return [
            Words(
                "这是旧格式（.doc）或者加了密码的文件。请在 Word 中去掉密码，另存为“Word 文档（*.docx）”。",
                "This is an old .doc file or one with a password. Remove the password and save it as .docx in Word.",
            )
        ]
    if len(content) > _FILE_LIMIT:
        return [Words("文件超过 10 MB。请删去大图片。", "The file is larger than 10 MB. Remove large pictures.")]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return list(_faults(archive))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return [_BROKEN]


_BROKEN = Words(
    "文件已损坏，或者不是 Word 文档。请用 Word 打开，确认内容完整，再另存为“Word 文档（*.docx）”。",
    "The file is broken or no Word document. Open it in Word, see that all is there, and save it again as .docx.",
)


def _faults(archive: zipfile.ZipFile) -> Iterator[Words]:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if sum(entry.file_size for entry in entries) > _UNPACKED_LIMIT or len(entries) > _PARTS_LIMIT:
        yield Words("文件展开后过大。请删去大图片。", "The file is too large when unpacked. Remove large pictures.")
        return
    crooked = [name for name in names if name.startswith("/") or ".." in PurePosixPath(name).parts or "\\" in name]
    if crooked or len(set(names)) < len(names) or any(name not in names for name in _NEEDED):
        yield _BROKEN
        return
    yield from _active(names)
    for name in names:
        if name.endswith((".xml", ".rels")):
            yield from _part_faults(name, archive.read(name))


def _active(names: list[str]) -> Iterator[Words]:
    if any(PurePosixPath(name).name.lower() in ("vbaproject.bin", "vbadata.xml") for name in names):
        yield _MACROS
    if any(name.lower().startswith(("word/embeddings/", "word/activex/")) for name in names):
        yield Words(
            "文件里嵌入了其他文件或者控件。请删去，需要的内容直接写在正文里。",
            "Other files or controls are embedded. Remove them and write what is needed into the text.",
        )


_MACROS = Words(
    "文件里有宏。请另存为“Word 文档（*.docx）”，不要用“启用宏的文档”。",
    "The file contains macros. Save it as a plain .docx, not as a macro-enabled document.",
)


def _part_faults(name: str, content: bytes) -> Iterator[Words]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        yield Words(
            f"“{name}”里有文档类型定义,Word 不会这样保存。请在 Word 中新建文档，把内容复制过去。",
            f"“{name}” holds a document type definition, which Word never saves. Copy the text into a new document.",
        )
        return
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        yield _BROKEN
        return
    if name == "[Content_Types].xml" and b"macroEnabled" in content:
        yield _MACROS
    if name.endswith(".rels"):
        yield from _links(root)
    if root.find(f".//{_W}mailMerge") is not None:
        yield Words(
            "文件设了邮件合并的数据源。请在“邮件”中改为“普通 Word 文档”。",
            "The file has a data source for mail merge. Set it back to a normal Word document.",
        )
    yield from _fields(root)


def _links(root: etree._Element) -> Iterator[Words]:
    for relation in root:
        target, kind = relation.get("Target", ""), relation.get("Type", "").rsplit("/", 1)[-1]
        if relation.get("TargetMode") == "External" or kind in _BROUGHT_IN:
            yield Words(
                f"文件链接了外面的内容：{target}。请断开链接：图片改为嵌入，超链接改为普通文字，所附模板改为 Normal。",
                f"The file links to something outside: {target}. Break the link: embed pictures, turn hyperlinks into "
                "text, attach the template Normal.",
            )


def _fields(root: etree._Element) -> Iterator[Words]:
    simple = [str(each.get(f"{_W}instr", "")) for each in root.iter(f"{_W}fldSimple")]
    for code in (*simple, *_codes(root)):
        name = (code.split() or [""])[0].lstrip("\\").upper()
        if name not in _FIELDS:
            yield Words(
                f"文件里有域“{name}”，可能读入外面的内容或者要求输入。请选中它，按 Ctrl+Shift+F9 变为普通文字。",
                f"The file has the field “{name}”, which may read something from outside or ask for input. "
                "Select it and press Ctrl+Shift+F9 to turn it into text.",
            )


def _codes(root: etree._Element) -> Iterator[str]:
    """The codes of fields that are written in several runs."""
    open_codes: list[list[str]] = []
    for each in root.iter(f"{_W}fldChar", f"{_W}instrText"):
        if each.tag == f"{_W}instrText":
            if not open_codes:
                open_codes.append([])
            open_codes[-1].append(each.text or "")
        elif each.get(f"{_W}fldCharType") == "begin":
            open_codes.append([])
        elif each.get(f"{_W}fldCharType") == "end" and open_codes:
            yield "".join(open_codes.pop())
    for code in open_codes:
        yield "".join(code)
