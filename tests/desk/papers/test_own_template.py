"""A document written with the office's own template."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.papers.making import draft_bytes
from jianheng.desk.papers.models import Paper
from jianheng.desk.papers.writing.facts import Kind
from jianheng.desk.papers.writing.templates import own_template
from jianheng.workspace import Workspace


def own(workspace: Workspace, text: str) -> Path:
    """The package's template with a paragraph of the office's before it."""
    path = workspace.root / "templates" / "notice.docx"
    path.parent.mkdir(exist_ok=True)
    document = docx.Document(str(own_template(Kind.NOTICE, "zh")))
    document.paragraphs[0].insert_paragraph_before(text)
    document.save(str(path))
    return path


def test_the_offices_own_template_is_used(draft: Callable[..., Paper], workspace: Workspace) -> None:
    own(workspace, "发往{{ 受文单位 }}")
    paper = draft("notice")
    written = docx.Document(io.BytesIO(draft_bytes(paper)))
    assert written.paragraphs[0].text == f"发往{paper.to}"


def test_a_template_with_faults_is_refused_with_their_mends(draft: Callable[..., Paper], workspace: Workspace) -> None:
    own(workspace, "{{ 收文单位 }}")
    with pytest.raises(NotAllowed, match=r"没有“收文单位”这个词。是不是“受文单位”"):
        draft_bytes(draft("notice"))
