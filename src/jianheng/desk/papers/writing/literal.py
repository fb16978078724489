"""A text that stands in a document exactly as it is, whatever it contains."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# No XML file may hold these, and those of the second line turn the order of what is read around.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_LINES = re.compile(r"\r\n?|\u2028|\u2029|\x85")
# docxtpl goes over the written text again and turns `{_{` into a tag.
_BRACES = {ord(sign): f"&#{ord(sign)};" for sign in "{}%#"}


def cleaned(text: str) -> str:
    """The text with � where a file cannot hold a character or the eye would be led astray, and one kind of line end."""
    return _NOT_TEXT.sub("�", _LINES.sub("\n", text))


def literal(text: str) -> Markup:
    """The text for a template: nothing in it is a tag, a filter or XML; lines stay lines."""
    return Markup(str(escape(cleaned(text))).replace("&#", "\0").translate(_BRACES).replace("\0", "&#"))


def one_line(text: str) -> Markup:
    """The text on a single line."""
    return literal(" ".join(cleaned(text).split()))


def paragraphs(text: str) -> list[Markup]:
    """The text's paragraphs, without empty ones."""
    return [literal(line.strip()) for line in cleaned(text).split("\n") if line.strip()]
