"""Files as answers: always saved, kept by nobody on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

Answer = TypeVar("Answer", HttpResponse, StreamingHttpResponse, FileResponse)
# How a file is declared in the document.
FILE: dict[str, Any] = {
    "responses": {
        200: {
            "description": "文件 the file",
            "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


def file_answer(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be saved.

    Args:
        content: its bytes.
        name: its name.
        kind: its content type.
    """
    answer = HttpResponse(content, content_type=kind)
    return as_file(answer, name)


def path_answer(path: Path, name: str) -> FileResponse:
    """A file to be saved, sent piece by piece.

    Args:
        path: where it lies.
        name: its name.
    """
    return as_file(FileResponse(path.open("rb"), as_attachment=True, filename=name), name)


def as_file(answer: Answer, name: str) -> Answer:
    """Say of an answer that it is to be saved under a name."""
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
