"""Statements by hand in SQL: one for all, or one of a system's own where its idioms differ."""

from __future__ import annotations

from pathlib import Path

from benchmarks.systems.rules import Rule

FOLDER = Path(__file__).parent / "sql"


def statement(rule: Rule, system: str) -> str:
    """The statement of a rule in the words of a system."""
    own = FOLDER / f"{rule.name}.{system}.sql"
    text = (own if own.exists() else FOLDER / f"{rule.name}.sql").read_text(encoding="utf-8")
    return text.replace("$as_of", f"DATE '{rule.as_of}'")
