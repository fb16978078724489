"""The tags of a template: whether each is written right, stands where it may and names what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from jianheng.desk.papers.writing.checking.scope import TEXT, Scope, Thing
from jianheng.desk.papers.writing.sandbox import Sandbox

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_STATEMENT = re.compile(r"\{%-?(?:(p|tr|tc|r)\s)?\s*(\w+)(.*?)-?%\}", re.DOTALL)
_PREFIXED = re.compile(r"\{\{-?(p|tr|tc|r)\s")
# Word turns straight quotation marks into these.
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_ENDS = {"endfor": "for", "endif": "if"}
_SPAN = {"p": "w:p", "tr": "w:tr", "tc": "w:tc"}


@dataclass
class _Block:
    """A block that is open: its word, prefix, the place of its first tag, and the scope outside."""

    word: str
    prefix: str
    paragraph: etree._Element
    outside: Scope
    tag: str


class TagReader:
    """Reads the tags of one part of a document, in order.

    Args:
        scope: the words known everywhere; its faults grow.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope, self.blocks, self.sandbox = scope, list[_Block](), Sandbox()

    def read(self, part: etree._Element) -> None:
        """Read a part; a block that is still open at its end is a fault."""
        for paragraph in part.iter(qn("w:p")):
            self._paragraph(paragraph)
        for block in self.blocks:
            self._fault(
                block.tag,
                f"没有收尾。请在后面加上 {{%{block.prefix} end{block.word} %}}。",
                f"has no end. Add {{%{block.prefix} end{block.word} %}} after it.",
            )
        self.blocks.clear()

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = "".join(_texts(paragraph))
        if (found := _LEFT_OVER.search(_TAG.sub("", text))) is not None:
            shown = text.strip()[:60]
            self._fault(
                shown,
                f"“{found.group()}”没有配对。一个标签要写在同一段里，两头的括号成对。",
                f"“{found.group()}” stands alone. A tag stands in one paragraph, with both its brackets.",
            )
        tags = _TAG.findall(text)
        for tag in tags:
            self.scope.tag = tag
            if tag.startswith("{{"):
                self._output(tag)
            elif tag.startswith("{%"):
                self._statement(tag, paragraph, alone=not _TAG.sub("", text).strip() and len(tags) == 1)

    def _output(self, tag: str) -> None:
        if _PREFIXED.match(tag):
            self.scope.say("请写成 {{ 词 }}，不加 p、tr、tc、r。", "write {{ word }}, without p, tr, tc or r.")
            return
        parsed = self._parse(tag)
        for node in parsed.find_all(nodes.Output) if parsed else ():
            for each in node.nodes:
                thing = TEXT if isinstance(each, nodes.TemplateData) else self.scope.check(each)
                if thing.many or thing.of:
                    self.scope.say(
                        "这是清单，不能整个写出。请用 {%p for … in … %} 逐项写，或者用 |join('；') 连起来。",
                        "this is a list. Go through it with {%p for … in … %}, or put it together with |join('; ').",
                    )

    def _statement(self, tag: str, paragraph: etree._Element, *, alone: bool) -> None:
        found = _STATEMENT.fullmatch(tag)
        prefix, word, rest = found.groups() if found else ("", "?", "")
        prefix = prefix or ""
        if word in ("for", "if", "elif", "else", *_ENDS):
            self._standing(tag, prefix, paragraph, alone=alone)
        if word in ("for", "if"):
            outside = self.scope
            if parsed := self._parse(f"{{% {word}{rest}%}}{{% end{word} %}}"):
                self.scope = self._enter(parsed.body[0])
            self.blocks.append(_Block(word, prefix, paragraph, outside, tag))
        elif word in _ENDS:
            self._leave(tag, word, prefix, paragraph)
        elif word in ("elif", "else"):
            self._branch(tag, word, rest, prefix)
        else:
            self.scope.say(
                "不能用这个标签。只能用 if、elif、else、endif、for、endfor。",
                "this tag is not known: only if, elif, else, endif, for, endfor.",
            )

    def _standing(self, tag: str, prefix: str, paragraph: etree._Element, *, alone: bool) -> None:
        if prefix == "p" and not alone:
            self._fault(
                tag,
                "同一段里还有别的内容，会一起消失。请让它独占一段。",
                "other text of the paragraph would vanish with it. Give it a paragraph of its own.",
            )
        if prefix in ("tr", "tc") and next(paragraph.iterancestors(qn(_SPAN[prefix])), None) is None:
            self._fault(tag, "不在表格里。表格以外请用 {%p … %}。", "is not in a table. Outside of one use {%p … %}.")
        if prefix == "tr" and len("".join(_row_texts(paragraph)).strip()) > len(tag):
            self._fault(
                tag,
                "同一行里还有别的内容，会一起消失。请让它独占一行。",
                "other text of the row would vanish with it. Give it a row of its own.",
            )

    def _enter(self, node: nodes.Node) -> Scope:
        if isinstance(node, nodes.If):
            self.scope.check(node.test)
        if not isinstance(node, nodes.For):
            return self.scope
        thing = self.scope.check(node.iter)
        if not thing.many:
            self.scope.say("in 后面的不是清单。", "what stands after “in” is no list.")
        if not isinstance(node.target, nodes.Name) or node.recursive:
            self.scope.say("for 后面只能有一个名称。", "only one name may stand after “for”.")
            return self.scope
        inner = self.scope.within(node.target.name, Thing(thing.of))
        if node.test is not None:
            inner.tag = self.scope.tag
            inner.check(node.test)
        return inner

    def _leave(self, tag: str, word: str, prefix: str, paragraph: etree._Element) -> None:
        if not self.blocks or self.blocks[-1].word != _ENDS[word]:
            self._fault(
                tag,
                f"前面没有与它配对的 {_ENDS[word]}。请删去，或者补上开头。",
                f"no {_ENDS[word]} stands before it. Remove it, or add the beginning.",
            )
            return
        block = self.blocks.pop()
        self.scope = block.outside
        if prefix != block.prefix:
            self._fault(
                tag,
                f"与开头“{block.tag}”的写法不同。请写成 {{%{block.prefix} {word} %}}。",
                f"differs from its beginning “{block.tag}”. Write {{%{block.prefix} {word} %}}.",
            )
        elif not _same_place(prefix, block.paragraph, paragraph):
            self._fault(
                tag,
                f"与开头“{block.tag}”不在同一处。跨段用 {{%p … %}}，跨行用 {{%tr … %}}，且都在正文或者同一表格里。",
                f"does not stand beside its beginning “{block.tag}”. Across paragraphs use {{%p … %}}, across rows "
                "{%tr … %}, both in the text or both in one table.",
            )

    def _branch(self, tag: str, word: str, rest: str, prefix: str) -> None:
        if not self.blocks or (word == "elif" and self.blocks[-1].word != "if"):
            self._fault(tag, "前面没有与它配对的 if。", "no if stands before it.")
            return
        if prefix != self.blocks[-1].prefix:
            self._fault(
                tag,
                f"与开头“{self.blocks[-1].tag}”的写法不同。",
                f"differs from its beginning “{self.blocks[-1].tag}”.",
            )
        if word == "elif" and (parsed := self._parse(f"{{% if{rest}%}}{{% endif %}}")):
            self._enter(parsed.body[0])

    def _parse(self, source: str) -> nodes.Template | None:
        try:
            return self.sandbox.parse(source.translate(_QUOTES))
        except TemplateSyntaxError as wrong:
            self.scope.say(f"写法不对（{wrong.message}）。", f"is not written right ({wrong.message}).")
            return None

    def _fault(self, tag: str, zh: str, en: str) -> None:
        self.scope.tag = tag
        self.scope.say(zh, en)


def _texts(paragraph: etree._Element) -> Iterator[str]:
    """Texts of a paragraph, without those of a text box in it."""
    for text in paragraph.iter(qn("w:t")):
        if next(text.iterancestors(qn("w:p")), None) is paragraph:
            yield text.text or ""


def _row_texts(paragraph: etree._Element) -> Iterator[str]:
    row = next(paragraph.iterancestors(qn("w:tr")), None)
    for text in row.iter(qn("w:t")) if row is not None else ():
        yield text.text or ""


def _same_place(prefix: str, first: etree._Element, last: etree._Element) -> bool:
    """Whether both ends of a block stand beside each other, so that what is between them is whole."""
    if prefix not in _SPAN:
        return first is last
    ends = [next(each.iterancestors(qn(_SPAN[prefix])), None) if prefix != "p" else each for each in (first, last)]
    return all(end is not None for end in ends) and ends[0].getparent() is ends[1].getparent()  # type: ignore[union-attr]  # not None
