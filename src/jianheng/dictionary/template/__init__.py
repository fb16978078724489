"""Excel templates in which units fill in canonical tables."""

from jianheng.dictionary.template.book import write_template
from jianheng.dictionary.template.cover import COVER_SHEET, DELIVERY, DeliveryRow
from jianheng.dictionary.template.example import EXAMPLE_MARK

__all__ = ["COVER_SHEET", "DELIVERY", "EXAMPLE_MARK", "DeliveryRow", "write_template"]
