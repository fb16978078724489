"""Closed lists of codes with their names in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Code:
    """One value of a code list.

    Args:
        value: stable English value.
        label_zh, label_en: its names.
        aliases: other names and national code numbers by which files state it.
    """

    value: str
    label_zh: str
    label_en: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """A closed list of codes.

    Args:
        name: snake case.
        title_zh, title_en: its names.
        codes: the codes by value, in the order of the list.
        groups: name of a group to its codes; models ask for one with `is_a`.
        ordered: an earlier code is lower than a later one.
        group_titles: name of a group to its Chinese and English title.
        standard: the national standard that the numbers among the aliases are from.
        note: what to know before using it, in Chinese.
    """

    name: str
    title_zh: str
    title_en: str
    codes: dict[str, Code]
    groups: dict[str, tuple[str, ...]]
    ordered: bool = False
    group_titles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    standard: str = ""
    note: str = ""
