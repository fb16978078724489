"""A folder of law texts gone through: which instruments have their text there, and what fits none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jianheng.law.instruments import Instrument
from jianheng.law.texts.law_text import LawText
from jianheng.law.texts.matching import Matching, match
from jianheng.law.texts.read import ENDINGS, NoLawError, UnreadableTextError, read_law_text


@dataclass(frozen=True)
class Survey:
    """What a folder holds.

    Args:
        matching: the texts, and which are those of instruments.
        no_law: files that were read and hold no article.
        unreadable: files that could not be read, and why.
    """

    matching: Matching
    no_law: tuple[str, ...]
    unreadable: tuple[UnreadableTextError, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """Every file that is not the text of an instrument."""
        unfit = (each.text.file for each in self.matching.unfit)
        return tuple(sorted((*unfit, *self.no_law, *(each.file for each in self.unreadable))))


def text_files(folder: Path) -> Iterator[str]:
    """The files of a folder and its sub folders that may be law texts, below the folder and with `/`.

    Args:
        folder: the folder; what is hidden in it is left out.
    """
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if path.suffix.lower() in ENDINGS and not any(part.startswith(".") for part in below.parts) and path.is_file():
            yield below.as_posix()


def survey(folder: Path, instruments: Mapping[str, Instrument]) -> Survey:
    """Read every file of a folder and match the texts with instruments.

    Args:
        folder: the folder.
        instruments: instruments by id.
    """
    texts: list[LawText] = []
    no_law: list[str] = []
    unreadable: list[UnreadableTextError] = []
    for file in text_files(folder):
        try:
            texts.append(read_law_text(folder / file, file))
        except NoLawError:
            no_law.append(file)
        except UnreadableTextError as error:
            unreadable.append(error)
    return Survey(match(texts, instruments), tuple(no_law), tuple(unreadable))
