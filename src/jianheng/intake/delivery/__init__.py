"""What a delivery says of itself: who handed over which tables, for which time, and under which law."""

from jianheng.intake.delivery.delivery import Delivery, Exclusion
from jianheng.intake.delivery.read import FILE, read_delivery
from jianheng.intake.delivery.write import delivery_text, write_delivery

__all__ = ["FILE", "Delivery", "Exclusion", "delivery_text", "read_delivery", "write_delivery"]
