"""Word's own markup, in few words."""

from __future__ import annotations

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement


def element(name: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """An element of Word's main namespace.

    Args:
        name: without its prefix.
        children: what stands in it.
        attributes: of the same namespace.
    """
    made: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def parsed(inner: str, root: str) -> BaseOxmlElement:
    """A piece of Word's markup.

    Args:
        inner: what stands in the root; its prefix `w:` is known.
        root: name of the root, with its attributes, without its prefix.
    """
    name = root.split(maxsplit=1)[0]
    made: BaseOxmlElement = parse_xml(f"<w:{root} {nsdecls('w')}>{inner}</w:{name}>")
    return made
