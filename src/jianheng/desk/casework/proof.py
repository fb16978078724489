"""What a clue rests on, read from the explanations of the run that last found it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jianheng.clues.clue import fingerprint
from jianheng.clues.explanation import Explanation, FindingShown
from jianheng.clues.manifest import ModelText
from jianheng.clues.problem import Problem, RunError
from jianheng.clues.run import MANIFEST, Line, Run, open_run
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.used_fields import Used, used_by
from jianheng.desk.place import workspace
from jianheng.desk.words import say
from jianheng.engine.answer_files import EXPLANATIONS

Json = dict[str, Any]
PERSON = "person"


class ProofLost(Exception):  # noqa: N818  # told on the page; the clue itself stands
    """The proof cannot be shown, and why.

    Args:
        zh: why, and what would do, in Chinese.
        en: the same in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(zh)

    def __str__(self) -> str:
        return say(self.zh, self.en)


@dataclass(frozen=True)
class Opened:
    """A run that stays open between pages.

    Args:
        run: the run.
        plain: its manifest as it is written.
    """

    run: Run
    plain: Json

    def logic(self, model: str) -> Json:
        """The logic by which a model was run."""
        told = self.plain.get("contents", {}).get("models", {}).get(model, {})
        logic = told.get("logic", {})
        return logic if isinstance(logic, dict) else {}


@dataclass(frozen=True)
class Proof:
    """The explanation of one clue.

    Args:
        opened: the run.
        written: the explanation as the run wrote it, with names; never shown.
        shown: the same as it may be shown.
        code: the finding.
        reveal: whether names and numbers are shown in full.
    """

    opened: Opened
    written: Json
    shown: Explanation
    code: str
    reveal: bool

    @property
    def run(self) -> Run:
        """The run."""
        return self.opened.run

    @cached_property
    def hit(self) -> FindingShown:
        """The finding that stands."""
        return next(found for found in self.shown.findings if found.code == self.code)

    @cached_property
    def model(self) -> ModelText:
        """The model in words."""
        return self.run.model(self.shown.model)

    @cached_property
    def logic(self) -> Json:
        """The model as it was run."""
        return self.opened.logic(self.shown.model)

    @cached_property
    def used(self) -> Used:
        """What the finding was decided by."""
        return used_by(self.logic, self.code, self.shown)

    @property
    def person(self) -> str:
        """Key of the person, for looking up records; empty where the act is of no one person."""
        key = self.written.get("key")
        return str((key or {}).get(PERSON) or "")


def proof_of(clue: Clue, reveal: bool = False) -> Proof:
    """Read the proof of a clue.

    Args:
        clue: the clue.
        reveal: True shows names and ID numbers.

    Raises:
        ProofLost: the run is gone or does not hold it any more.
    """
    opened = opened_run(clue.proof_run)
    written = _placed(opened.run, clue) or _sought(opened.run, clue)
    if written is None:
        raise ProofLost(
            "这次运行的说明里找不到这条线索，文件可能改动过。请重新运行模型。",
            "The run's explanations do not hold this clue; they may have been changed. Run the models again.",
        )
    problems: list[Problem] = []
    shown = opened.run.explanation(Line(0, written), problems, reveal)
    if problems:
        raise ProofLost("这条说明不完整，不能显示。请重新运行模型。", "The explanation is broken. Run again.")
    return Proof(opened, written, shown, clue.code, reveal)


def opened_run(name: str) -> Opened:
    """Open a run of the workspace by name; runs that were opened lately are at hand.

    Raises:
        ProofLost: it is gone or cannot be read.
    """
    folder = workspace().runs / Path(name).name
    try:
        changed = (folder / MANIFEST).stat().st_mtime_ns
    except OSError as error:
        raise ProofLost(
            f"运行 {name} 的文件夹已不在，依据无法显示。结论和办理记录仍在；重新运行模型后会再有依据。",
            f"The folder of run {name} is gone, so the proof cannot be shown. Run the models again to have it back.",
        ) from error
    try:
        return _open(folder, changed)
    except (RunError, OSError, ValueError) as error:
        raise ProofLost(f"运行 {name} 不能读取，请重新运行模型。", f"Run {name} cannot be read. Run again.") from error


@lru_cache(maxsize=4)
def _open(folder: Path, _changed: int) -> Opened:
    plain = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return Opened(open_run(folder), plain)


def _placed(run: Run, clue: Clue) -> Json | None:
    """The line at the place that was kept, if it is still that clue."""
    try:
        with (run.folder / EXPLANATIONS).open("rb") as file:
            file.seek(clue.proof_at)
            return _mine(file.read(clue.proof_length), clue)
    except OSError:
        return None


def _sought(run: Run, clue: Clue) -> Json | None:
    """The line wherever it stands now."""
    model = json.dumps(clue.model).encode()
    try:
        with (run.folder / EXPLANATIONS).open("rb") as file:
            for text in file:
                if model in text and (found := _mine(text, clue)) is not None:
                    return found
    except OSError:
        return None
    return None


def _mine(text: bytes, clue: Clue) -> Json | None:
    try:
        data = json.loads(text)
    except ValueError:
        return None
    if not isinstance(data, dict) or not isinstance(data.get("key"), dict):
        return None
    seal = fingerprint(str(data.get("model")), data.get("unit"), data["key"], data.get("slot"), clue.code)
    return data if seal == clue.fingerprint else None
