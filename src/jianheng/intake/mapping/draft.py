"""A mapping drafted from what was recognised, for a person to confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import replace

from jianheng.dictionary import Dictionary
from jianheng.intake.mapping.answer import codes_of
from jianheng.intake.mapping.mapping import ColumnRule, RowRule, SheetMapping
from jianheng.intake.mapping.monthly import fixed_by_part
from jianheng.intake.recognise.concepts import plain
from jianheng.intake.recognise.proposal import Proposal, State
from jianheng.intake.recognise.subjects import subjects_of
from jianheng.intake.recognise.tables import PERSON_TABLE


def draft(
    proposal: Proposal,
    dictionary: Dictionary,
    answers: Map[int, ColumnRule] | None = None,
    tables: Sequence[str] = (),
) -> SheetMapping:
    """Draft the mapping of one table.

    Args:
        proposal: what was recognised.
        dictionary: the code lists.
        answers: what a person said of single columns, by their number among the headings.
        tables: the tables in place of those recognised, where a person named others.

    Returns:
        What is sure and what was answered; every other column fills nothing.
    """
    answers = answers or {}
    counts: Counter[str] = Counter()
    rules: list[ColumnRule] = []
    for number, column in enumerate(proposal.columns):
        counts[plain(column.heading.text)] += 1
        nth = counts[plain(column.heading.text)]
        if number in answers:
            rules.append(answers[number])
        else:
            best = column.best if column.state is State.SURE else None
            to = () if best is None else (best,)
            rules.append(ColumnRule(column.heading.text, nth, to))
        rules[-1] = with_codes(rules[-1], column.labels, dictionary)
    return SheetMapping(
        proposal.sheet or proposal.source,
        _rows(proposal, rules, tables, dictionary),
        tuple(rules),
        tuple(title for title in proposal.block.titles if subjects_of(title)),
        proposal.source,
    )


def with_codes(rule: ColumnRule, labels: Map[str, str], dictionary: Dictionary) -> ColumnRule:
    """A rule that also knows the source's own codes, as its key names them; what a person said of them stands."""
    if len(rule.to) != 1 or not labels:
        return rule
    field = dictionary.tables[rule.to[0].table].fields[rule.to[0].field]
    return replace(rule, codes={**codes_of(field, labels, dictionary), **rule.codes})


def _rows(
    proposal: Proposal, rules: Sequence[ColumnRule], tables: Sequence[str], dictionary: Dictionary
) -> tuple[RowRule, ...]:
    """The rows that some column fills, the main table first; the person alone only where nothing else is filled."""
    filled = dict.fromkeys(target.row for rule in rules for target in rule.to)
    order = [*tables, *(guess.table for guess in proposal.tables)]
    rows = sorted(filled, key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    others = [row for row in rows if row[0] != PERSON_TABLE]
    return tuple(RowRule(table, part, fixed_by_part(table, part, dictionary)) for table, part in (others or rows))
