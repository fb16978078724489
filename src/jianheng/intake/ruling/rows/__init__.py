"""Facts of a ruling as rows of the dictionary's tables."""

from jianheng.intake.ruling.rows.to_rows import facts_to_rows

__all__ = ["facts_to_rows"]
