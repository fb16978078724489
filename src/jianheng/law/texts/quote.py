"""The own words of a cited article, and from which file they come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jianheng.law.instruments import UnknownReference, split_ref
from jianheng.law.texts.law_text import Lack, LawText


@dataclass(frozen=True)
class Quote:
    """The words of a citation.

    Args:
        ref: the citation.
        lines: its lines as printed; empty where the text lacks the place.
        lack: what of the place the text lacks, None where it has the words.
        file: the file, below the folder of texts.
        title: the title that the file bears.
        day: the latest day that the text states of itself, None where it states none.
    """

    ref: str
    lines: tuple[str, ...]
    lack: Lack | None
    file: str
    title: str
    day: date | None


class LawTexts:
    """The texts of instruments.

    Args:
        texts: by id of the instrument.
    """

    def __init__(self, texts: Mapping[str, LawText]) -> None:
        self.texts = dict(texts)

    def quote(self, ref: str) -> Quote | None:
        """The words of an article.

        Args:
            ref: `instrument#article[.paragraph[.item]]`.

        Returns:
            The words, or what of the place the text lacks; None where the instrument has no text.
        """
        try:
            instrument, number = split_ref(ref)
        except UnknownReference:
            return None
        text = self.texts.get(instrument)
        if text is None:
            return None
        found = text.find(number)
        lines, lack = ((), found) if isinstance(found, Lack) else (found, None)
        return Quote(ref, lines, lack, text.file, text.title, text.day)
