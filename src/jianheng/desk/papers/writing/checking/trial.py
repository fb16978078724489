"""A template tried on invented documents: one with everything, one with nothing."""

from __future__ import annotations

import io
from dataclasses import replace

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from jianheng.desk.papers.writing.facts import Kind, Language
from jianheng.desk.papers.writing.filling import fill
from jianheng.desk.papers.writing.sandbox import Sandbox
from jianheng.desk.papers.writing.specimen import specimen
from jianheng.desk.words import Words


def trial_faults(content: bytes, kind: Kind, language: Language) -> list[Words]:
    """What goes wrong when the template is filled.

    Args:
        content: the template.
        kind: which document it is for.
        language: of the document.
    """
    full = specimen(kind, language)
    empty = replace(full, number="", title="", opening="", problems=(), request="", reply_by=None, signed_on=None)
    for facts in (full, empty):
        try:
            paper = DocxTemplate(io.BytesIO(content))
            paper.render_init()
            etree.fromstring(paper.build_xml(fill(facts), Sandbox()))
        except (TemplateError, etree.XMLSyntaxError, ValueError, KeyError, TypeError, AttributeError) as wrong:
            return [
                Words(
                    f"试填时出错：{wrong}。请从软件自带的模板重新开始，逐处修改。",
                    f"Filling it for a trial failed: {wrong}. Begin again from the package's template and change it "
                    "step by step.",
                )
            ]
    return []
