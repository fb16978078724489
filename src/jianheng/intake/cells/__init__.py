"""One cell to the clean value of one field, or to the reason why it has none."""

from jianheng.intake.cells.cell import UnreadableError, cell_text, is_empty
from jianheng.intake.cells.clean import CellCleaner

__all__ = ["CellCleaner", "UnreadableError", "cell_text", "is_empty"]
