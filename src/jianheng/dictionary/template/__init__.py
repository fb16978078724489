"""Excel templates in which units fill in canonical tables."""

from jianheng.dictionary.template.book import write_template
from jianheng.dictionary.template.cover import COVER_SHEET, DELIVERY, DeliveryRow

__all__ = ["COVER_SHEET", "DELIVERY", "DeliveryRow", "write_template"]
