"""docs/performance.md: each command writes its own part of it and leaves the others alone."""

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
