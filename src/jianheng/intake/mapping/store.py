"""Mappings kept in a workspace, one file a source."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from jianheng.dictionary import Dictionary
from jianheng.intake.mapping.mapping import Mapping, SheetMapping
from jianheng.intake.mapping.read import read_mapping
from jianheng.intake.mapping.write import mapping_text
from jianheng.workspace import Workspace
from jianheng.workspace.whole_file import write_whole

_UNSAFE = re.compile(r"[^\w\u4e00-\u9fff-]+")
_LONGEST = 60


def mapping_path(workspace: Workspace, source: str) -> Path:
    """Where the mapping of a source lies.

    Args:
        workspace: the workspace.
        source: name of the source; what no file name may hold is replaced, and a hash keeps two names apart.
    """
    safe = _UNSAFE.sub("-", source).strip("-")[:_LONGEST]
    name = safe if safe == source else f"{safe}-{hashlib.sha256(source.encode()).hexdigest()[:8]}"
    return workspace.root / "mappings" / f"{name}.yaml"


def load_mapping(workspace: Workspace, source: str, dictionary: Dictionary) -> Mapping | None:
    """The mapping of a source, if one was confirmed.

    Raises:
        IntakeError: the file cannot be used; every problem with its line.
    """
    path = mapping_path(workspace, source)
    return read_mapping(path, dictionary) if path.exists() else None


def save_mapping(workspace: Workspace, mapping: Mapping) -> Path:
    """Keep a mapping; the file appears whole or not at all."""
    path = mapping_path(workspace, mapping.source)
    path.parent.mkdir(exist_ok=True)
    write_whole(path, mapping_text(mapping))
    return path


def with_sheet(mapping: Mapping, sheet: SheetMapping) -> Mapping:
    """A mapping in which one kind of table is confirmed anew.

    Args:
        mapping: the mapping.
        sheet: the table; it takes the place of one with the same headings, or the same name and main row, that is not
            about something else, or stands last.
    """
    others = tuple(each for each in mapping.sheets if not _same(each, sheet))
    return replace(mapping, sheets=(*others, sheet))


def _same(one: SheetMapping, other: SheetMapping) -> bool:
    alike = one.headings == other.headings or (one.name == other.name and one.rows[:1] == other.rows[:1])
    return alike and not one.called.is_apart_from(other.called)
