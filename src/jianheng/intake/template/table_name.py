"""Which canonical table a sheet or a file fills, by its name."""

from __future__ import annotations

import re
import unicodedata

from jianheng.dictionary import Dictionary, Table

_TAIL = r"(?:[\s_\-.·(（【\[0-9].*)?"


class TableNames:
    """The tables that may be delivered, by name and by Chinese title.

    Args:
        dictionary: the dictionary.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._tables = {
            _plain(name): table
            for table in dictionary.tables.values()
            if not table.derived
            for name in (table.name, table.title_zh, table.title_en)
        }
        # The longest name first, so that 减刑裁定书 is not read as 减刑裁定 with a tail.
        names = sorted(self._tables, key=lambda name: (-len(name), name))
        self._pattern = re.compile(f"({'|'.join(map(re.escape, names))}){_TAIL}", re.DOTALL)

    def find(self, text: str) -> Table | None:
        """The table that a sheet's or file's name means.

        Args:
            text: a table's name or title, with nothing behind it but a number, a bracket or a dash and more.

        Returns:
            The table; None where the name means none.
        """
        found = self._pattern.fullmatch(_plain(text))
        return None if found is None else self._tables[found[1]]

    def titles(self) -> str:
        """The Chinese titles, for messages."""
        return "、".join(dict.fromkeys(table.title_zh for table in self._tables.values()))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
