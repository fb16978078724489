"""The fields that a column may fill, as a select shows them: what is likely first, then the tables at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianheng.desk.data.taking.answers import NOTHING, Answer
from jianheng.desk.data.taking.found import SeenColumn
from jianheng.desk.words import say
from jianheng.dictionary import Dictionary, Table
from jianheng.intake.mapping import Split
from jianheng.intake.recognise.tables import PERSON_TABLE
from jianheng.intake.target import Target

BOTH_ENDS = 2  # of a span
_SENTENCE = ("main_penalty", "penalty", "term", "probation_term", "amount")


@dataclass(frozen=True)
class Choices:
    """A group of a select.

    Args:
        title: its title.
        options: values with their words.
    """

    title: str
    options: tuple[tuple[str, str], ...]


def label(to: str, dictionary: Dictionary, *, with_table: bool = False) -> str:
    """A field in words, as in `入监日期`; several joined where a cell is taken apart."""
    targets = Answer(to).targets
    words = []
    for target in targets:
        table = dictionary.tables[target.table]
        field = table.fields[target.field]
        name = say(field.label_zh, field.label_en) + (f" ({target.part})" if target.part else "")
        words.append(f"{say(table.title_zh, table.title_en)} · {name}" if with_table else name)
    return " ＋ ".join(words)


def may_fill(to: str, dictionary: Dictionary) -> bool:
    """Whether a value that somebody sent names fields that can be filled, by a cell that can be taken apart so."""
    try:
        answer = Answer(to)
        targets = answer.targets
    except ValueError:
        return False
    if not all(_is_field(target, dictionary) for target in targets):
        return False
    return answer.split is not Split.SPAN or len(targets) == BOTH_ENDS


def code_choices(answer: Answer, dictionary: Dictionary) -> list[tuple[str, str]]:
    """The codes that words of a column may stand for, with their labels; none where its field knows no codes."""
    if not answer.targets:
        return []
    first = answer.targets[0]
    field = dictionary.tables[first.table].fields[first.field]
    if field.type == "flag":
        return [("yes", say("是", "yes")), ("no", say("否", "no"))]
    if field.list is None:
        return []
    return [(code.value, say(code.label_zh, code.label_en)) for code in dictionary.lists[field.list].codes.values()]


def _is_field(target: Target, dictionary: Dictionary) -> bool:
    table = dictionary.tables.get(target.table)
    return table is not None and not table.derived and target.field in table.fields


def choices(column: SeenColumn, answer: Answer, tables: Sequence[str], dictionary: Dictionary) -> list[Choices]:
    """The groups of the select of one column.

    Args:
        column: the column.
        answer: what was said of it; it stands in the select whatever it is.
        tables: the tables that the sheet fills.
        dictionary: the tables.
    """
    likely = [to for to, *_ in column.candidates]
    if answer.to not in ("", NOTHING) and answer.to not in likely:
        likely.append(answer.to)
    groups = [Choices(say("可能是", "May be"), tuple((to, label(to, dictionary, with_table=True)) for to in likely))]
    names = dict.fromkeys((*tables, PERSON_TABLE))
    groups += [_of_table(dictionary.tables[name]) for name in names if name in dictionary.tables]
    split = tuple(option for name in tables if name in dictionary.tables for option in _split(dictionary.tables[name]))
    if split:
        groups.append(Choices(say("一格写了几件事", "One cell tells several"), split))
    return [group for group in groups if group.options]


def _of_table(table: Table) -> Choices:
    options = [(f"{table.name}.{field.name}", say(field.label_zh, field.label_en)) for field in table.fields.values()]
    return Choices(say(table.title_zh, table.title_en), tuple(options))


def _split(table: Table) -> Iterator[tuple[str, str]]:
    for first, last in table.spans():
        if first in table.fields and last in table.fields:
            words = [say(table.fields[name].label_zh, table.fields[name].label_en) for name in (first, last)]
            yield f"{table.name}.{first}+{table.name}.{last}", " ＋ ".join(words)
    parts = [name for name in _SENTENCE if name in table.fields]
    if "term" in parts and len(parts) > 1:
        words = [say(table.fields[name].label_zh, table.fields[name].label_en) for name in parts]
        yield "sentence:" + "+".join(f"{table.name}.{name}" for name in parts), " ＋ ".join(words)


def all_tables(dictionary: Dictionary) -> list[tuple[str, str]]:
    """Every table that can be delivered, with its title."""
    return [
        (table.name, say(table.title_zh, table.title_en)) for table in dictionary.tables.values() if not table.derived
    ]
