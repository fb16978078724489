"""How many acts each part of a model's scope left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.clues.node import Both
from jianheng.clues.problem import Problem

NAME = "attrition.parquet"
COLUMNS = ("model", "step", "zh", "en", "rows")


@dataclass(frozen=True)
class Step:
    """One step: the condition in words and the acts left after it; step 0 is every row of the table."""

    words: Both
    rows: int


def read_attrition(run_dir: Path, problems: list[Problem]) -> dict[str, tuple[Step, ...]]:
    """Read the steps of every model.

    Args:
        run_dir: folder of the run.
        problems: collects what is wrong.

    Returns:
        Steps by model id, in their order.
    """
    path = run_dir / NAME
    if not path.is_file():
        problems.append(Problem(NAME, "（文件）", "", "缺少文件", "missing file"))
        return {}
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowInvalid) as error:
        problems.append(Problem(NAME, "（文件）", str(error)[:80], "不能读取", "cannot be read"))
        return {}
    absent = [column for column in COLUMNS if column not in table.column_names]
    problems.extend(Problem(NAME, column, "", "缺少这一列", "missing column") for column in absent)
    if absent:
        return {}
    steps: dict[str, list[tuple[int, Step]]] = {}
    for row in table.select(list(COLUMNS)).to_pylist():
        step = Step(Both(row["zh"] or "", row["en"] or ""), row["rows"])
        steps.setdefault(row["model"], []).append((row["step"], step))
    return {model: tuple(s for _, s in sorted(found, key=lambda p: p[0])) for model, found in steps.items()}
