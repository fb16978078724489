"""How well a heading names a field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from jianheng.intake.layout import Heading
from jianheng.intake.problem import Words
from jianheng.intake.recognise.concepts import concepts_of, nearness, plain
from jianheng.intake.recognise.index import Index
from jianheng.intake.recognise.names import Name, Names, looks_like_initials, says_which, signature
from jianheng.intake.target import Target

_NEAR_FROM = 0.55
_REMEMBERED = 20_000


class Kind(StrEnum):
    """In which way a heading names a field; only `LABEL`, `EXACT` and `SAME` name it without doubt."""

    LABEL = "label"
    EXACT = "exact"
    SAME = "same"
    INITIALS = "initials"
    NEAR = "near"
    MADE_INITIALS = "made_initials"
    VALUES = "values"


_STRENGTH = {Kind.LABEL: 1.0, Kind.EXACT: 0.98, Kind.SAME: 0.92, Kind.INITIALS: 0.8, Kind.MADE_INITIALS: 0.6}
_NEAR = 0.85
# What the table leaves of both headings is a kind of value alone.
_ONLY_KIND = 0.78
_PARTLY, _UNDER_ANOTHER = 0.97, 0.8
# An upper heading over the two ends of a span: 刑期起止 over 起日 and 止日.
_BOTH_ENDS = re.compile(r"(起止|起讫)(时间|日期|年月)?$")
_ONE_END = re.compile(r"[起止始讫终]|开始|结束|截止|自|至")
# What headings that name a kind of value may stand over.
_TYPES = {"day": ("date", "moment"), "flag": ("flag", "code"), "amount": ("money", "int", "ratio"), "days": ("int",)}
# Concepts that weigh less only say of which kind a value is.
_TELLING = 0.5


@dataclass(frozen=True)
class Match:
    """A heading held against a field.

    Args:
        kind: in which way it names the field.
        strength: from 0 to 1.
        name: the name that it was compared with.
        within: holds only in a sheet of the field's own table, whose title says the rest.
    """

    kind: Kind
    strength: float
    name: str
    within: bool = False

    @property
    def certain(self) -> bool:
        """Whether the words leave no doubt."""
        return self.kind in (Kind.LABEL, Kind.EXACT, Kind.SAME)

    def reason(self) -> Words:
        """Why, as a person reads it."""
        says = {
            Kind.LABEL: ("与字段名相同", "is the field's name"),
            Kind.EXACT: ("是这一字段常见的写法", "is a known heading of the field"),
            Kind.SAME: (f"与“{self.name}”说的是同一件事", f"says the same as {self.name}"),
            Kind.INITIALS: ("是这一字段的拼音缩写", "is the field's known abbreviation"),
            Kind.NEAR: (f"与“{self.name}”相近", f"is like {self.name}"),
            Kind.VALUES: ("内容都在这一字段的代码表里", "every value is in the field's code list"),
            Kind.MADE_INITIALS: (f"与“{self.name}”的拼音首字母相同", f"has the initials of {self.name}"),
        }
        return Words(*says[self.kind])


def _joined(levels: Sequence[str]) -> str:
    """The levels as one heading; an upper one that names both ends of a span gives way to the end that is meant.

    Example:
        >>> _joined(("刑期起止", "起日")), _joined(("附加刑", "罚金"))
        ('刑期起日', '附加刑罚金')
    """
    above, last = [plain(level) for level in levels[:-1]], levels[-1]
    if above and _ONE_END.match(plain(last)):
        above[-1] = _BOTH_ENDS.sub("", above[-1])
    return "".join((*above, last))


class Matcher:
    """Holds headings against the names of fields.

    Args:
        names: the names.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._index = Index(names)
        self._all = lru_cache(_REMEMBERED)(self._of_text)

    def knows(self, text: str) -> float:
        """How surely a text is a heading, from 0 to 1, without looking for what merely resembles it."""
        short = plain(text)
        if short in self._index.plain:
            return 1.0
        said = signature(text)
        if said in self._index.signatures and says_which(said):
            return _STRENGTH[Kind.SAME]
        letters = looks_like_initials(short) and short.replace("_", "") in self._index.initials
        return _STRENGTH[Kind.MADE_INITIALS] if letters else 0.0

    def matches(self, heading: Heading) -> dict[Target, Match]:
        """The fields that a heading may name.

        Args:
            heading: the heading.

        Returns:
            Field to match; fields that it does not resemble are left out.
        """
        whole = dict(self._all(_joined(heading.levels)))
        for cut in range(1, len(heading.levels)):
            above, below = "".join(heading.levels[:cut]), "".join(heading.levels[cut:])
            said = frozenset(concepts_of(above)) - {"day"}
            for target, match in self._all(below).items():
                if said - self._names.titles[target.table]:
                    # What stands above may say of whom or of what: then the words below are a proposal at most.
                    part = replace(match, kind=Kind.NEAR, strength=match.strength * _UNDER_ANOTHER)
                else:
                    part = replace(match, strength=match.strength * _PARTLY)
                if target not in whole or part.strength > whole[target].strength:
                    whole[target] = part
        return whole

    def _of_text(self, text: str) -> Mapping[Target, Match]:
        if not plain(text):
            return {}
        found: dict[Target, Match] = {}
        for target, match in self._found(text):
            if target not in found or match.strength > found[target].strength:
                found[target] = match
        return found

    def _found(self, text: str) -> Iterator[tuple[Target, Match]]:
        short = plain(text)
        for target, name in self._index.plain.get(short, ()):
            letters = name.text.isascii() and looks_like_initials(name.text) and not name.label
            kind = Kind.INITIALS if letters else Kind.LABEL if name.label else Kind.EXACT
            yield target, Match(kind, _STRENGTH[kind], name.text)
        if looks_like_initials(short):
            for target, name in self._index.initials.get(short.replace("_", ""), ()):
                yield target, Match(Kind.MADE_INITIALS, _STRENGTH[Kind.MADE_INITIALS], name.text)
            return
        said, told = signature(text), concepts_of(text)
        if says_which(said):
            for target, name in self._index.signatures.get(said, ()):
                if self._may_hold(told, target):
                    yield target, Match(Kind.SAME, _STRENGTH[Kind.SAME], name.text)
        for table, title in self._names.titles.items():
            for target, name in self._index.within.get((table, signature(text, title)), ()):
                if self._may_hold(told, target):
                    kind = Kind.SAME if says_which(signature(text, title)) else Kind.NEAR
                    yield target, Match(kind, _STRENGTH.get(kind, _ONLY_KIND), name.text, within=True)
        yield from self._near(concepts_of(text))

    def _may_hold(self, told: Mapping[str, float], target: Target) -> bool:
        """Whether a field is of the type for which a heading asks: 审批时间 is never who approved."""
        kind = self._names.fields[target].type
        return all(kind in kinds for concept, kinds in _TYPES.items() if concept in told)

    def _near(self, said: Mapping[str, float]) -> Iterator[tuple[Target, Match]]:
        seen: set[tuple[Target, Name]] = set()
        for concept, weight in said.items():
            if weight < _TELLING:
                continue
            for pair in self._index.concepts.get(concept, ()):
                if pair in seen:
                    continue
                seen.add(pair)
                near = nearness(said, pair[1].concepts)
                if near >= _NEAR_FROM:
                    yield pair[0], Match(Kind.NEAR, near * _NEAR, pair[1].text)
