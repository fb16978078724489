"""Where the processor seconds of a run go."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import jianheng.chain.delivered
import jianheng.engine.examined
import jianheng.engine.incremental.examiner
import jianheng.engine.incremental.few
import jianheng.engine.run
from jianheng.chain.delivered import Delivered
from jianheng.engine.execute import Session
from jianheng.engine.incremental import Earlier, States
from jianheng.engine.incremental.touched import Touched
from jianheng.engine.kept import Kept

TIMED: tuple[tuple[Any, str, str], ...] = (
    (Delivered, "rows", "读数据 reading data"),
    (Delivered, "with_derived", "读数据 reading data"),
    (jianheng.chain.delivered, "number_links", "读数据 reading data"),
    (jianheng.chain.delivered, "stated_numbers", "读数据 reading data"),
    (Delivered, "columns", "读数据 reading data"),
    (Delivered, "fitted", "读数据 reading data"),
    (jianheng.engine.run, "open_session", "打开数据 opening data"),
    (States, "open", "打开数据 opening data"),
    (jianheng.engine.incremental.earlier, "few", "找出有关的人 finding the persons concerned"),
    (Touched, "compare", "比较 comparing"),
    (Session, "_plan", "编排 planning"),
    (Session, "answers", "审查 examining"),
    (Session, "left", "审查 examining"),
    (jianheng.engine.incremental.examiner, "_join", "审查 examining"),
    (jianheng.engine.examined, "explain", "说明 explaining"),
    (jianheng.engine.incremental.examiner, "_explained", "说明 explaining"),
    (Earlier, "counted", "读以前的结论 reading earlier answers"),
    (Earlier, "kinds", "读以前的结论 reading earlier answers"),
    (Earlier, "explained", "读以前的结论 reading earlier answers"),
    (Kept, "piece", "存放 keeping"),
    (jianheng.engine.run, "_write", "写出 writing"),
    (jianheng.engine.run, "written_files", "校验 hashing"),
)


@contextmanager
def stages() -> Iterator[dict[str, float]]:
    """Count the processor seconds of each stage, without those of the stages inside it."""
    spent: dict[str, float] = {}
    inside: list[float] = [0.0]

    def timed(function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            inside.append(0.0)
            try:
                return function(*given, **named)
            finally:
                took = time.process_time() - began
                spent[stage] = spent.get(stage, 0.0) + took - inside.pop()
                inside[-1] += took

        return run

    patches = [patch.object(owner, name, timed(getattr(owner, name), stage)) for owner, name, stage in TIMED]
    for each in patches:
        each.start()
    try:
        yield spent
    finally:
        for each in patches:
            each.stop()
