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
        unread: files of other kinds.
    """

    matching: Matching
    no_law: tuple[str, ...]
    unreadable: tuple[UnreadableTextError, ...]
    unread: tuple[str, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """Every file that may be a law text and is not that of an instrument."""
        unfit = (each.text.file for each in self.matching.unfit)
        return tuple(sorted((*unfit, *self.no_law, *(each.file for each in self.unreadable))))


def files_below(folder: Path) -> Iterator[str]:
    """The files of a folder and its sub folders, below the folder and with `/`.

    Args:
        folder: the folder; what is hidden in it is left out.
    """
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if not any(part.startswith(".") for part in below.parts) and path.is_file():
            yield below.as_posix()


def may_be_text(file: str) -> bool:
    """Whether the name of a file is one of Markdown or plain text."""
    return file.lower().endswith(ENDINGS)


def survey(folder: Path, instruments: Mapping[str, Instrument]) -> Survey:
    """Read every file of a folder and match the texts with instruments.

    Args:
        folder: the folder.
        instruments: instruments by id.
    """
    texts: list[LawText] = []
    no_law: list[str] = []
    unreadable: list[UnreadableTextError] = []
    files = list(files_below(folder))
    for file in filter(may_be_text, files):
        try:
            texts.append(read_law_text(folder / file, file))
        except NoLawError:
            no_law.append(file)
        except UnreadableTextError as error:
            unreadable.append(error)
    unread = (file for file in files if not may_be_text(file))
    return Survey(match(texts, instruments), tuple(no_law), tuple(unreadable), tuple(unread))
