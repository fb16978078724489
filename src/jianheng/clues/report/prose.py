"""Texts of models and explanations set as HTML."""

from __future__ import annotations

import re
from typing import Protocol

from markupsafe import Markup, escape

from jianheng.clues.node import Both
from jianheng.clues.words import Words

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
BOLD = re.compile(r"\*\*(.+?)\*\*")


class Labelled(Protocol):
    """Something with a canonical name and a label."""

    @property
    def name(self) -> str: ...

    @property
    def label(self) -> Both: ...


class Prose:
    """Sets texts in one language; a text that exists only in the other one is marked as such.

    Args:
        words: the report's words.
    """

    def __init__(self, words: Words) -> None:
        self.lang = words.lang

    def label(self, thing: Labelled) -> str:
        """The label; where it was written in Chinese alone, the canonical name serves in English."""
        if self.lang == "en":
            return thing.label.en or thing.name.replace("_", " ")
        return thing.label.zh or thing.name

    def sentence(self, both: Both) -> Markup:
        """A sentence."""
        own = both.en if self.lang == "en" else both.zh
        if own:
            return escape(own)
        other = "zh" if self.lang == "en" else "en"
        return Markup('<span lang="{}">{}</span>').format(other, both.pick(self.lang)) if both.pick("zh") else Markup()

    def dated(self, both: Both) -> Markup:
        """A sentence with its days underlined."""
        text = str(self.sentence(both))
        return Markup(DATE.sub(lambda day: f'<span class="d">{day.group()}</span>', text))

    def paragraphs(self, both: Both) -> Markup:
        """Lines as paragraphs, with `**bold**` words."""
        lines = [line.strip() for line in both.pick(self.lang).splitlines() if line.strip()]
        set_lines = (BOLD.sub(r"<b>\1</b>", str(escape(line))) for line in lines)
        return Markup("").join(Markup("<p>{}</p>").format(Markup(line)) for line in set_lines)
