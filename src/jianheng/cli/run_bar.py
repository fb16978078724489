"""How far a run is, on standard error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from jianheng.cli.output import messages
from jianheng.engine.stage import Stage


class RunBar:
    """A bar with the model's title, its number, its part and the acts answered so far.

    Args:
        bar: where it is shown.
        titles: Chinese title of each model.
    """

    def __init__(self, bar: Progress, titles: Mapping[str, str]) -> None:
        self.bar, self.titles = bar, titles
        self.task = bar.add_task("准备 preparing", total=None)
        self.last: Stage | None = None

    def __call__(self, now: Stage) -> None:
        """Show where a run stands."""
        if self.last is None:
            for line in _taken_up(now):
                self.bar.console.print(line, markup=False)
        self.last = now
        done = now.done + now.part / now.parts
        self.bar.update(self.task, total=now.models, completed=done, description=self._words(now), refresh=True)

    def _words(self, now: Stage) -> str:
        if not now.model:
            return f"完成 done：{now.models} 个模型，{now.acts} 件"
        part = f"，第 {min(now.part + 1, now.parts)}/{now.parts} 部分" if now.parts > 1 else ""
        title = self.titles.get(now.model, now.model)
        return f"{title}（第 {now.done + 1}/{now.models} 个模型{part}，已判断 {now.acts} 件）"


@contextmanager
def run_bar(titles: Mapping[str, str]) -> Iterator[RunBar]:
    """Show a bar while a run goes on."""
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=28), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=False) as bar:
        yield RunBar(bar, titles)


def _taken_up(now: Stage) -> Iterator[str]:
    """What an interrupted run left."""
    if now.pieces:
        yield (
            f"接着上次没有完成的运行：{now.taken_up} 个模型已有全部结果，继续其余 {now.models - now.taken_up} 个"
            "（要从头开始，加上 --fresh）\n"
            f"taking up the interrupted run: {now.taken_up} models are done (--fresh begins anew)"
        )
    for name in now.damaged:
        yield f"上次留下的 {name} 已损坏，重新计算\n{name} was left damaged and is made anew"
