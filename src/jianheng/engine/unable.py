"""What an engine cannot do, told before anything runs."""

from __future__ import annotations

from collections.abc import Sequence


class CapabilityError(Exception):
    """A model needs what an engine lacks.

    Args:
        engine: the engine.
        zh, en: what it lacks, by name.
        model: the model, if one is named.
    """

    def __init__(self, engine: str, zh: Sequence[str], en: Sequence[str], model: str = "") -> None:
        whose, own = (f"{model}：", f"{model}: ") if model else ("", "")
        super().__init__(
            f"{whose}{engine} 引擎不支持 {'、'.join(zh)}，没有运行。改法：改用 --engine duckdb，或者改写模型\n"
            f"{own}{engine} cannot do {', '.join(en)}; nothing was run"
        )
