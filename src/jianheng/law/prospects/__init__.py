"""What a convict's history allows next: the earliest proposal, the largest reduction, the earliest parole."""

from jianheng.law.prospects.history import Cut, History, read_history
from jianheng.law.prospects.parole import earliest_parole
from jianheng.law.prospects.reduction import conversion, earliest_proposal, largest_reduction

__all__ = ["Cut", "History", "conversion", "earliest_parole", "earliest_proposal", "largest_reduction", "read_history"]
