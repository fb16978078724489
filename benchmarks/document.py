"""Pages of docs/: each command writes its own part and leaves the others alone."""

from __future__ import annotations

from pathlib import Path

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"


def write_section(name: str, text: str, document: Path = DOCUMENT) -> None:
    """Put a part in the place of the one of the same name, or at the end.

    Args:
        name: of the part.
        text: what it says, in Markdown.
        document: the page.
    """
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    part = f"{first}\n\n{text.strip()}\n\n{last}"
    page = document.read_text(encoding="utf-8")
    before, found, rest = page.partition(first)
    whole = before + part + rest.partition(last)[2] if found else f"{page.rstrip()}\n\n{part}\n"
    document.write_text(whole, encoding="utf-8")


def kept_section(name: str, document: Path) -> str:
    """A part of a page as it stands there, for who writes the rest anew.

    Args:
        name: of the part.
        document: the page.

    Returns:
        The part with its marks behind a blank line; nothing where there is none.
    """
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    _, found, rest = document.read_text(encoding="utf-8").partition(first)
    return f"\n{first}{rest.partition(last)[0]}{last}\n" if found else ""
