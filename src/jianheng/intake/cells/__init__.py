"""One cell to the clean value of one field, or to the reason why it has none."""

from jianheng.intake.cells.cell import UnreadableError, cell_text, is_empty
from jianheng.intake.cells.clean import CellCleaner
from jianheng.intake.cells.detect import detect_reading
from jianheng.intake.cells.phones import read_phone
from jianheng.intake.cells.reading import FROM_1904, PLAIN, TEN_THOUSAND, Reading
from jianheng.intake.cells.sentences import Sentence, read_sentence
from jianheng.intake.cells.spans import Span, read_span, read_spans

__all__ = [
    "FROM_1904",
    "PLAIN",
    "TEN_THOUSAND",
    "CellCleaner",
    "Reading",
    "Sentence",
    "Span",
    "UnreadableError",
    "cell_text",
    "detect_reading",
    "is_empty",
    "read_phone",
    "read_sentence",
    "read_span",
    "read_spans",
]
