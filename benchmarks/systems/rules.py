"""The rules: which model each is, and the columns that whoever writes it by hand must read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import deliveries
from benchmarks.library import county
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.language.read import load_model
from jianheng.language.tree import Model
from jianheng.law import LawTable, load_tables
from jianheng.library import load_library

HERE = Path(__file__).parent
MEASURED = HERE.parent
RULINGS, COUNTY = "rulings", "county"
COVERAGE = ("tbl", "unit", "person", "from_on", "until_on")


@dataclass(frozen=True)
class Rule:
    """One rule.

    Args:
        name: of the files in which it is written by hand.
        model: id of the model.
        tables: columns that it needs, by table.
        source: which data: the invented rulings with their small dictionary, or the simulated county.
    """

    name: str
    model: str
    tables: dict[str, tuple[str, ...]]
    source: str = COUNTY

    @property
    def as_of(self) -> date:
        """The day whose evening the run imagines."""
        return deliveries.AS_OF if self.source == RULINGS else county.AS_OF

    def load(self) -> tuple[Model, Dictionary, dict[str, LawTable]]:
        """The model with what its names mean."""
        law = load_tables()
        if self.source == RULINGS:
            dictionary = load_dictionary(MEASURED / "dictionary")
            return load_model(MEASURED / "model.yaml", dictionary, law), dictionary, law
        dictionary = load_dictionary()
        [model] = load_library(dictionary, law, [self.model])
        return model, dictionary, law


RULES = (
    Rule(
        "interval_too_short",
        "commutation/interval-measured",
        {
            "commutation_ruling": ("row_id", "person", "court", "result", "ground", "proposed_on", "ruled_on"),
            "reduction": ("row_id", "person", "result", "ruled_on", "served_on", "months"),
            "sentence_state": ("person", "from_on", "until_on", "term_y", "term_m", "term_d", "category"),
            "coverage": COVERAGE,
        },
        RULINGS,
    ),
    Rule(
        "execution_papers_late",
        "delivery/execution-papers-late",
        {
            "judgment_person": (
                *("row_id", "person", "judgment", "judged_on", "main_penalty", "probation", "exempt_or_acquitted"),
                "effective_on",
            ),
            "judgment": ("case_number", "instance", "court", "reviews", "ruled_on"),
            "execution_order": ("person", "basis", "kind", "issued_on", "sent_on", "received_on"),
            "calendar": ("day", "rolled"),
            "coverage": COVERAGE,
        },
    ),
    Rule(
        "minor_held_with_adults",
        "detention/minor-held-with-adults",
        {
            "assignment": ("row_id", "person", "kept_by", "kind", "place_kind", "from_on", "until_on"),
            "cell_stay": ("origin", "person", "cell", "from_on", "until_on", "birth_on"),
            "coverage": COVERAGE,
        },
    ),
    Rule(
        "recheck_missed",
        "temporary-release/recheck-missed",
        {
            "temporary_release_decision": (
                *("row_id", "person", "handed_to", "kind", "result", "decided_on", "from_on", "until_on", "ended_on"),
            ),
            "medical_diagnosis": ("person", "purpose", "issued_on"),
            "detention_stay": ("person", "admitted_at", "left_at"),
            "death": ("person", "died_at"),
            "slot_number": ("slot",),
            "coverage": COVERAGE,
        },
    ),
    Rule(
        "held_after_end",
        "custody/held-after-end",
        {
            "custody_span": (
                *("row_id", "person", "unit", "status", "title", "in_prison", "from_on", "until_on", "left_on"),
                *("title_until", "end_stated"),
            ),
            "prison_stay": ("person", "prison", "admitted_on", "left_on"),
            "detention_stay": ("person", "centre", "admitted_at", "left_at"),
            "release": ("person", "left_at"),
            "coverage": COVERAGE,
        },
    ),
    Rule(
        "lawyer_visit_late",
        "detention/lawyer-visit-late",
        {
            "contact": (
                *("row_id", "person", "kept_by", "kind", "granted", "papers_complete", "permission_needed"),
                *("requested_at", "requested_at_precision", "agreed_for", "agreed_for_precision"),
                *("withdrawn_at", "withdrawn_at_precision", "held_from", "held_from_precision"),
            ),
            "detention_stay": (
                *("row_id", "person", "centre", "admitted_at", "admitted_at_precision", "left_at", "left_at_precision"),
            ),
            "coverage": COVERAGE,
        },
    ),
)
BY_NAME = {rule.name: rule for rule in RULES}
