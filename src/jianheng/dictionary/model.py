"""The whole dictionary: all tables and code lists of one version."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.dictionary.code_list import CodeList
from jianheng.dictionary.problem import Words
from jianheng.dictionary.table import Table


@dataclass(frozen=True)
class Basis:
    """An article on which every table may be asked for.

    Args:
        cite: `instrument#article`.
        words: how a letter names it.
    """

    cite: str
    words: Words


@dataclass(frozen=True)
class Dictionary:
    """All tables and code lists of one version.

    Args:
        tables, lists: by name.
        version: counts up when a name or a meaning changes.
        basis: what every request may rest on.
    """

    tables: dict[str, Table]
    lists: dict[str, CodeList]
    version: int
    basis: tuple[Basis, ...] = ()
