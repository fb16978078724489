"""What a person answers about a column, read into a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jianheng.dictionary import Dictionary, Field
from jianheng.intake.cells.codes import code_names
from jianheng.intake.cells.plain import plain_words
from jianheng.intake.recognise.concepts import plain
from jianheng.intake.recognise.names import Names
from jianheng.intake.recognise.tables import PERSON_TABLE
from jianheng.intake.target import Target

_FLAGS = dict.fromkeys(("是", "有", "yes"), "yes") | dict.fromkeys(("否", "没有", "no"), "no")


@dataclass(frozen=True)
class NotAFieldError(ValueError):
    """Words that name no field, or several.

    Args:
        text: the words.
        may_be: the fields that they could name.
    """

    text: str
    may_be: tuple[Target, ...] = ()


def read_target(text: str, tables: Sequence[str], dictionary: Dictionary, known: Names) -> Target:
    """Read which field a person means.

    Args:
        text: `table.field`, `table#part.field`, or the Chinese name of a field or of a table and a field
            (`监狱在押·入监日期`).
        tables: the tables of the sheet, the main one first: a field's name alone is looked for there first.
        dictionary: the tables.
        known: the names of all fields.

    Returns:
        The field.

    Raises:
        NotAFieldError: no field, or several, with these.
    """
    text = text.strip()
    try:
        target = Target.of(text)
    except ValueError:
        return _by_label(text, tables, known)
    table = dictionary.tables.get(target.table)
    if table is None or table.derived or target.field not in table.fields:
        raise NotAFieldError(text)
    return target


def _by_label(text: str, tables: Sequence[str], known: Names) -> Target:
    title, dot, label = text.partition("·")
    if not dot:
        title, label = "", text
    found = [
        target
        for target, names in known.of.items()
        if any(name.plain == plain(label) for name in names)
        and (not title or plain(title) in (plain(known.tables[target.table].title_zh), target.table))
    ]
    near = [target for target in found if target.table in (*tables, PERSON_TABLE)]
    targets = tuple(_first_labels(near or found, label, known))
    if len(targets) == 1:
        return targets[0]
    raise NotAFieldError(text, targets)


def _first_labels(found: Iterable[Target], label: str, known: Names) -> list[Target]:
    """Fields whose own label it is, before those that are only sometimes called so."""
    found = [*found]
    own = [target for target in found if plain(known.fields[target].label_zh) == plain(label)]
    return own or found


def codes_of(field: Field, labels: Mapping[str, str], dictionary: Dictionary) -> dict[str, str]:
    """The codes of the dictionary behind a source's own codes, where its own key names them in known words.

    Args:
        field: the field that the column fills.
        labels: the source's code to what its key says.
        dictionary: the code lists.

    Returns:
        The source's code to our code; a code whose words nobody knows is left out.
    """
    known: Mapping[str, str] = {}
    if field.type == "flag":
        known = _FLAGS
    elif field.list is not None:
        codes = dictionary.lists[field.list].codes
        known = code_names({value: (code.label_zh, code.label_en, *code.aliases) for value, code in codes.items()})
    return {code: known[plain_words(label)] for code, label in labels.items() if plain_words(label) in known}


def unknown_words(field: Field, samples: Iterable[str], dictionary: Dictionary) -> tuple[str, ...]:
    """Local words or numbers of a column of codes that the dictionary's list does not know.

    Args:
        field: the field that the column fills.
        samples: words met in the column.
        dictionary: the code lists.

    Returns:
        The words that must be given a code, in the order met.
    """
    if field.list is None:
        return ()
    codes = dictionary.lists[field.list].codes
    names = {
        name.casefold()
        for value, code in codes.items()
        for name in (value, code.label_zh, code.label_en, *code.aliases)
    }
    return tuple(word for word in samples if word.casefold() not in names)
