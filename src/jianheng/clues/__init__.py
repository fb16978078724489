"""From a finished run to clues: the list, the workbook and the report."""

from jianheng.clues.clue import Clue, fingerprint, list_clues, list_prompts
from jianheng.clues.problem import Problem, RunError
from jianheng.clues.report import write_report
from jianheng.clues.run import Run, load_run
from jianheng.clues.workbook import write_clues_xlsx

__all__ = [
    "Clue",
    "Problem",
    "Run",
    "RunError",
    "fingerprint",
    "list_clues",
    "list_prompts",
    "load_run",
    "write_clues_xlsx",
    "write_report",
]
