"""Whether two runs say the same, though one may keep its answers as changes of an earlier run's."""

from __future__ import annotations

from pathlib import Path

from jianheng.engine.answer_files import models_of, read_answers

BESIDE = ("explanations.jsonl", "attrition.parquet")


def differences(one: Path, other: Path) -> list[str]:
    """Where two runs differ: models by their answers, and files beside these byte for byte.

    Args:
        one, other: folders of runs.
    """
    models = models_of(one)
    if models != models_of(other):
        return [f"{models} / {models_of(other)}"]
    found = [model for model in models if not read_answers(one, model).equals(read_answers(other, model))]
    return found + [name for name in BESIDE if (one / name).read_bytes() != (other / name).read_bytes()]
