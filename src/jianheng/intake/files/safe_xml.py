"""XML from strangers: no declared entities, nothing fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.problem import Words

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def refuse_declarations() -> UnreadableFileError:
    """A document type in a table file: no program writes one, attacks do."""
    return UnreadableFileError(
        Words(
            "XML 中有 DOCTYPE 或实体声明，正常软件不会写，可能是恶意文件，没有读取",
            "its XML declares a document type or entities, as no honest program does; it was not read",
        ),
        Words("确认文件来源，用 Excel 或 WPS 打开后另存", "ask who made it; open it in Excel and save it again"),
    )


def parse(
    chunks: Iterable[bytes], start: Start, end: End, text: Callable[[str], None], encoding: str | None = None
) -> None:
    """Parse a document piece by piece.

    Args:
        chunks: the document in UTF-8, or in the encoding that it declares.
        start, end: called for each element, named without its namespace's prefix; attributes with and without.
        text: called for text between tags, perhaps in several pieces.
        encoding: of the document, whatever it declares.

    Raises:
        UnreadableFileError: it declares a document type.
        expat.ExpatError: it is not well-formed.
    """
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True

    def started(name: str, attributes: dict[str, str]) -> None:
        start(_local(name), {_local(key): value for key, value in attributes.items()} | attributes)

    def refuse(*_: object) -> None:
        raise refuse_declarations()

    parser.StartElementHandler = started
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    for chunk in chunks:
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
