"""Which field of a table a correction means, by its name or as a person calls it."""

from __future__ import annotations

import difflib

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.intake.problem import Words
from jianheng.intake.rows.building import PERSON_TABLE
from jianheng.intake.template.heading import Headings, read_heading

_SHOWN, _ALIKE = 3, 0.8


def field_named(text: str, table: Table, dictionary: Dictionary) -> Field | None:
    """Find the field that a person names.

    Args:
        text: `admitted_on`, `入监日期`, `监狱在押·入监日期`, or a heading met in files that means this field alone.
        table: the table of the row.
        dictionary: the tables.

    Returns:
        The field; None where the words name none of this table, or several.

    Example:
        >>> from jianheng.dictionary import load_dictionary
        >>> tables = load_dictionary()
        >>> [field_named(text, tables.tables["prison_stay"], tables).name for text in ("入监日期", "监狱在押·离监日期")]
        ['admitted_on', 'left_on']
        >>> field_named("决定日期", tables.tables["prison_stay"], tables) is None
        True
    """
    name = text.strip().removeprefix(f"{table.title_zh}·").removeprefix(f"{table.name}.")
    heading = read_heading(name)
    found = Headings(table, dictionary.tables[PERSON_TABLE]).own(heading)
    # A label says one field beyond doubt; a wording met elsewhere may be used for several.
    own = [field for field in found if heading.name in (field.name, read_heading(field.label_zh).name)]
    taken = [field for field in (own or found) if field.entity != "row"]
    return taken[0] if len(taken) == 1 else None


def nearest_fields(text: str, table: Table) -> Words:
    """What a person may have meant: the names most like the words, else all.

    Example:
        >>> from jianheng.dictionary import load_dictionary
        >>> nearest_fields("admited_on", load_dictionary().tables["prison_stay"]).zh
        '入监日期 admitted_on'
    """
    fields = [field for field in table.fields.values() if field.entity != "row"]
    by_name = {name: field for field in fields for name in (field.name, field.label_zh)}
    near = dict.fromkeys(by_name[name].name for name in difflib.get_close_matches(text, by_name, _SHOWN, _ALIKE))
    shown = [table.fields[name] for name in near] or fields
    return Words(
        "、".join(f"{field.label_zh} {field.name}" for field in shown), ", ".join(field.name for field in shown)
    )
