"""Commutation rulings 减刑裁定书 read as text: facts with the words they came from, and their rows."""

from jianheng.intake.ruling.errors import NotACommutationRulingError
from jianheng.intake.ruling.read import read_ruling
from jianheng.intake.ruling.rows import facts_to_rows
from jianheng.intake.ruling.ruling_facts import RulingFacts

__all__ = ["NotACommutationRulingError", "RulingFacts", "facts_to_rows", "read_ruling"]
