"""All names of all fields, ready to be compared with headings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.intake.recognise.concepts import concepts_of, plain
from jianheng.intake.target import Target

_INITIALS = re.compile(r"[a-z][a-z_]{1,11}")
# An organ is the same whether it is called its name or not, a number is the same whether 号 is written or not.
_ORGANS = frozenset({"court", "prison", "centre", "justice", "police", "hospital", "procuratorate"})
_NUMBERED = frozenset({"id", "case_number", "roll"})
_LOOSE = frozenset({"day"})
# Alone, these say of which kind a value is, and not which fact.
_GENERIC = frozenset(
    {"day", "number", "kind", "reason", "amount", "result", "start", "end", "flag", "days", "times", "place"}
    | {"content", "opinion", "status", "person", "paper", "level", "term", "way", "organ", "serial"}
)


@cache
def signature(text: str, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """What a heading says, stripped of what makes no difference.

    Args:
        text: the heading.
        without: concepts that its table says anyway.

    Returns:
        Its concepts, none where it says nothing beside its table; two headings with the same signature say the same.

    Example:
        >>> signature("监狱名称") == signature("监狱"), signature("刑期起日") == signature("刑期止日")
        (True, False)
    """
    found = set(concepts_of(text)) - _LOOSE
    if found & _ORGANS:
        found -= {"name", "organ", "place"}
    if found & _NUMBERED:
        found -= {"number", "paper"}
    return frozenset(found - without)


def says_which(signature_: frozenset[str]) -> bool:
    """Whether a signature names a fact, and not only the kind of a value.

    Example:
        >>> says_which(signature("日期")), says_which(signature("入监日期"))
        (False, True)
    """
    return bool(signature_ - _GENERIC)


@cache
def initials(text: str) -> str:
    """First letters of the syllables.

    Example:
        >>> initials("入监日期")
        'rjrq'
    """
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # its dictionaries take half a second

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).casefold()


def looks_like_initials(heading: str) -> bool:
    """Whether a heading is letters alone, such as RJRQ."""
    return _INITIALS.fullmatch(heading.strip().casefold()) is not None


@dataclass(frozen=True)
class Name:
    """One name of a field.

    Args:
        text: as the dictionary writes it.
        label: it is the field's own label or name, and no wording met elsewhere.
    """

    text: str
    label: bool

    @cached_property
    def plain(self) -> str:
        """Without blanks and marks."""
        return plain(self.text)

    @cached_property
    def concepts(self) -> Mapping[str, float]:
        """What it says."""
        return concepts_of(self.text)

    @cached_property
    def initials(self) -> str:
        """First letters, for a Chinese name."""
        return "" if self.text.isascii() else initials(self.plain)


class Names:
    """The names of all fields that may be delivered.

    Args:
        dictionary: the dictionary.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self.tables: dict[str, Table] = {t.name: t for t in dictionary.tables.values() if not t.derived}
        self.fields: dict[Target, Field] = {
            Target(table.name, each.name): each
            for table in self.tables.values()
            for each in table.fields.values()
            if each.entity not in ("person", "row")
        }
        self.of: Mapping[Target, tuple[Name, ...]] = {target: _names(each) for target, each in self.fields.items()}
        self.titles = {name: _title(table) for name, table in self.tables.items()}


def _title(table: Table) -> frozenset[str]:
    return frozenset(concepts_of(table.title_zh)) - _LOOSE


def _names(each: Field) -> tuple[Name, ...]:
    labels = dict.fromkeys(text for text in (each.label_zh, each.name, each.label_en) if text)
    return (
        *(Name(text, True) for text in labels),
        *(Name(text, False) for text in dict.fromkeys(each.headings) if text not in labels),
    )
