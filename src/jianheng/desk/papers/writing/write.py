"""A document written: facts into a template, and out comes a Word file."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from pathlib import Path

import jinja2
from docxtpl import DocxTemplate

from jianheng.desk.papers.writing.facts import Facts
from jianheng.desk.papers.writing.filling import fill
from jianheng.desk.papers.writing.literal import cleaned
from jianheng.desk.papers.writing.packing import repack
from jianheng.desk.papers.writing.sandbox import Sandbox
from jianheng.desk.papers.writing.templates import TemplateError, faults_of, own_template
from jianheng.desk.words import Words

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_PROPERTY = 255  # characters; a file's properties hold no more


def write(facts: Facts, template: Path | None = None) -> bytes:
    """Write a document.

    Args:
        facts: what it says.
        template: a unit's own template; None for the package's.

    Returns:
        the Word file; the same facts in the same template give the same bytes.

    Raises:
        TemplateError: the unit's template has faults; they are all told.
        OSError: the template cannot be read.
    """
    content = (template or own_template(facts.kind, facts.language)).read_bytes()
    # What is checked is what is filled, whatever becomes of the file meanwhile.
    if template is not None and (faults := faults_of(content)):
        raise TemplateError(template, faults)
    try:
        return _fill(facts, content)
    except jinja2.TemplateError as wrong:
        told = Words(f"填写时出错：{wrong}。", f"Filling it failed: {wrong}.")
        raise TemplateError(template or own_template(facts.kind, facts.language), [told]) from wrong


def _fill(facts: Facts, template: bytes) -> bytes:
    paper = DocxTemplate(io.BytesIO(template))
    paper.init_docx()
    about = paper.docx.core_properties
    # docxtpl takes the file's properties for templates too.
    about.author = about.comments = about.identifier = about.language = about.subject = about.title = ""
    paper.render(fill(facts), Sandbox())
    about.title = " ".join(cleaned(facts.title).split())[:_PROPERTY]
    about.author = about.last_modified_by = " ".join(cleaned(facts.office).split())[:_PROPERTY]
    about.keywords = ""
    about.created = about.modified = datetime.combine(facts.signed_on, time(), UTC) if facts.signed_on else _UNDATED
    written = io.BytesIO()
    paper.save(written)
    return repack(written.getvalue())
