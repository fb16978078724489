"""What stops a run on its way, and what is said then."""

from __future__ import annotations

import errno
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Protocol

from jianheng.cli.output import STOPPED, fail
from jianheng.engine.engine import EngineFailedError
from jianheng.engine.stage import Stage

FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class Told(Protocol):
    """Who was told how far the run is."""

    last: Stage | None


class Stopping:
    """What Ctrl-C does: it calls the engine off, and is remembered.

    An interrupt that Python raises while it collects garbage, or in a call from compiled code, is lost there; it is
    therefore raised again before the next model begins.
    """

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []
        self.stopped = False

    def call(self, on_stop: Callable[[], None]) -> None:
        """Have something called on Ctrl-C, from another thread."""
        self.calls.append(on_stop)

    def before(self, progress: Callable[[Stage], None]) -> Callable[[Stage], None]:
        """Look for a lost interrupt before a model begins; at the end of a run it is too late."""

        def told(stage: Stage) -> None:
            if self.stopped and stage.model:
                raise KeyboardInterrupt
            progress(stage)

        return told


@contextmanager
def safely(runs: Path, told: Told) -> Iterator[Stopping]:
    """Say what stopped a run, what of it is kept, and how to go on.

    Args:
        runs: the folder of runs.
        told: who knows how far it came.

    Yields:
        What Ctrl-C does.
    """
    try:
        with _interruptible() as stopping:
            yield stopping
    except KeyboardInterrupt:
        zh, en = _kept(runs, told.last)
        fail(f"已中断，没有写出这次运行的结果；{zh}\nstopped, nothing of this run was written; {en}", STOPPED)
    except MemoryError as error:
        zh, en = _kept(runs, told.last)
        mend = "用 --memory 给出更大的上限，关闭其他程序，或者腾出磁盘空间供临时存放"
        fail(
            f"{runs}：内存不足，运行没有完成；{zh}。改法：{mend}\n"
            f"out of memory, the run was not finished; {en}. Mend: allow more with --memory, or free disk space\n"
            f"  {error}"
        )
    except EngineFailedError as error:
        zh, en = _kept(runs, told.last)
        fail(
            f"{runs}：运行没有完成，没有写出这次运行的结果；{zh}。原因：{error.zh}\n"
            f"nothing of this run was written; {en}. Why: {error.en}\n  {error.cause}"
        )
    except OSError as error:
        zh, en = _kept(runs, told.last)
        full = error.errno in FULL
        what = "磁盘空间不足" if full else f"不能写入（{error.strerror or error}）"
        what_en = "the disk is full" if full else "cannot be written"
        fail(
            f"{runs}：{what}，运行没有完成，没有写出这次运行的结果；{zh}。改法：腾出空间或检查权限后，再执行同一条命令\n"
            f"{what_en}, nothing of this run was written; {en}. Mend: free space or check permissions, then run again"
        )


@contextmanager
def _interruptible() -> Iterator[Stopping]:
    """Ctrl-C ends a query of the engine too, which may not look at signals for minutes."""
    stopping = Stopping()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.stopped = True
        raise KeyboardInterrupt

    def watch() -> None:
        while signal.SIGINT in hears.recv(1):
            for call in stopping.calls:
                call()

    hears, speaks = socket.socketpair()
    speaks.setblocking(False)
    watcher = threading.Thread(target=watch, daemon=True)
    before, waker = signal.signal(signal.SIGINT, stop), signal.set_wakeup_fd(speaks.fileno())
    watcher.start()
    try:
        yield stopping
    except Exception as error:
        if stopping.stopped:
            raise KeyboardInterrupt from error
        raise
    finally:
        signal.signal(signal.SIGINT, before)
        signal.set_wakeup_fd(waker)
        speaks.close()
        watcher.join()
        hears.close()


def _kept(runs: Path, last: Stage | None) -> tuple[str, str]:
    """What is kept, and how to go on."""
    others = "以前的运行没有改动", "earlier runs are untouched"
    if last is None or not last.pieces:
        return others
    whole = last.part == last.parts
    done = f"{last.done + whole}/{last.models}"
    part = f"和下一个模型的 {last.part}/{last.parts} 部分" if last.part and not whole else ""
    zh = f"已完成的 {done} 个模型{part}保留在 {runs}，再执行同一条命令就从这里继续，加上 --fresh 从头开始"
    en = f"{done} models are kept aside, the same command goes on from there (--fresh begins anew)"
    return f"{others[0]}，{zh}", f"{others[1]}; {en}"
