"""Whether a row names another unit than the one that hands it over."""

from __future__ import annotations

from jianheng.dictionary import Field, Table

# Fields that say who keeps the record; other institutions of a key are those that acted, and may be anybody.
_KEEPERS = ("kept_by", "prison", "centre", "body")


def unit_field(table: Table) -> Field | None:
    """The field that says who keeps the row.

    Args:
        table: a table of the dictionary.

    Returns:
        The field; None where the key names nobody who keeps it.

    Example:
        >>> from jianheng.dictionary import load_dictionary
        >>> tables = load_dictionary().tables
        >>> unit_field(tables["prison_stay"]).name, unit_field(tables["supervision_reply"])
        ('prison', None)
    """
    return next((table.fields[name] for name in _KEEPERS if name in table.key and name in table.fields), None)


def unlike_unit(name: str, unit: str) -> bool:
    """Whether a name cannot be a shorter or longer form of the unit's.

    Args:
        name: the institution that the row names.
        unit: the unit that reports.

    Example:
        >>> unlike_unit("第一监狱", "江州市第一监狱"), unlike_unit("一监", "江州市第一监狱")
        (False, False)
        >>> unlike_unit("江州市第二监狱", "江州市第一监狱"), unlike_unit("省江州市第一监狱三监区", "江州市第一监狱")
        (True, False)
    """
    short, long = sorted((name, unit), key=len)
    rest = iter(long)
    return long.find(short) < 0 and not all(sign in rest for sign in short)
