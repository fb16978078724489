"""A run as it lies on disk, read without trusting any of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from jianheng.clues.clue import fingerprint
from jianheng.clues.problem import Problem, RunError
from jianheng.clues.run import MANIFEST
from jianheng.clues.verify.difference import Difference
from jianheng.engine.answer_files import EXPLANATIONS, read_answers
from jianheng.engine.manifest import run_id
from jianheng.engine.run import written_files

Json = dict[str, Any]


@dataclass(frozen=True)
class RecordedClue:
    """A clue or prompt as the run's explanations tell it.

    Args:
        fingerprint: its name in every run.
        model, row, slot, code, section: what it is about.
        proof: everything it was said to rest on.
    """

    fingerprint: str
    model: str
    row: str
    slot: str | None
    code: str
    section: str
    proof: Json


@dataclass(frozen=True)
class Record:
    """The files of a run.

    Args:
        folder: the run.
        manifest: its manifest.
    """

    folder: Path
    manifest: Json

    @cached_property
    def clues(self) -> tuple[RecordedClue, ...]:
        """Every clue and prompt that the explanations tell, in their order."""
        return tuple(clue for proof in self._proofs() for clue in _clues(proof))

    def _proofs(self) -> Iterator[Json]:
        path = self.folder / EXPLANATIONS
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            problem = Problem(EXPLANATIONS, "（文件）", str(error), "不能读取", "cannot be read")
            raise RunError(self.folder.name, [problem]) from error
        for number, line in enumerate(lines, start=1):
            try:
                yield json.loads(line)
            except ValueError as error:
                problem = Problem(f"{EXPLANATIONS}:{number}", "（整行）", line[:60], "不是 JSON 对象", "no object")
                raise RunError(self.folder.name, [problem]) from error

    def answers(self, model: str) -> pa.Table | None:
        """The answers of a model; None where the file cannot be read."""
        try:
            return read_answers(self.folder, model)
        except (OSError, pa.ArrowException):
            return None

    def differences(self) -> Iterator[Difference]:
        """Files of the run that are not as they were written."""
        name = run_id(self.manifest)
        if name != self.folder.name:
            zh, en = "清单的内容与运行编号不符，清单改动过", "the manifest does not give the run's id: it was changed"
            yield Difference("run", MANIFEST, zh, en, self.folder.name, name)
        then, now = self.manifest["files"], written_files(self.folder)
        for file in sorted(then.keys() | now.keys()):
            if file not in now:
                yield Difference("run", file, "运行结果的文件已不在", "a file of the run is gone")
            elif file not in then:
                yield Difference("run", file, "运行结果里多出的文件", "a file that the run did not write")
            elif then[file] != now[file]:
                yield Difference("run", file, "运行结果的文件改动过", "a file of the run was changed")


def open_record(folder: Path) -> Record:
    """Open a run to verify it.

    Args:
        folder: folder of the run.

    Raises:
        RunError: the manifest is missing or broken, or of an older version that does not hold what is needed.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = Problem(MANIFEST, "（文件）", str(error)[:80], "不能读取", "cannot be read")
        raise RunError(folder.name, [problem]) from error
    lacking = [name for name in ("contents", "files", "models", "batches") if name not in manifest]
    if lacking:
        zh = "清单里没有复核所需的内容，是旧版本的运行；请重新运行"
        raise RunError(folder.name, [Problem(MANIFEST, name, "", zh, "missing; run again") for name in lacking])
    return Record(folder, manifest)


def _clues(proof: Json) -> Iterator[RecordedClue]:
    for finding in proof["findings"]:
        if finding["status"] == "hit":
            slot = proof.get("slot")
            seal = fingerprint(proof["model"], proof["unit"], proof["key"], slot, finding["code"])
            told = None if slot is None else str(slot)
            yield RecordedClue(seal, proof["model"], proof["row"], told, finding["code"], finding["section"], proof)
