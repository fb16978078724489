"""How far a run is, on standard error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from jianheng.cli.output import messages
from jianheng.engine import stage


@contextmanager
def run_bar(titles: Mapping[str, str]) -> Iterator[stage.Progress]:
    """A bar with the model's title, its number, its part and the acts answered so far.

    Args:
        titles: Chinese title of each model.
    """
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=28), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=False) as bar:
        task = bar.add_task("准备 preparing", total=None)
        told: set[str] = set()

        def show(now: stage.Stage) -> None:
            for line in _once(now):
                if line not in told:
                    told.add(line)
                    bar.console.print(line, markup=False)
            done = now.done + now.part / now.parts
            bar.update(task, total=now.models, completed=done, description=_words(now, titles), refresh=True)

        yield show


def _words(now: stage.Stage, titles: Mapping[str, str]) -> str:
    if not now.model:
        return f"完成 done：{now.models} 个模型，{now.acts} 件"
    part = f"，第 {now.part + 1}/{now.parts} 部分" if now.parts > 1 else ""
    return f"{titles.get(now.model, now.model)}（第 {now.done + 1}/{now.models} 个模型{part}，已判断 {now.acts} 件）"


def _once(now: stage.Stage) -> Iterator[str]:
    """What is worth a line of its own, once."""
    if now.taken_up:
        yield (
            f"接着上次没有完成的运行：{now.taken_up} 个模型已有结果，继续其余 {now.models - now.taken_up} 个；"
            "要从头开始，加上 --fresh\n"
            f"taking up the interrupted run: {now.taken_up} models are done already (--fresh begins anew)"
        )
    for name in now.damaged:
        yield f"上次留下的 {name} 已损坏，重新计算\n{name} was left damaged and is made anew"
