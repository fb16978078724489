"""The clues of a run answered again, on the data and the law as they lie there now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlglot import exp

from jianheng.clues.verify.basis import changed_basis
from jianheng.clues.verify.difference import Difference
from jianheng.clues.verify.proof import ANSWERS, changed_proof
from jianheng.clues.verify.record import Record, RecordedClue
from jianheng.clues.verify.sources import changed_batches, changed_originals, new_batches
from jianheng.engine.answer_files import answers_name
from jianheng.engine.execute import Session
from jianheng.engine.explain import explain, told_row
from jianheng.engine.manifest import Basis, manifest
from jianheng.engine.sql import col, relation, text
from jianheng.language.tree import Model

Json = dict[str, Any]
COMPARED = ("answer", "findings", "notes", "caveats", "missing")


@dataclass(frozen=True)
class Now:
    """What a run is held against.

    Args:
        session: an engine with the tables of the run's batches as they are now; None where they cannot be read.
        models: today's models of the run, with the office's overrides.
        basis: today's workspace, batches and instruments.
        batches: folder of the workspace's batches.
        originals: folders with the delivered files; empty where they are not to be looked at.
    """

    session: Session | None
    models: tuple[Model, ...]
    basis: Basis
    batches: Path
    originals: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Verified:
    """One clue answered again.

    Args:
        clue: the clue as recorded.
        then, now: its answers; `now` is empty where the act is examined no more or could not be answered.
        stands: the same finding stands now.
        differences: in what its proof, or its line in the answers, differs.
    """

    clue: RecordedClue
    then: str
    now: str
    stands: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Verification:
    """A run held against what is there now.

    Args:
        run: its id.
        inputs: what it rests on that is not as it was, and files of the run that were changed.
        clues: the clues that were asked for.
        added: batches that came after the run and were left out.
        originals: whether the delivered files were looked at.
        engines: the engine of the run and the one that answered again, where these are of two kinds; else empty.
    """

    run: str
    inputs: tuple[Difference, ...]
    clues: tuple[Verified, ...]
    added: tuple[str, ...]
    originals: bool
    engines: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing at all differs."""
        return not self.inputs and not any(clue.differences for clue in self.clues)


def verify(record: Record, wanted: Sequence[RecordedClue], now: Now) -> Verification:
    """Answer clues again and name everything that is not as it was.

    Args:
        record: the run.
        wanted: clues of the run.
        now: what it is held against.
    """
    return Verification(
        record.folder.name,
        tuple(_inputs(record, now)),
        tuple(_verified(record, wanted, now)),
        tuple(new_batches(record.manifest["batches"], now.batches)),
        bool(now.originals),
        _engines(record, now),
    )


def _engines(record: Record, now: Now) -> tuple[str, ...]:
    then = record.manifest["engine"]
    if now.session is None or now.session.engine.name == then["name"]:
        return ()
    engine = now.session.engine
    return f"{then['name']} {then['version']}", f"{engine.name} {engine.version}"


def _inputs(record: Record, now: Now) -> Iterator[Difference]:
    then = record.manifest
    yield from record.differences()
    yield from changed_batches(then["batches"], now.batches)
    if now.originals:
        yield from changed_originals(then["batches"], now.originals)
    if now.session is not None:
        models = {model.id: model for model in now.models}
        yield from changed_basis(then, _plain(manifest(now.session, now.models, now.basis)), models)


def _verified(record: Record, wanted: Sequence[RecordedClue], now: Now) -> Iterator[Verified]:
    models = {model.id: model for model in now.models}
    for model_id in dict.fromkeys(clue.model for clue in wanted):
        clues = [clue for clue in wanted if clue.model == model_id]
        model, session = models.get(model_id), now.session
        if model is None or session is None:
            zh, en = ("不能重新判断", "cannot be answered again")
            told = Difference("answer", "判断", zh, en)
            yield from (Verified(clue, clue.proof["answer"], "", False, (told,)) for clue in clues)
            continue
        proofs = _explained(session, model, clues)
        lines = _recorded_answers(record, model_id)
        for clue in clues:
            yield _one(clue, proofs.get((clue.row, clue.slot)), lines, session)


def _one(clue: RecordedClue, proof: Json | None, lines: dict[str, list[Json]] | None, session: Session) -> Verified:
    differences = list(_recorded(clue, lines))
    then = clue.proof["answer"]
    if proof is None:
        row = _row_now(session, clue.proof["act"]["table"], clue.row)
        zh = "不再属于审查范围" if row else "所审查的行已不在"
        differences.append(Difference("answer", clue.row, zh, "is examined no more", ANSWERS[then]))
        return Verified(clue, then, "", False, tuple(differences))
    differences += changed_proof(clue.proof, proof, lambda table, row: _row_now(session, table, row))
    stands = any(each["code"] == clue.code and each["status"] == "hit" for each in proof["findings"])
    return Verified(clue, then, proof["answer"], stands, tuple(differences))


def _explained(session: Session, model: Model, clues: Sequence[RecordedClue]) -> dict[tuple[str, str | None], Json]:
    rows = list(dict.fromkeys(clue.row for clue in clues))
    found = [_plain(proof) for proof in explain(session, model, rows)]
    return {(proof["row"], None if proof.get("slot") is None else str(proof["slot"])): proof for proof in found}


def _recorded_answers(record: Record, model: str) -> dict[str, list[Json]] | None:
    """The lines of the run's own answers by row; None where they cannot be read."""
    table = record.answers(model)
    if table is None or not {"row_id", *COMPARED} <= set(table.column_names):
        return None
    lines: dict[str, list[Json]] = {}
    for line in table.to_pylist():
        lines.setdefault(line["row_id"], []).append(line)
    return lines


def _recorded(clue: RecordedClue, lines: dict[str, list[Json]] | None) -> Iterator[Difference]:
    """Where the run's answers say otherwise than the run's explanation of the same act."""
    file = answers_name(clue.model)
    if lines is None:
        yield Difference("run", file, "不能读取", "cannot be read")
        return
    section = "findings" if clue.section == "unlawful" else "notes"
    mine = [line for line in lines.get(clue.row, []) if clue.code in (line[section] or [])]
    if not mine:
        others = [line["answer"] for line in lines.get(clue.row, [])]
        told = "、".join(ANSWERS.get(answer, answer) for answer in others)
        zh, en = f"行 {clue.row} 没有发现 {clue.code}，与说明不符", f"row {clue.row} lacks finding {clue.code}"
        yield Difference("run", file, zh, en, ANSWERS[clue.proof["answer"]], told)
        return
    for line in mine:
        if line["answer"] != clue.proof["answer"]:
            zh, en = f"行 {clue.row} 的判断与说明不符", f"the answer of row {clue.row} is not that of its explanation"
            words = [ANSWERS.get(str(each), str(each)) for each in (clue.proof["answer"], line["answer"])]
            yield Difference("run", file, zh, en, *words)


def _row_now(session: Session, table: str, row: str) -> Json | None:
    known = session.dictionary.tables.get(table)
    if known is None:
        return None
    wanted = exp.EQ(this=col("row_id"), expression=text(row))
    found = session.rows(exp.select(exp.Star()).from_(relation(known.name)).where(wanted))
    return _plain(told_row(known, found[0], session.dictionary.lists)) if found else None


def _plain(value: Any) -> Any:
    """As it would be read back from JSON."""
    return json.loads(json.dumps(value, ensure_ascii=False, sort_keys=True, default=str))
