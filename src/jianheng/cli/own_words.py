"""The own words of cited articles, where a workspace has law texts attached."""

from __future__ import annotations

from datetime import date
from typing import Any, NoReturn

from jianheng.cli.output import fail, tell
from jianheng.law import LawDataError
from jianheng.law.citation import place
from jianheng.law.texts import Change, LawTexts, Quote, open_texts, read_attachment
from jianheng.law.texts.told import CHANGED, LACK, origin
from jianheng.workspace import Workspace


def the_texts(workspace: Workspace, lang: str = "zh") -> LawTexts | None:
    """The attached texts; what is not as it was when they were attached is said.

    Args:
        workspace: the workspace.
        lang: `zh` or `en`.

    Returns:
        None where no texts are attached. A memory that cannot be read is said, and keeps nothing from being done.
    """
    try:
        kept = read_attachment(workspace.law_texts, workspace.root)
    except LawDataError as error:
        tell(str(error))
        return None
    if kept is None:
        return None
    texts, changes = open_texts(kept)
    for change in changes:
        tell(change_line(change, lang))
    if changes:
        again = f"jianheng law texts {workspace.root} {kept.folder}"
        tell({"zh": f"核对后重新附上：{again}", "en": f"look at them and attach again: {again}"}[lang])
    return texts


def no_texts(workspace: Workspace) -> NoReturn:
    """Say that no texts are attached, and stop."""
    fail(f"没有附上法律原文。改法：jianheng law texts {workspace.root} 文件夹\nno law texts are attached")


def change_line(change: Change, lang: str) -> str:
    """One change on one line."""
    return {"zh": f"法律原文 {change.file}：", "en": f"law text {change.file}: "}[lang] + CHANGED[lang][change.what]


def quote_lines(quote: Quote, lang: str, on: date | None = None) -> list[str]:
    """The words of an article and the file from which they come, in lines.

    Args:
        quote: the words, or what is lacking.
        lang: `zh` or `en`.
        on: the day on which the article is applied; a text that was amended later is marked.
    """
    if quote.lack is not None:
        return [f"{quote.file}：{LACK[lang][quote.lack]}"]
    return [*quote.lines, f"—— {origin(quote, lang, on)}"]


def quote_document(quote: Quote) -> dict[str, Any]:
    """The words as JSON."""
    return {
        "ref": quote.ref,
        "lines": list(quote.lines),
        "lack": quote.lack,
        "file": quote.file,
        "title": quote.title,
        "day": quote.day,
    }


def quoted(texts: LawTexts, refs: list[str], lang: str) -> list[str]:
    """The words of several citations in lines, each once; those without a text are left out."""
    told: list[str] = []
    for ref in dict.fromkeys(refs):
        quote = texts.quote(ref)
        if quote is not None:
            told.append(f"  {ref.partition('#')[0]} {place(ref, lang)}")
            told += [f"    {line}" for line in quote_lines(quote, lang)]
    return told
