"""A report looked at as HTML: its elements, their attributes and the words in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from jianheng.clues import write_report
from jianheng.law.texts import LawTexts

VOID = {"meta", "link", "br", "img", "input", "hr", "base"}


@dataclass
class Element:
    """One element with its children, elements and texts mixed."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str = "", css: str = "") -> list[Element]:
        """Elements below by tag and class."""
        return [
            e
            for e in self.walk()
            if e is not self and (not tag or e.tag == tag) and (not css or css in e.attributes.get("class", "").split())
        ]

    def one(self, tag: str = "", css: str = "", name: str = "") -> Element:
        """The only element by tag, class or id."""
        found = [e for e in self.all(tag, css) if not name or e.attributes.get("id") == name]
        assert len(found) == 1, f"{len(found)} of {tag}.{css}#{name}"
        return found[0]

    def text(self) -> str:
        """The words, with blanks run together; style and script are no words."""
        if self.tag in ("style", "script"):
            return ""
        parts = (child if isinstance(child, str) else f" {child.text()} " for child in self.children)
        return " ".join("".join(parts).split())


class TreeBuilder(HTMLParser):
    """Builds the tree; a tag that is closed in the wrong place is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Element("root", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stack[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1].tag == tag, f"</{tag}> closes <{self.stack[-1].tag}>"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def parse(html: str) -> Element:
    builder = TreeBuilder()
    builder.feed(html)
    builder.close()
    assert [e.tag for e in builder.stack] == ["root"]
    return builder.stack[0]


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., Element]:
    """Writes the report of a run and parses it."""

    def make(run: Path, lang: str = "zh", reveal: bool = False, texts: LawTexts | None = None) -> Element:
        out = tmp_path / "out" / f"report.{lang}.html"
        write_report(run, out, lang, reveal, texts)
        return parse(out.read_text("utf-8"))

    return make
