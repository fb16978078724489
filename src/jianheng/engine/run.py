"""A run: models over the tables of a workspace, kept as files that the same inputs give byte for byte."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from jianheng.dictionary import Dictionary
from jianheng.engine.answer_files import EXPLANATIONS, answers_name, grown_names, write_answers
from jianheng.engine.calendar import register_calendar
from jianheng.engine.capabilities import refuse
from jianheng.engine.collecting import collect, collecting_between
from jianheng.engine.coverage import register_coverage
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.engine import Engine
from jianheng.engine.examined import in_full
from jianheng.engine.execute import Answers, Session
from jianheng.engine.incremental import Earlier, grown
from jianheng.engine.kept import Kept, open_kept
from jianheng.engine.manifest import Basis, manifest, run_id
from jianheng.engine.parts import InParts, Merged, in_parts, parts_of
from jianheng.engine.plan import KEYS, POPULATION, SLOTS
from jianheng.engine.stage import Progress, Teller
from jianheng.engine.visible import open_tables
from jianheng.intake.store.folder import appearing, remove_unfinished
from jianheng.intake.store.lock import writing
from jianheng.intake.store.parquet import sha256_of
from jianheng.language.population import own_dictionary
from jianheng.language.sentences import Sentences
from jianheng.language.tree import Model
from jianheng.law import LawTable
from jianheng.law.calendar import Calendar, own_calendar

WORDS = ("lawful", "unlawful", "pending", "undetermined", "exempt")


@dataclass(frozen=True)
class RunResult:
    """A finished run.

    Args:
        folder: where it is kept.
        counts: acts by answer, for each model.
        explained: acts explained, for each model; the others are in the answers alone.
        grades: acts by the grade that a model proposes for what stands.
        near: acts that fall short of a finding in one part of its condition alone, by finding.
        grown: where it grew from an earlier run, that run and what was taken over, for each model; else None.
    """

    folder: Path
    counts: dict[str, dict[str, int]]
    explained: dict[str, int]
    grades: dict[str, dict[str, int]]
    near: dict[str, dict[str, int]]
    grown: dict[str, Any] | None = None


def open_session(  # noqa: PLR0913 - all that a session rests on
    tables: Mapping[str, pa.Table | None],
    coverage: pa.Table,
    dictionary: Dictionary,
    law: dict[str, LawTable],
    as_of: date,
    authors: Mapping[str, bytes] | None = None,
    engine: Engine | None = None,
    *,
    only: bool = False,
    calendar: Calendar | None = None,
) -> Session:
    """An engine with the canonical tables as a day sees them.

    Args:
        tables: rows by table; a table without rows may be left out, and None says that the engine holds them.
        coverage: what the deliveries cover.
        dictionary, law: what names mean.
        as_of: the day whose evening the run imagines.
        authors: public keys of those whose SQL leaves may run, in PEM by author.
        engine: what runs the models; a DuckDB of this process if left out.
        only: nothing reads other tables than these.
        calendar: the working days known; the program's own years if left out.
    """
    engine, calendar = engine or DuckDbEngine(), calendar or own_calendar()
    register_calendar(engine, calendar)
    opened = (table for table in dictionary.tables.values() if table.name in tables or not only)
    empty = ((table, table.schema().empty_table()) for table in opened)
    given = ((table, tables.get(table.name, none)) for table, none in empty)
    merged = open_tables(engine, given, as_of)
    kinds = register_coverage(engine, coverage)
    return Session(engine, dictionary, law, as_of, kinds, authors or {}, merged, calendar)


def run_models(
    session: Session,
    models: Sequence[Model],
    basis: Basis,
    runs: Path,
    progress: Progress | None = None,
    earlier: Earlier | None = None,
    parts: int = 1,
    fresh: bool = False,
) -> RunResult:
    """Run models and keep answers, attrition, explanations and the manifest.

    Args:
        session: an engine with its tables.
        models: checked models.
        basis: where the data and the law come from, for the manifest.
        runs: folder of runs.
        progress: told how far the run is.
        earlier: a run from which the acts are taken over that cannot have changed.
        parts: in how many parts of the persons the models are examined that look at each person alone.
        fresh: nothing of an interrupted run is taken up.

    Returns:
        The run. A run of the same inputs has the same id and the same bytes; it is written anew. It appears whole
        or not at all; what an interrupted run of the same inputs had finished is taken up.

    Raises:
        CapabilityError: the engine lacks what a model needs; nothing was begun.
        IntakeError: another process is writing here.
        OSError: it cannot be written; the models finished by then are kept aside.
    """
    refuse(session.engine.name, models)
    session.sources = {model.id: model for model in models}
    session.answered.clear()
    whole = manifest(session, models, basis)
    name = run_id(whole)
    with writing(runs):
        remove_unfinished(runs)
        kept = open_kept(runs, name, models, fresh=fresh)
        parts = parts if earlier is None else 1  # what grows examines few acts
        taken_up = sum(kept.has(model, parts_of(session, model, parts)) for model in models)
        teller = Teller(models, kept, taken_up, progress)
        once = in_full if earlier is None else grown(whole, earlier)
        examine = in_parts(once, parts, kept, teller.at)
        with appearing(runs / name, anew=True) as work:
            with collecting_between():
                results = _write(session, models, work, examine)
            _settle(session, kept)
            if earlier is not None:
                results["grown"] = {"run": earlier.run, "models": results.get("grown", {})}
            results["files"] = written_files(work, results["files"])
            text = json.dumps(whole | {"run": name, **results}, ensure_ascii=False, sort_keys=True, indent=1)
            (work / "manifest.json").write_text(text + "\n", encoding="utf-8", newline="\n")
        kept.forget()
    teller.ends()
    told = {key: results[key] for key in ("counts", "explained", "grades", "near")}
    return RunResult(runs / name, **told, grown=results.get("grown"))


def _settle(session: Session, kept: Kept) -> None:
    """Make sure that what was read is what is there; if it is not, nothing that was finished is taken up again."""
    try:
        session.settled()
    except BaseException:
        kept.forget()
        raise


def _write(session: Session, models: Sequence[Model], work: Path, examine: InParts) -> dict[str, Any]:
    """Answers, explanations and attrition of every model; what they add up to."""
    results: dict[str, Any] = {"counts": {}, "explained": {}, "grades": {}, "near": {}, "files": {}}
    steps: list[dict[str, Any]] = []
    with (work / EXPLANATIONS).open("wb") as file:
        for model in models:
            examined = examine(session, model)
            answers = examined.answers
            results["files"] |= _keep(examined, work)
            results["counts"][model.id] = _counts(answers)
            results["explained"][model.id] = len(examined.explained)
            results["grades"][model.id] = _listed(answers, "grades")
            results["near"][model.id] = _listed(answers, "near")
            if examined.grown is not None:
                results.setdefault("grown", {})[model.id] = examined.grown
            steps += attrition_rows(session, answers)
            examined.explained.write(file)
            collect()
    pq.write_table(pa.Table.from_pylist(steps, schema=ATTRITION), work / "attrition.parquet")
    return results


def _keep(examined: Merged, work: Path) -> dict[str, str]:
    """Write the answers of a model, and tell what is known of the hashes of their files."""
    model, made = examined.answers.model.id, examined.files
    names = grown_names(model) if len(made) > 1 else (answers_name(model),)
    for name in names:
        (work / name).parent.mkdir(exist_ok=True)
    for file, name in zip(made, names, strict=bool(made)):
        shutil.copyfile(file, work / name)
    if not made:
        write_answers(examined.answers.table, work / names[0])
    return dict(zip(names, made.values(), strict=False))


def written_files(folder: Path, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """SHA-256 of the files of a run, its manifest and reports left out.

    Args:
        folder: the run.
        known: hashes of files, by name, that need not be read again.
    """
    known = known or {}
    kept = [path for path in sorted(folder.rglob("*")) if path.suffix in {".parquet", ".jsonl"}]
    names = {path.relative_to(folder).as_posix(): path for path in kept}
    return {name: known[name] if name in known else sha256_of(path) for name, path in names.items()}


ATTRITION = pa.schema(
    [("model", pa.string()), ("step", pa.int32()), ("zh", pa.string()), ("en", pa.string()), ("rows", pa.int64())]
)


def _counts(answers: Answers) -> dict[str, int]:
    counted = {value["values"]: value["counts"] for value in answers.table.column("answer").value_counts().to_pylist()}
    return {answer: counted.get(answer, 0) for answer in WORDS}


def _listed(answers: Answers, column: str) -> dict[str, int]:
    """How many acts have each of the codes in a column of lists."""
    counted = pc.list_flatten(answers.table.column(column)).value_counts().to_pylist()
    return {each["values"]: each["counts"] for each in sorted(counted, key=lambda each: str(each["values"]))}


def attrition_rows(session: Session, answers: Answers) -> list[dict[str, Any]]:
    """The steps of the scope with the acts that each leaves."""
    model = answers.model
    table = own_dictionary(model.examine, session.dictionary).tables[model.table]
    if model.examine.each:
        table = replace(table, title_zh=f"{table.title_zh}的分组", title_en=f"group of {table.title_en}")
    words = {
        POPULATION: {"zh": f"全部{table.title_zh}", "en": f"every {table.title_en.lower()}"},
        KEYS: {"zh": "组的各项均已写明", "en": "every key of the group is known"},
        SLOTS: {"zh": "逐期计", "en": "each period that began"},
    }
    tellers = {lang: Sentences(model, session.dictionary, session.law, lang) for lang in ("zh", "en")}
    rows: list[dict[str, Any]] = []
    for number, (taken, left) in enumerate(answers.attrition):
        text = words[taken] if isinstance(taken, str) else {lang: teller.of(taken) for lang, teller in tellers.items()}
        rows.append({"model": model.id, "step": number, **text, "rows": left})
    return rows
