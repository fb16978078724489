"""What keeps a run from being made, in words for whoever asked for it in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jianheng.desk.jobs.kinds import Refused
from jianheng.engine.engine import EngineFailedError
from jianheng.intake.problem import IntakeError
from jianheng.running import TOLD_ERRORS
from jianheng.running import Refused as NotRun

KEPT = ("已完成的模型都留着，再运行一次会从这里继续。", "The models that are done are kept: run again to go on.")


@contextmanager
def told_to_the_reader() -> Iterator[None]:
    """Turn what can be told into a refusal of the job.

    Raises:
        Refused: with why, and what to do.
    """
    try:
        yield
    except IntakeError as error:
        if any(problem.code == "busy" for problem in error.problems):
            raise Refused(
                "这个工作区里另有一次运行或读入正在进行。等它完成后，再运行一次。",
                "Another run is going on in this workspace. Wait until it is done and run again.",
            ) from error
        problems = error.problems
        raise Refused("\n".join(p.zh() for p in problems), "\n".join(p.en() for p in problems)) from error
    except NotRun as error:
        raise Refused(error.zh, error.en) from error
    except EngineFailedError as error:
        raise Refused(
            f"运行没有完成：{error.zh}。{KEPT[0]}", f"The run was not finished: {error.en}. {KEPT[1]}"
        ) from error
    except TOLD_ERRORS as error:
        raise Refused(str(error), str(error)) from error
    except MemoryError as error:
        raise Refused(
            f"内存不足，运行没有完成。{KEPT[0]}请先关闭其他程序，或分几次运行部分模型。",
            f"Out of memory; the run was not finished. {KEPT[1]} Close other programs, or run fewer models at a time.",
        ) from error
    except OSError as error:
        raise Refused(
            f"不能写入（{error.strerror or error}），运行没有完成。{KEPT[0]}请系统管理员检查磁盘空间和权限。",
            f"Cannot be written ({error.strerror or error}). {KEPT[1]} Have the disk and its permissions checked.",
        ) from error
