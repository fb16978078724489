"""How the tests read a written document again."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph


def lines_of(content: bytes) -> list[str]:
    """A document as lines: marks of its pages, then paragraphs with the first letters of their styles, and rows."""
    document = docx.Document(io.BytesIO(content))
    header = document.sections[0].header.paragraphs[0].text
    return [f"[{header}]", *(line for block in document.iter_inner_content() for line in _lines(block))]


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        style = block.style.name if block.style is not None else ""
        yield f"{style}: {block.text}"
    else:
        for row in block.rows:
            yield "| " + " | ".join(cell.text for cell in row.cells)


def paragraphs_of(content: bytes) -> list[str]:
    """The paragraphs outside tables."""
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def to_pdf(program: Path, folder: Path, documents: Iterable[Path]) -> None:
    """Have LibreOffice make a PDF of each document, beside it; a profile of one's own keeps runs apart."""
    command = [str(program), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to"]
    files = [str(document) for document in documents]
    subprocess.run(
        [*command, "pdf", "--outdir", str(folder), *files], check=True, stdout=subprocess.DEVNULL, timeout=300
    )


def pages_of(pdf: Path) -> list[str]:
    """The text of each page, without white space and without its number."""
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [re.sub(r"—\d+—", "", re.sub(r"\s+", "", page)) for page in text.split("\f")[:-1]]
