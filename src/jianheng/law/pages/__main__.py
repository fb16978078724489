"""`python -m jianheng.law.pages`: write docs/law.md and docs/commutation.md."""

from __future__ import annotations

import sys
from pathlib import Path

from jianheng.law.instruments import load_instruments
from jianheng.law.pages import commutation, law
from jianheng.law.tables import load_tables


def main(arguments: list[str]) -> None:
    """Write the pages.

    Args:
        arguments: the folder, or nothing for `docs` in the current one.
    """
    folder = Path(arguments[0]) if arguments else Path("docs")
    tables = load_tables()
    pages = {"law.md": law.page(tables, load_instruments()), "commutation.md": commutation.page(tables)}
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"已写出 {folder / name} / written\n")


if __name__ == "__main__":
    main(sys.argv[1:])
