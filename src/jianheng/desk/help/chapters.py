"""Which chapter of the manual fits a page of the workbench."""

from __future__ import annotations

from jianheng.desk.help.glossary import address_of

# By the name of a page, else by its part.
CHAPTERS = {
    "home": "guide/resident.md",
    "home:upcoming": "warning.md",
    "warning": "warning.md",
    "clues": "workbench.md",
    "prompts": "workbench.md",
    "papers": "papers.md",
    "models": "guide/modeller.md",
    "runs": "missing-data.md",
    "data": "batches.md",
    "data:begin": "mapping.md",
    "data:in": "mapping.md",
    "data:in_columns": "mapping.md",
    "data:in_column": "mapping.md",
    "data:problems": "cells.md",
    "data:quality": "missing-data.md",
    "data:request": "guide/circuit.md",
    "data:templates": "guide/circuit.md",
    "data:journal": "guide/circuit.md",
    "people": "access.md",
    "audit": "access.md",
    "system": "guide/operator.md",
    "accounts": "sign-in.md",
    "jobs": "workbench.md",
    "help": "index.md",
}


def chapter_of(part: str, name: str) -> str:
    """The address of the chapter within the manual.

    Args:
        part: the part of the workbench.
        name: the page's name in it.

    >>> chapter_of("home", "upcoming"), chapter_of("clues", "clue"), chapter_of("elsewhere", "x")
    ('warning/', 'workbench/', '')
    """
    return address_of(CHAPTERS.get(f"{part}:{name}") or CHAPTERS.get(part, "index.md"))
