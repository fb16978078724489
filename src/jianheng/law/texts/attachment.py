"""What a workspace remembers of the law texts attached to it: the folder, and the hash of each text used."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jianheng.law.problem import LawDataError, Problem
from jianheng.law.source import Mapping as Node
from jianheng.law.source import Reader
from jianheng.law.texts.law_text import LawText
from jianheng.law.texts.quote import LawTexts
from jianheng.law.texts.read import UnreadableTextError, read_law_text
from jianheng.law.texts.survey import Survey, files_below, may_be_text

HEAD = "# 由 jianheng law texts 写成；删去这个文件，就不再附法律原文 / written by jianheng law texts\n"


@dataclass(frozen=True)
class Used:
    """The file that is the text of an instrument, as it was when it was attached."""

    file: str
    sha256: str


@dataclass(frozen=True)
class Attachment:
    """Law texts attached to a workspace.

    Args:
        folder: the folder of texts.
        used: the file of each instrument, by id.
        others: the other files that were there.
    """

    folder: Path
    used: Mapping[str, Used]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What is not as it was when the texts were attached.

    Args:
        what: `folder_gone`, `vanished`, `changed` (such a text is not used until it is attached again) or `new`.
        file: the file; the folder where it is gone.
    """

    what: Literal["folder_gone", "vanished", "changed", "new"]
    file: str


def attach(file: Path, root: Path, folder: Path, found: Survey) -> Attachment:
    """Write down which texts are used.

    Args:
        file: the file to write.
        root: the workspace; a folder inside it is remembered by its path below it.
        folder: the folder of texts.
        found: what the folder holds.
    """
    folder = folder.resolve()
    used = {key: Used(each.text.file, each.text.sha256) for key, each in found.matching.matched.items()}
    kept = Attachment(folder, used, found.others)
    inside = folder.is_relative_to(root.resolve())
    place = folder.relative_to(root.resolve()).as_posix() if inside else str(folder)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    part.write_text(HEAD + _yaml(kept, place), encoding="utf-8", newline="\n")
    part.replace(file)
    return kept


def read_attachment(file: Path, root: Path) -> Attachment | None:
    """What is remembered.

    Args:
        file: the file that `attach` wrote.
        root: the workspace.

    Returns:
        None where nothing is attached.

    Raises:
        LawDataError: with everything that is wrong in the file.
    """
    if not file.is_file():
        return None
    reader = Reader(file)
    try:
        node = reader.root()
    except UnicodeDecodeError as error:
        says = ("不是 UTF-8 文字", "not in UTF-8", "删去这个文件，重新运行 jianheng law texts 工作区 文件夹")
        raise LawDataError([Problem(file.name, 1, "", "", *says)]) from error
    reader.keys(node, "", ("folder", "texts", "others"))
    texts = reader.mapping(node, "texts")
    used = {key: _used(reader, texts, key) for key in texts.pairs}
    kept = Attachment(root.resolve() / reader.text(node, "folder"), used, reader.texts(node, "others"))
    if reader.problems:
        raise LawDataError(reader.problems)
    return kept


def open_texts(kept: Attachment) -> tuple[LawTexts, tuple[Change, ...]]:
    """The texts that are as they were, and what is not.

    Args:
        kept: what is remembered.
    """
    if not kept.folder.is_dir():
        return LawTexts({}), (Change("folder_gone", str(kept.folder)),)
    texts: dict[str, LawText] = {}
    changes: list[Change] = []
    present = set(filter(may_be_text, files_below(kept.folder)))
    for key, used in kept.used.items():
        if used.file not in present:
            changes.append(Change("vanished", used.file))
            continue
        try:
            text = read_law_text(kept.folder / used.file, used.file)
        except UnreadableTextError:
            text = None
        if text is not None and text.sha256 == used.sha256:
            texts[key] = text
        else:
            changes.append(Change("changed", used.file))
    known = {*(used.file for used in kept.used.values()), *kept.others}
    changes += [Change("new", file) for file in sorted(present - known)]
    return LawTexts(texts), tuple(changes)


def _used(reader: Reader, texts: Node, key: str) -> Used:
    inner = reader.mapping(texts, key)
    reader.keys(inner, key, ("file", "sha256"))
    return Used(reader.text(inner, "file"), reader.text(inner, "sha256"))


def _yaml(kept: Attachment, place: str) -> str:
    """The file's words; a JSON string is a YAML string."""
    lines = [f"folder: {_quoted(place)}", "texts:" if kept.used else "texts: {}"]
    for key, used in sorted(kept.used.items()):
        lines.append(f"  {_quoted(key)}: {{file: {_quoted(used.file)}, sha256: {used.sha256}}}")
    lines.append("others:" if kept.others else "others: []")
    lines += [f"  - {_quoted(file)}" for file in kept.others]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
