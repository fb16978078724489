"""The answers of a run: one for every examined act, read as a stream and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.clues.choice import Choice
from jianheng.clues.explanation import ANSWERS
from jianheng.clues.problem import Problem
from jianheng.engine.answer_files import files_of, stream_answers

COLUMNS = (
    "row_id",
    "key",
    "unit",
    "day",
    "answer",
    "findings",
    "notes",
    "near",
    "missing",
    "exemptions",
    "caveats",
    "due",
)

MONTH = len("2024-03")


@dataclass(frozen=True)
class Answer:
    """One examined act.

    Args:
        row_id: the examined row.
        key: its natural key as text.
        unit: the body whose duty it is.
        day: when the act was, or its span began; empty where that is not known.
        answer: one of the five.
        findings: codes of the hard norms that were broken.
        notes: codes of the prompts.
        near: codes of the findings from which one part of the condition alone kept the act.
        missing: "leaf: reason" of each fact that is not to be had.
        exemptions: codes of the exemptions that apply.
        caveats: what the answer rests on beside the data.
        due: the earliest deadline that has not come, if any.
        slot: number of the slot of a repeating duty; None where there is none.
    """

    row_id: str
    key: str
    unit: str
    day: str
    answer: str
    findings: tuple[str, ...]
    notes: tuple[str, ...]
    near: tuple[str, ...]
    missing: tuple[str, ...]
    exemptions: tuple[str, ...]
    caveats: tuple[str, ...]
    due: str
    slot: int | None = None


@dataclass
class Tally:
    """What the answers of one model add up to.

    Args:
        by_unit: answers by unit.
        by_month: answers by the month of the act, as in `2024-03`; under an empty name where it is not known.
        caveats: acts by caveat and answer.
        findings: clues by finding code.
        notes: prompts by finding code.
        near: acts that one part of a condition alone kept from a finding, by finding.
        exempt: exempt acts by the first exemption that applies.
        wants: undetermined acts by the set of facts that they lack.
        rows: rows with a clue or a prompt.
    """

    by_unit: dict[str, Counter[str]] = field(default_factory=dict)
    by_month: dict[str, Counter[str]] = field(default_factory=dict)
    caveats: dict[str, Counter[str]] = field(default_factory=dict)
    findings: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    exempt: Counter[str] = field(default_factory=Counter)
    wants: Counter[tuple[str, ...]] = field(default_factory=Counter)
    rows: set[str] = field(default_factory=set)

    def add(self, answer: Answer) -> None:
        """Count one act."""
        self.by_unit.setdefault(answer.unit, Counter())[answer.answer] += 1
        self.by_month.setdefault(answer.day[:MONTH], Counter())[answer.answer] += 1
        for caveat in answer.caveats:
            self.caveats.setdefault(caveat, Counter())[answer.answer] += 1
        self.findings.update(answer.findings)
        self.notes.update(answer.notes)
        self.near.update(answer.near)
        if answer.answer == "undetermined":
            self.wants[answer.missing] += 1
        if answer.answer == "exempt":
            self.exempt[answer.exemptions[0] if answer.exemptions else ""] += 1
        if answer.findings or answer.notes:
            self.rows.add(answer.row_id)

    @property
    def total(self) -> Counter[str]:
        """Answers over all units."""
        return sum(self.by_unit.values(), Counter())


def check_answers(run_dir: Path, model: str, problems: list[Problem]) -> None:
    """Report a missing file of answers, missing columns and unknown answers."""
    names = files_of(run_dir, model)
    told = len(problems)
    for name in names:
        _check_columns(run_dir / name, name, model, problems)
    if len(problems) == told:
        _check_words(run_dir, model, names[0], problems)


def _check_columns(path: Path, name: str, model: str, problems: list[Problem]) -> None:
    if not path.is_file():
        zh = f"缺少文件，应为模型 {model} 的判断"
        problems.append(Problem(name, "（文件）", "", zh, f"missing file; expected the answers of {model}"))
        return
    try:
        present = pq.read_schema(path).names
    except (OSError, pa.ArrowInvalid) as error:
        problems.append(Problem(name, "（文件）", str(error)[:80], "不能读取", "cannot be read"))
        return
    absent = [column for column in COLUMNS if column not in present]
    problems.extend(Problem(name, column, "", "缺少这一列", "missing column") for column in absent)


def _check_words(run_dir: Path, model: str, name: str, problems: list[Problem]) -> None:
    stream = stream_answers(run_dir, model, ("row_id", "slot", "answer"))
    for word in dict.fromkeys(word for rows in stream for word in rows["answer"].unique().to_pylist()):
        if word not in ANSWERS:
            expected = "、".join(ANSWERS)
            problems.append(Problem(name, "answer", str(word), f"应为 {expected}", "expected one of the five answers"))


def read_answers(run_dir: Path, model: str, choice: Choice | None = None) -> Iterator[Answer]:
    """Stream the answers of one model, by row and slot.

    Args:
        run_dir: folder of the run.
        model: the model's id.
        choice: which of them; all if left out.
    """
    for rows in stream_answers(run_dir, model, [*COLUMNS, "slot"]):
        kept = rows if choice is None else choice.keep(rows)
        yield from (_answer(row) for row in kept.to_pylist())


def _answer(row: dict[str, Any]) -> Answer:
    return Answer(
        row_id=str(row["row_id"]),
        key=str(row["key"]),
        unit=row["unit"] or "",
        day=str(row["day"] or ""),
        answer=row["answer"],
        findings=tuple(row["findings"] or ()),
        notes=tuple(row["notes"] or ()),
        near=tuple(row["near"] or ()),
        missing=tuple(sorted(row["missing"] or ())),
        exemptions=tuple(row["exemptions"] or ()),
        caveats=tuple(row["caveats"] or ()),
        due=str(row["due"] or ""),
        slot=row.get("slot"),
    )


def tally(run_dir: Path, model: str) -> Tally:
    """Count the answers of one model.

    Args:
        run_dir: folder of the run.
        model: the model's id.
    """
    result = Tally()
    for answer in read_answers(run_dir, model):
        result.add(answer)
    return result
