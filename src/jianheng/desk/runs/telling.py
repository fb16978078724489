"""A run that tells a job how far it is, and ends its query when the job is called off."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.db import connections

from jianheng.desk.jobs.kinds import Step
from jianheng.engine.stage import Stage

EVERY = 0.5
PREPARING = ("读入数据", "Reading the data", 0.0, None)


class Telling:
    """What stands between a run and its job.

    A query may go on for minutes; whether the job was called off is therefore asked from a thread beside it.

    Args:
        step: the job's step.
        titles: titles of the models, in Chinese and English.
    """

    def __init__(self, step: Step, titles: Mapping[str, tuple[str, str]]) -> None:
        self._step, self._titles = step, titles
        self._now: tuple[str, str, float, float | None] = PREPARING
        self._ends: list[Callable[[], None]] = []
        self._stop = threading.Event()
        self.ended: BaseException | None = None

    def progress(self, stage: Stage) -> None:
        """Take note of where the run stands; between two models it can end as well.

        Raises:
            Exception: what the job's step raised.
        """
        if self.ended is not None and stage.model:
            raise self.ended
        self._now = told(stage, self._titles)

    def on_stop(self, end: Callable[[], None]) -> None:
        """Take what ends the engine's query."""
        self._ends.append(end)

    def watch(self) -> None:
        """Tell the job again and again, until the run has ended or the job is called off."""
        try:
            while not self._stop.wait(EVERY):
                self._step(*self._now)
        except Exception as error:  # it is raised again where the run stands
            self.ended = error
            for end in self._ends:
                end()
        finally:
            connections.close_all()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch while a run goes on; whatever ends it then, the job's own end comes first.

        Raises:
            Exception: what the job's step raised.
        """
        watcher = threading.Thread(target=self.watch, daemon=True)
        watcher.start()
        try:
            yield
        except Exception as error:
            if self.ended is not None:
                raise self.ended from error
            raise
        finally:
            self._stop.set()
            watcher.join()


def told(stage: Stage, titles: Mapping[str, tuple[str, str]]) -> tuple[str, str, float, float]:
    """Where a run stands, in both languages, with models done and models in all."""
    done = stage.done + stage.part / stage.parts
    if not stage.model:
        zh, en = f"{stage.models} 个模型都已完成，写报告", f"All {stage.models} models are done; writing the report"
        return zh, en, done, stage.models
    zh, en = titles.get(stage.model, (stage.model, stage.model))
    again_zh = f"；接着上次中断处，已有 {stage.taken_up} 个模型" if stage.taken_up else ""
    again_en = f"; {stage.taken_up} models were done before" if stage.taken_up else ""
    return (
        f"{zh}（第 {stage.done + 1}/{stage.models} 个模型，已判断 {stage.acts:,} 件{again_zh}）",
        f"{en} (model {stage.done + 1} of {stage.models}, {stage.acts:,} acts so far{again_en})",
        done,
        stage.models,
    )
