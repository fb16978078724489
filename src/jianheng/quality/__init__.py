"""How good the delivered data are: what is missing, unread, doubled, late or contradictory, and what it costs."""

from jianheng.quality.examine import examine_quality
from jianheng.quality.letters import write_letters
from jianheng.quality.plain import plain
from jianheng.quality.quality import Cost, Filled, Finding, Lag, Limits, Quality, Spot
from jianheng.quality.report import write_quality_html
from jianheng.quality.rule import RuleError, load_rules
from jianheng.quality.workbook import write_quality_xlsx

__all__ = [
    "Cost",
    "Filled",
    "Finding",
    "Lag",
    "Limits",
    "Quality",
    "RuleError",
    "Spot",
    "examine_quality",
    "load_rules",
    "plain",
    "write_letters",
    "write_quality_html",
    "write_quality_xlsx",
]
