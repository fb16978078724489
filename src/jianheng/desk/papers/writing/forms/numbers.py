"""How Word numbers headings, items and paragraphs: 一、（一）1. in Chinese, 1. 1.1 (a) in English."""

from __future__ import annotations

from docx.document import Document

from jianheng.desk.papers.writing.forms.xml import parsed

_HEADINGS = {
    "zh": (
        ("chineseCountingThousand", "%1、", "Heading1"),
        ("chineseCountingThousand", "（%2）", "Heading2"),
        ("decimal", "%3．", "ItemPoint"),
    ),
    "en": (
        ("decimal", "%1. ", "Heading1"),
        ("decimal", "%1.%2 ", "Heading2"),
        ("lowerLetter", "(%3) ", "ItemPoint"),
    ),
}
_ITEMS = {"zh": ("chineseCountingThousand", "（%1）", "AppendixItem"), "en": ("decimal", "Item %1. ", "AppendixItem")}


def put_numbers(document: Document, language: str) -> None:
    """Give a document the numberings that its styles name.

    Args:
        document: whose part of numberings is written anew.
        language: `zh` or `en`.
    """
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    lists = (_HEADINGS[language], (_ITEMS[language],))
    abstract = "".join(_abstract(number, levels) for number, levels in enumerate(lists, start=1))
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(1, len(lists) + 1)
    )
    for child in parsed(abstract + used, "numbering"):
        root.append(child)


def _abstract(number: int, levels: tuple[tuple[str, str, str], ...]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for depth, (form, text, style) in enumerate(levels)
    )
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{inner}</w:abstractNum>'
