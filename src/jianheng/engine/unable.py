"""What an engine cannot do, told before anything runs."""

from __future__ import annotations

from collections.abc import Sequence


class CapabilityError(Exception):
    """A model needs what an engine lacks.

    Args:
        engine: the engine.
        missing: what it lacks, by name.
        model: the model, if one is named.
    """

    def __init__(self, engine: str, missing: Sequence[str], model: str = "") -> None:
        self.engine, self.missing, self.model = engine, tuple(missing), model
        listed, whose = "、".join(missing), f"{model}：" if model else ""
        super().__init__(
            f"{whose}{engine} 引擎不支持 {listed}，没有运行。改法：改用 --engine duckdb，或者改写模型\n"
            f"{f'{model}: ' if model else ''}{engine} cannot do {', '.join(missing)}; nothing was run"
        )
