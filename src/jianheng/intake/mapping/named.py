"""Which table and field a mapping names, by canonical names or Chinese titles; and what may have been meant."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

from jianheng.dictionary import Dictionary, Table
from jianheng.intake.problem import NO_WORDS, Words

_SHOWN = 3


def table_named(text: str, dictionary: Dictionary) -> Table | None:
    """Find a table by its name or Chinese title.

    Example:
        >>> from jianheng.dictionary import load_dictionary
        >>> [table_named(text, load_dictionary()).name for text in ("监狱在押", "prison_stay")]
        ['prison_stay', 'prison_stay']
    """
    found = dictionary.tables.get(text)
    if found is None:
        found = next((table for table in dictionary.tables.values() if table.title_zh == text), None)
    return None if found is None or found.derived else found


def field_of(text: str, table: Table) -> str | None:
    """Find a field of a table by its name or Chinese label.

    Example:
        >>> from jianheng.dictionary import load_dictionary
        >>> table = load_dictionary().tables["prison_stay"]
        >>> field_of("入监日期", table), field_of("left_on", table), field_of("入监", table)
        ('admitted_on', 'left_on', None)
    """
    if text in table.fields:
        return text
    found = [name for name, field in table.fields.items() if field.label_zh == text]
    return found[0] if len(found) == 1 else None


def nearest_table(text: str, dictionary: Dictionary) -> Words:
    """The tables whose names or titles are most like the words; nothing where none is."""
    tables = [table for table in dictionary.tables.values() if not table.derived]
    pairs = [(table.name, table.title_zh) for table in tables]
    return _nearest(text, {called: pair for pair in pairs for called in pair})


def nearest_field(text: str, table: Table) -> Words:
    """The fields of a table whose names, or headings met in real files, are most like the words; nothing where none is.

    Example:
        >>> from jianheng.dictionary import load_dictionary
        >>> nearest_field("入监时间", load_dictionary().tables["prison_stay"]).zh
        '是不是 prison_stay.admitted_on（入监日期）'
    """
    fields = table.fields.items()
    heads = {heading: (name, field.label_zh) for name, field in fields for heading in field.headings}
    own = {called: (name, field.label_zh) for name, field in fields for called in (name, field.label_zh)}
    if text in heads:
        called_so = [(name, field.label_zh) for name, field in fields if text in field.headings]
        return _perhaps(called_so, f"{table.name}.")
    return _nearest(text, heads | own, f"{table.name}.")


def _nearest(text: str, by_name: Mapping[str, tuple[str, str]], before: str = "") -> Words:
    near = dict.fromkeys(by_name[called] for called in difflib.get_close_matches(text, by_name, _SHOWN))
    return _perhaps(near, before)


def _perhaps(near: Collection[tuple[str, str]], before: str) -> Words:
    if not near:
        return NO_WORDS
    return Words(
        "是不是 " + "、".join(f"{before}{name}（{title}）" for name, title in near),
        "perhaps " + ", ".join(f"{before}{name}" for name, _ in near),
    )
