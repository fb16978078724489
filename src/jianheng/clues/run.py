"""A finished run on disk: manifest, attrition, answers and explanations, read and checked as one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jianheng.clues.answers import Tally, check_answers, tally
from jianheng.clues.attrition import NAME as ATTRITION
from jianheng.clues.attrition import Step, read_attrition
from jianheng.clues.explanation import Explanation, read_explanation
from jianheng.clues.manifest import Manifest, ModelText, read_manifest
from jianheng.clues.masking import Mask, names_in
from jianheng.clues.node import Node
from jianheng.clues.problem import Problem, RunError
from jianheng.engine.answer_files import EXPLANATIONS, files_of

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Line:
    """One line of the explanations, parsed but not yet read.

    Args:
        number: 1-based line number.
        data: the JSON object.
    """

    number: int
    data: dict[str, Any]

    @property
    def model(self) -> str:
        """The model's id."""
        return str(self.data.get("model"))

    @property
    def row(self) -> str:
        """The examined row."""
        return str(self.data.get("row"))


@dataclass(frozen=True)
class Run:
    """A run folder.

    Args:
        folder: the folder.
        manifest: its manifest.
        attrition: steps by model id.
    """

    folder: Path
    manifest: Manifest
    attrition: dict[str, tuple[Step, ...]]

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """The counted answers by model id."""
        return {model.id: tally(self.folder, model.id) for model in self.manifest.models}

    def model(self, model_id: str) -> ModelText:
        """The words of one model."""
        return next(model for model in self.manifest.models if model.id == model_id)

    def lines(self) -> Iterator[Line]:
        """The lines of the explanations.

        Raises:
            RunError: the file is missing, or a line is no JSON object.
        """
        path = self.folder / EXPLANATIONS
        if not path.is_file():
            raise RunError(self.folder.name, [Problem(EXPLANATIONS, "（文件）", "", "缺少文件", "missing file")])
        with path.open(encoding="utf-8") as file:
            for number, text in enumerate(file, start=1):
                try:
                    data = json.loads(text)
                except ValueError as error:
                    data = str(error)
                if not isinstance(data, dict):
                    problem = Problem(
                        f"{EXPLANATIONS}:{number}", "（整行）", text[:60].strip(), "不是 JSON 对象", "no object"
                    )
                    raise RunError(self.folder.name, [problem])
                yield Line(number, data)

    def explanation(self, line: Line, problems: list[Problem], reveal: bool = False) -> Explanation:
        """Read one line, with names and ID numbers hidden.

        Args:
            line: the line.
            problems: collects what is wrong.
            reveal: True shows names and numbers.
        """
        data = Mask(names_in(line.data), reveal).tree(line.data)
        found = read_explanation(Node(data, f"{EXPLANATIONS}:{line.number}", "", problems))
        self._check_references(found, line, problems)
        return found

    def _check_references(self, found: Explanation, line: Line, problems: list[Problem]) -> None:
        node = Node({}, f"{EXPLANATIONS}:{line.number}", "", problems)
        manifest = self.manifest
        for ref in sorted({*found.basis, *(ref for law in found.law for ref in law.cite)}):
            if ref not in manifest.articles:
                node.add("basis / law.cite", ref, "清单的 articles 里没有这一条", "not among the articles")
        rows = (found.act, *(row for item in found.items for row in item.rows))
        for table in sorted({row.table for row in rows if row.table}):
            if table not in manifest.tables:
                node.add("table", table, "清单的 tables 里没有这张表", "not among the tables")
        for law in found.law:
            if law.table not in manifest.law_tables:
                zh = "清单的 law_tables 里没有这张表"
                node.add(f"law.{law.name}", law.table, zh, "not among the law tables")


def load_run(folder: Path) -> Run:
    """Open a finished run and check that its parts fit together.

    Args:
        folder: folder of the run.

    Raises:
        RunError: something is missing or wrong; the error lists all of it.
    """
    run = open_run(folder)
    problems = list(_disagreements(run))
    if problems:
        raise RunError(folder.name, problems)
    return run


def open_run(folder: Path) -> Run:
    """Open a finished run, each part of which is sound in itself; nothing is counted.

    Args:
        folder: folder of the run.

    Raises:
        RunError: something is missing or wrong; the error lists all of it.
    """
    problems: list[Problem] = []
    node = _manifest_node(folder, problems)
    manifest = read_manifest(node) if node is not None else None
    attrition = read_attrition(folder, problems)
    for model in manifest.models if manifest else ():
        check_answers(folder, model.id, problems)
    if manifest is None or problems:
        raise RunError(folder.name, problems)
    return Run(folder, manifest, attrition)


def open_manifest(folder: Path) -> Manifest:
    """What a run says of itself, without a look at its answers.

    Args:
        folder: folder of the run.

    Raises:
        RunError: it is missing or wrong; the error lists all of it.
    """
    problems: list[Problem] = []
    node = _manifest_node(folder, problems)
    manifest = read_manifest(node) if node is not None else None
    if manifest is None or problems:
        raise RunError(folder.name, problems)
    return manifest


def _manifest_node(folder: Path, problems: list[Problem]) -> Node | None:
    path = folder / MANIFEST
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(MANIFEST, "（文件）", str(path), "缺少文件", "missing file"))
    except ValueError as error:
        problems.append(Problem(MANIFEST, "（文件）", str(error)[:80], "不是有效的 JSON", "not valid JSON"))
    else:
        return Node(data, MANIFEST, "", problems)
    return None


def _disagreements(run: Run) -> Iterator[Problem]:
    """Parts that are sound in themselves and do not fit each other."""
    for model in run.manifest.models:
        steps, counted = run.attrition.get(model.id), run.tallies[model.id]
        total = counted.total.total()
        if not steps:
            yield Problem(ATTRITION, "model", model.id, "缺少这个模型的筛选步骤", "no steps of this model")
        elif steps[-1].rows != total:
            zh = f"最后一步留下 {steps[-1].rows} 件，判断却有 {total} 件，应相等"
            yield Problem(ATTRITION, model.id, str(steps[-1].rows), zh, f"{total} answers; must be equal")
        for section, codes in (("unlawful", counted.findings), ("note", counted.notes)):
            for code in sorted(codes):
                known = model.findings.get(code)
                if known is None or known.section != section:
                    zh = f"清单里模型 {model.id} 没有这个 {section} 发现码"
                    file = files_of(run.folder, model.id)[0]
                    yield Problem(file, code, section, zh, "no such finding in the manifest")
