"""How much of the suite is run: what fits beside the other tests, or all of it."""

from __future__ import annotations

from .data_sets import empty, hand_shaped, random_rows, together
from .scenarios import scenarios, whole
from .suite import Reader, Round

RANDOM = 40
CHOICES = 3
EXPLAINED = ("items 1", "populations 1")


def small(reader: Reader) -> list[Round]:
    """One expression of each template on all sets in one table; what is not an expression on one row and on none."""
    sets = [*hand_shaped(), random_rows(RANDOM)]
    bare = [each for each in [*sets, *empty(())] if each.name in {"single_row", "empty"}]
    return [
        Round(whole(), bare, frozenset()),
        Round(scenarios(reader.law, 1), [together(sets)], frozenset(EXPLAINED)),
    ]


def full(reader: Reader) -> list[Round]:
    """Several expressions of each template with every column and the evidence; then one row, none, tables left out."""
    sets = [*hand_shaped(), random_rows(RANDOM)]
    every, one_each, rest = scenarios(reader.law, CHOICES), scenarios(reader.law, 1), whole()
    alone = [each for each in sets if each.name == "single_row"]
    none, *in_turn = empty(reader.dictionary.tables)
    named = frozenset(each.name for each in rest)
    return [
        Round(every, [together(sets)], frozenset(each.name for each in every)),
        Round(one_each, [*alone, none], named),
        Round(rest, in_turn, named),
    ]
