"""Main penalties in running text: 有期徒刑十二年, 无期徒刑, 死刑缓期二年执行, 拘役, 管制."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianheng.intake.cleaning import TERM, Fact, read_term
from jianheng.intake.ruling.passages import Passage
from jianheng.law.term import Term

FIXED_TERM, LIFE, DEATH_REPRIEVE = "fixed_term", "life", "death_reprieve"
CRIMINAL_DETENTION, CONTROL = "criminal_detention", "control"

# 徒刑 is sometimes left out: 判处有期十二年. What a reprieve will be reduced to is no penalty of its own.
PENALTY = re.compile(
    rf"(?P<fixed>(?<!减为)有期(?:徒刑)?)(?P<fixed_term>{TERM})"
    rf"|(?P<life>(?<!减为)无期徒刑)|(?P<reprieve>死刑[，]?缓期[二两]年执行|死缓)"
    rf"|(?P<detention>拘役)(?P<detention_term>{TERM})|(?P<control>管制)(?P<control_term>{TERM})"
)
_CODES = {
    "fixed": FIXED_TERM,
    "life": LIFE,
    "reprieve": DEATH_REPRIEVE,
    "detention": CRIMINAL_DETENTION,
    "control": CONTROL,
}


@dataclass(frozen=True)
class Penalty:
    """A main penalty with its length.

    Args:
        code: a code of `penalty`.
        term: its length; None for life and reprieved death.
    """

    code: Fact[str]
    term: Fact[Term] | None


def penalties(passage: Passage) -> list[Penalty]:
    """Find the main penalties of a passage in order; one whose term cannot be read is left out."""
    found: list[Penalty] = []
    for match in PENALTY.finditer(passage.text):
        name = next(name for name in _CODES if match[name])
        term_group = f"{name}_term"
        term = passage.group(match, term_group, read_term) if term_group in match.re.groupindex else None
        if term is not None or term_group not in match.re.groupindex:
            found.append(Penalty(passage.fact(_CODES[name], *match.span()), term))
    return found
