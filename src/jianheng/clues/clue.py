"""Clues: unlawful answers with their proof, each under a fingerprint that stays the same from run to run."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jianheng.clues.explanation import Explanation, FindingShown
from jianheng.clues.manifest import OverrideText
from jianheng.clues.node import Both
from jianheng.clues.problem import Problem, RunError
from jianheng.clues.run import Line, Run, load_run
from jianheng.engine.answer_files import EXPLANATIONS

SEAL = "jianheng-clue-1"


@dataclass(frozen=True)
class Clue:
    """One finding that stands against one act.

    Args:
        fingerprint: names the clue in every run (model, unit, act, finding; no version).
        section: `unlawful` for a clue, `note` for a prompt 提示.
        model: the model's id.
        version: its version.
        title: its title.
        unit: the body whose duty it is; empty where unknown.
        row: the examined row.
        key: its natural key.
        slot: number of the slot of a repeating duty, if it is one.
        code: finding code.
        label: what the finding is called.
        says: what is so, in a sentence with its numbers.
        grade: `serious`, `minor` or empty; a proposal.
        day: the day of the act, where the table has one.
        overrides: what the office set otherwise in the model that found it.
        proof: everything the finding rests on.
    """

    fingerprint: str
    section: str
    model: str
    version: str
    title: Both
    unit: str
    row: str
    key: tuple[tuple[str, str], ...]
    slot: str | None
    code: str
    label: Both
    says: Both
    grade: str
    day: str
    overrides: tuple[OverrideText, ...]
    proof: Explanation

    @property
    def anchor(self) -> str:
        """The clue's place in the report."""
        return f"c-{self.fingerprint[:16]}"


def fingerprint(model: str, unit: str | None, key: Mapping[str, object], slot: object, code: str) -> str:
    """Name a clue by what it is about.

    Args:
        model: the model's id, without its version.
        unit: the body whose duty it is.
        key: the act's natural key.
        slot: number of the slot of a repeating duty; None where there is none.
        code: finding code.

    Returns:
        64 hexadecimal digits.
    """
    named = {name: None if value is None else str(value) for name, value in key.items()}
    parts = [SEAL, model, unit, named, None if slot is None else str(slot), code]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def list_clues(run_dir: Path, reveal: bool = False) -> list[Clue]:
    """All clues of a run, by model, unit and act.

    Args:
        run_dir: folder of the run.
        reveal: True shows names and ID numbers.

    Raises:
        RunError: the run cannot be read, or a clue has no explanation.
    """
    return [clue for clue in findings(load_run(run_dir), reveal) if clue.section == "unlawful"]


def list_prompts(run_dir: Path, reveal: bool = False) -> list[Clue]:
    """All prompts of a run (soft norms and patterns); arguments and errors as for `list_clues`."""
    return [clue for clue in findings(load_run(run_dir), reveal) if clue.section == "note"]


def findings(run: Run, reveal: bool = False) -> list[Clue]:
    """Clues and prompts of an open run.

    Raises:
        RunError: an act with a finding has no explanation, or a broken one.
    """
    collector = Findings(run, reveal)
    for line in run.lines():
        collector.take(line)
    found = collector.finish()
    if collector.problems:
        raise RunError(run.folder.name, collector.problems)
    return found


class Findings:
    """Collects clues and prompts while the explanations go by.

    Args:
        run: the open run.
        reveal: True shows names and ID numbers.
        problems: collects what is wrong; a list of its own where left out.
    """

    def __init__(self, run: Run, reveal: bool = False, problems: list[Problem] | None = None) -> None:
        self.problems = [] if problems is None else problems
        self._run = run
        self._reveal = reveal
        self._wanted = {(model, row) for model, tally in run.tallies.items() for row in tally.rows}
        self._seen: set[tuple[str, str]] = set()
        self._found: list[Clue] = []

    def take(self, line: Line) -> None:
        """Look at one explanation."""
        key = (line.model, line.row)
        if key in self._wanted:
            # A repeating duty has one explanation per slot of the same row.
            self._seen.add(key)
            self._found.extend(self.of_line(line))

    def finish(self) -> list[Clue]:
        """The clues and prompts, by model, unit and act; what does not add up goes into the problems."""
        for model, row in sorted(self._wanted - self._seen):
            zh = "有发现却没有说明，缺少证据"
            self.problems.append(Problem(EXPLANATIONS, model, row, zh, "a finding without its explanation"))
        if not self.problems:
            self.problems.extend(self._miscounted())
        order = {model.id: number for number, model in enumerate(self._run.manifest.models)}
        return sorted(self._found, key=lambda c: (order[c.model], c.unit, c.key, c.slot or "", c.row, c.code))

    def of_line(self, line: Line) -> Iterator[Clue]:
        """The clues and prompts of one explanation, whether or not they are collected."""
        proof = self._run.explanation(line, self.problems, self._reveal)
        model = self._run.model(line.model)
        table = self._run.manifest.tables.get(proof.act.table)
        day = proof.act.value(table.event if table else None) or ""
        for section in ("unlawful", "note"):
            for hit in proof.hits(section):
                text = model.findings.get(hit.code)
                if text is None:
                    where = f"{EXPLANATIONS}:{line.number}"
                    what = ("清单里没有这个发现码", "not in the manifest")
                    self.problems.append(Problem(where, "findings", hit.code, *what))
                    continue
                yield Clue(
                    fingerprint=_seal(line, hit),
                    section=section,
                    model=model.id,
                    version=proof.version,
                    title=model.title,
                    unit=proof.unit or "",
                    row=proof.row,
                    key=proof.key,
                    slot=proof.slot,
                    code=hit.code,
                    label=text.label,
                    says=hit.says if hit.says.pick("zh") else text.label,
                    grade=text.grade,
                    day=day,
                    overrides=model.overrides,
                    proof=proof,
                )

    def _miscounted(self) -> Iterator[Problem]:
        """Findings that the explanations and the answers count differently."""
        explained = Counter((clue.model, clue.section, clue.code) for clue in self._found)
        counted = Counter[tuple[str, str, str]]()
        for model, tally in self._run.tallies.items():
            counted.update({(model, "unlawful", code): n for code, n in tally.findings.items()})
            counted.update({(model, "note", code): n for code, n in tally.notes.items()})
        for key in sorted(explained.keys() | counted.keys()):
            if explained[key] != counted[key]:
                zh = f"判断里有 {counted[key]} 件，说明里有 {explained[key]} 件，应相等"
                en = f"{counted[key]} in the answers, {explained[key]} in the explanations"
                yield Problem(EXPLANATIONS, " ".join(key), str(explained[key]), zh, en)


def _seal(line: Line, hit: FindingShown) -> str:
    # From the line as written: a hidden name or number must not change the name of the clue.
    data = line.data
    key = data.get("key")
    return fingerprint(line.model, data.get("unit"), key if isinstance(key, dict) else {}, data.get("slot"), hit.code)
