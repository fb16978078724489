"""Offences of a cell, one by one: 故意伤害罪、抢劫罪; 盗窃，诈骗; 强奸罪（未遂）; 走私、贩卖毒品罪."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

_LIST = Path(__file__).with_name("offences.yaml")
_SEPARATORS = re.compile(r"[、，,;；/+。|\s]+|以及|[和及与]")
# Numbers before each of several, which NFKC would make digits or remarks: ①盗窃罪②抢劫罪.
_CIRCLED = re.compile(r"[\u2460-\u249b\u2776-\u277f\u3220-\u3229]")
_NUMBERED = re.compile(r"(?<!\d)(?:\(\d{1,2}\)|\d{1,2}[.、:)])(?!\d)")
_CHARGED = re.compile(r"^因?(?:涉嫌)?(?:构成|犯有|犯了|犯)?")
_UNKNOWN = re.compile(r"[^，,;；/|\n]+")
_REMARK = re.compile(r"\(([^()]*)\)")
_STAGES = {"既遂": "completed", "未遂": "attempted", "中止": "desisted", "预备": "prepared"}
_OFFENCE = "罪"
_LONGEST_TOGETHER = 40


@dataclass(frozen=True)
class KnownOffence:
    """An offence of the Criminal Law, now or once.

    Args:
        name: with all words of which a judgment may write some, and 罪.
        chapter: its chapter, a code of `offence_chapter`; empty for a name that is no longer used.
        now: the name that replaced it; empty where it is used still.
        until: the first day of that name.
        pattern: what fits its name.
        choices: for each group of the pattern the words of which some are written.
    """

    name: str
    chapter: str
    now: str
    until: date | None
    pattern: re.Pattern[str]
    choices: tuple[str, ...]


@dataclass(frozen=True)
class StatedOffence:
    """One offence as a cell states it.

    Args:
        name: its name with 罪; as written where nobody knows it.
        words: the words of the cell.
        known: the offence of the law; None where the name is not in the list.
        stage: code of `attempt`, where a remark states it.
        remark: another remark behind the name.
    """

    name: str
    words: str
    known: KnownOffence | None
    stage: str | None = None
    remark: str = ""


def read_offences(text: str) -> tuple[StatedOffence, ...]:
    """Part the offences of a cell.

    Args:
        text: the cell.

    Returns:
        The offences in order. Those whose `known` is None are kept as written, and are to be told.

    >>> [stated.name for stated in read_offences("走私、贩卖毒品，故意伤害罪（未遂）、抢劫")]
    ['走私、贩卖毒品罪', '故意伤害罪', '抢劫罪']
    """
    plain = " ".join(unicodedata.normalize("NFKC", _CIRCLED.sub(";", text)).split())
    found = tuple(_offences(plain))
    if all(stated.known for stated in found):
        return found
    # Numbers stand before each of several, and what the person did before the name: only where names alone are left.
    bare = _CHARGED.sub("", _NUMBERED.sub(";", plain).lstrip(";"))
    if bare != plain and (named := tuple(_offences(bare))) and all(stated.known for stated in named):
        return named
    # Blanks may part offences, or stand inside a name.
    return tuple(_offences(plain.replace(" ", ""))) if " " in plain else found


def _offences(plain: str) -> Iterator[StatedOffence]:
    place = 0
    while place < len(plain):
        if gap := _SEPARATORS.match(plain, place):
            place = gap.end()
            continue
        found = _known_at(plain, place)
        if found is None:
            end = _unknown_end(plain, place)
            words = plain[place:end].rstrip("、")
            yield from _written_together(words) or (StatedOffence(words, words, None),)
            place = end
            continue
        offence, name, end = found
        remark = _REMARK.match(plain, end)
        stop = remark.end() if remark else end
        said = remark[1] if remark else ""
        stage = _STAGES.get(said.removeprefix("犯罪"))
        yield StatedOffence(name, plain[place:stop], offence, stage, "" if stage else said)
        place = stop


def _written_together(words: str) -> tuple[StatedOffence, ...]:
    """Known offences without a sign between them: 贪污受贿, 盗窃抢劫罪."""
    if len(words) > _LONGEST_TOGETHER:
        return ()
    # From the end: what stands at each place is a known name, the longest first, and known names to the end.
    tails: dict[int, tuple[StatedOffence, ...]] = {len(words): ()}
    for place in reversed(range(len(words))):
        for end in sorted(tails, reverse=True):
            if end > place and (found := _known_as(words[place:end])):
                tails[place] = (found, *tails[end])
                break
    return tails.get(0, ())


def _known_as(words: str) -> StatedOffence | None:
    for offence in _by_first_character().get(words[0], ()):
        if found := offence.pattern.fullmatch(words):
            return StatedOffence(_name(offence, found), words, offence)
    return None


def _known_at(plain: str, place: int) -> tuple[KnownOffence, str, int] | None:
    """The longest name of the list that stands at a place and ends where a name may end."""
    best: tuple[KnownOffence, str, int] | None = None
    for offence in _by_first_character().get(plain[place], ()):
        found = offence.pattern.match(plain, place)
        if found and (best is None or found.end() > best[2]):
            best = (offence, _name(offence, found), found.end())
    return best


def _name(offence: KnownOffence, found: re.Match[str]) -> str:
    """The name as a judgment prints it: 、 between words that stand side by side, 罪 at the end."""
    name, place = "", found.start()
    for group, words in enumerate(offence.choices, 1):
        name += found.string[place : found.start(group)] + "、".join(re.findall(words, found[group]))
        place = found.end(group)
    return (name + found.string[place : found.end()]).removesuffix(_OFFENCE) + _OFFENCE


def _unknown_end(plain: str, place: int) -> int:
    """Where words that are no known offence end: a 、 inside them parts only what is known behind it."""
    whole = _UNKNOWN.match(plain, place)
    end = whole.end() if whole else place + 1
    for mark in re.finditer("、", plain[place:end]):
        after = place + mark.end()
        if after < end and _known_at(plain, after):
            return after
    return end


@cache
def _by_first_character() -> dict[str, tuple[KnownOffence, ...]]:
    found: dict[str, list[KnownOffence]] = {}
    for offence in known_offences():
        firsts = {name[0] for name in _first_words(offence)}
        for first in firsts:
            found.setdefault(first, []).append(offence)
    return {first: tuple(offences) for first, offences in found.items()}


def _first_words(offence: KnownOffence) -> list[str]:
    if offence.choices and offence.pattern.pattern.startswith("("):
        return [re.sub(r"\\", "", word) for word in offence.choices[0].split("|")]
    return [offence.name]


@cache
def known_offences() -> tuple[KnownOffence, ...]:
    """All offences of the list, those of the law in force first.

    >>> len({offence.name for offence in known_offences()}) == len(known_offences()) > 480
    True
    """
    loaded = yaml.load(_LIST.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found = [_known(words, chapter=chapter) for chapter, names in loaded["offences"].items() for words in names]
    found += [_known(entry["old"], now=entry["new"] + _OFFENCE, until=entry["from"]) for entry in loaded["renamed"]]
    return tuple(found + [_known(words) for words in loaded["former"]])


def _known(words: str, *, chapter: str = "", now: str = "", until: date | None = None) -> KnownOffence:
    pattern, choices = "", []
    plain = unicodedata.normalize("NFKC", words)
    for part in plain.split("|"):
        several = part.split("、")
        if len(several) == 1:
            pattern += re.escape(part)
            continue
        # The longest first: 犯罪所得收益 before 犯罪所得.
        either = "|".join(map(re.escape, sorted(several, key=len, reverse=True)))
        choices.append(either)
        pattern += f"((?:{either})(?:、?(?:{either}))*)"
    ends = re.compile(pattern + r"(?:罪|(?=$|[、，,;；/+。|\s(]|以及|[和及与]))")
    return KnownOffence(plain.replace("|", "") + _OFFENCE, chapter, now, until, ends, tuple(choices))
