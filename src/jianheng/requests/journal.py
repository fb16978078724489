"""What no institution's system holds: the procuratorate's own records 内生数据."""

from __future__ import annotations

from jianheng.dictionary import Dictionary, Table

OWN, OWN_AREA = "procuratorate", "SV"


def journal_tables(dictionary: Dictionary) -> tuple[Table, ...]:
    """The tables that the resident office fills in by itself.

    Args:
        dictionary: the dictionary.

    Returns:
        The tables of the procuratorate's work that nobody else keeps; those that only name institutions are not
        asked for on any basis, and are not among them.

    Example:
        >>> from jianheng.dictionary import load_dictionary
        >>> "journal_entry" in [table.name for table in journal_tables(load_dictionary())]
        True
    """
    return tuple(
        table
        for table in dictionary.tables.values()
        if table.holders == (OWN,) and OWN_AREA in table.areas and table.basis
    )
