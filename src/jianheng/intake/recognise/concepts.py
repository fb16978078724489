"""What a heading says, as a set of concepts: 收押时间 and 收押日期 say the same, 判决日期 and 宣判日期 do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

_NEUTRAL, _TAIL, _SUBJECT, _LETTER, _LATIN = 0.0, 0.35, 1.0, 0.5, 1.0
_BLANKS = re.compile(r"[\s\u3000*＊:：,，、;；.。/\\|_\-—()（）\[\]【】〔〕《》<>\"'“”]+")
_ORDER = re.compile(r"^(?:\d{1,3}|[(（]\d{1,3}[)）]|[一二三四五六七八九十]{1,2})[.、．)）]")


@dataclass(frozen=True)
class Lexicon:
    """Words and the concepts that they name.

    Args:
        concepts: word to concept; a neutral word to nothing.
        weights: concept to how much it says.
        longest: length of the longest word, in characters.
    """

    concepts: Mapping[str, str]
    weights: Mapping[str, float]
    longest: int

    def subjects(self) -> frozenset[str]:
        """The concepts that say which fact is meant."""
        return frozenset(concept for concept, weight in self.weights.items() if weight == _SUBJECT)


@cache
def load_lexicon() -> Lexicon:
    """Read the words of headings.

    Raises:
        ValueError: a word stands for two concepts.
    """
    data = yaml.load(
        resources.files(__package__).joinpath("concepts.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    concepts = dict.fromkeys(data["neutral"].split(), "")
    weights = {"": _NEUTRAL}
    for part, weight in (("tails", _TAIL), ("subjects", _SUBJECT)):
        for concept, words in data[part].items():
            weights[concept] = weight
            for word in words.split():
                if concepts.setdefault(word, concept) != concept:
                    raise ValueError(f"concepts.yaml: {word} means {concepts[word]} and {concept}")
    return Lexicon(concepts, weights, max(map(len, concepts)))


def plain(text: str) -> str:
    """A heading without blanks, marks, brackets and a number before it.

    Example:
        >>> plain("3、 刑 期（起日）*")
        '刑期起日'
    """
    folded = unicodedata.normalize("NFKC", text).strip().casefold()
    return _BLANKS.sub("", _ORDER.sub("", folded))


@cache
def concepts_of(text: str) -> Mapping[str, float]:
    """The concepts that a heading names.

    Args:
        text: the heading.

    Returns:
        Concept to its weight; characters of no known word stand for themselves.

    Example:
        >>> concepts_of("罪犯姓名"), concepts_of("收押时间") == concepts_of("收押日期")
        ({'name': 0.35}, True)
    """
    lexicon = load_lexicon()
    found: dict[str, float] = {}
    rest = plain(text)
    while rest:
        word = next(
            (rest[:n] for n in range(min(lexicon.longest, len(rest)), 0, -1) if rest[:n] in lexicon.concepts), ""
        )
        if word:
            concept = lexicon.concepts[word]
            if concept:
                found[concept] = lexicon.weights[concept]
        elif latin := re.match(r"[a-z0-9]+", rest):
            word = latin[0]
            found[word] = _LATIN
        else:
            word = rest[0]
            found[word] = _LETTER
        rest = rest[len(word) :]
    return found


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How much two headings say the same.

    Args:
        one, other: their concepts.

    Returns:
        From 0 to 1: twice the weight of what both say, by the weight of all that each says.

    Example:
        >>> likeness(concepts_of("入所收押时间"), concepts_of("入所收押日期"))
        1.0
        >>> round(likeness(concepts_of("家属姓名"), concepts_of("姓名")), 2)
        0.41
    """
    total = sum(one.values()) + sum(other.values())
    if not total:
        return 0.0
    return 2 * sum(min(weight, other[concept]) for concept, weight in one.items() if concept in other) / total


KINDS = frozenset(
    {
        "day",
        "number",
        "name",
        "organ",
        "reason",
        "amount",
        "result",
        "flag",
        "days",
        "times",
        "place",
        "opinion",
        "person",
    }
)
_ENDS = frozenset({"start", "end"})
_ANOTHER_KIND = 0.6


def nearness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How near two headings are, one end of a time never standing for the other.

    Args:
        one, other: their concepts.

    Returns:
        From 0 to 1: their likeness, less where they ask for another kind of value.

    Example:
        >>> nearness(concepts_of("原判刑期起日"), concepts_of("原判刑期止日"))
        0.0
    """
    ends, other_ends = _ENDS & one.keys(), _ENDS & other.keys()
    if ends and other_ends and ends != other_ends:
        return 0.0
    kinds, other_kinds = KINDS & one.keys(), KINDS & other.keys()
    unlike = kinds and other_kinds and not kinds & other_kinds
    return likeness(one, other) * (_ANOTHER_KIND if unlike else 1.0)
