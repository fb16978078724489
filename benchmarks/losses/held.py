"""One lossy county, and what every model makes of it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from jianheng.arena import LAST_DAY, ModelScore, Plan, score_model, write_tables
from jianheng.chain import build_derived
from jianheng.chain.coverage import derived_coverage
from jianheng.clues.answers import read_answers
from jianheng.dictionary import Dictionary
from jianheng.engine.answer_files import answers_name
from jianheng.engine.run import open_session
from jianheng.language.tree import Model
from jianheng.law import LawTable

COVERAGE = "coverage"
SHARES = (0.01, 0.05, 0.15)
TABLES = (
    "judgment_person",
    "judgment_offence",
    "execution_order",
    "detention_stay",
    "prison_stay",
    "custody_clock",
    "property_payment",
    "correction_term",
    "medical_diagnosis",
)


@dataclass(frozen=True)
class Loss:
    """What is lost of a county.

    Args:
        zh, en: its name.
        plan: the county.
    """

    zh: str
    en: str
    plan: Plan


def losses(persons: int, seed: int, dictionary: Dictionary) -> list[Loss]:
    """Nothing lost, then shares of the days left empty, then one table after another withheld.

    Args:
        persons, seed: of what each county is made.
        dictionary: the names of the tables.
    """
    found = [Loss("无缺失", "nothing lost", Plan(persons, seed))]
    found += [Loss(f"{s:.0%} 的日期空白", f"{s:.0%} of the days blank", Plan(persons, seed, blank=s)) for s in SHARES]
    for name in TABLES:
        table = dictionary.tables[name]
        title = table.title_en[:1].lower() + table.title_en[1:]
        found.append(Loss(f"不交“{table.title_zh}”", f"no {title} (`{name}`)", Plan(persons, seed, (name,))))
    return found


def scores(
    plan: Plan, models: Sequence[Model], dictionary: Dictionary, law: dict[str, LawTable]
) -> dict[str, ModelScore]:
    """Run every model on a county as it is handed over, and hold the answers against what happened.

    Args:
        plan: the county, and what of it is lost.
        models: the models.
        dictionary, law: what names mean.
    """
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        acts = write_tables(folder / "tables", plan, dictionary)
        tables = {path.stem: pq.read_table(path) for path in (folder / "tables").glob("*.parquet")}
        # A table that nobody hands over has no rows, and is not covered either: the county's units do not name it.
        covered = derived_coverage(tables.pop(COVERAGE))
        session = open_session(tables | build_derived(tables, dictionary), covered, dictionary, law, LAST_DAY)
        (folder / "answers").mkdir()
        found = {}
        for model in models:
            pq.write_table(session.answers(model).table, folder / answers_name(model.id))
            known = [act for act in acts if act.model == model.id]
            found[model.id] = score_model(known, read_answers(folder, model.id), dictionary)
        return found
