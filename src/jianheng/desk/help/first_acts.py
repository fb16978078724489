"""What is to be done before a page can show anything: bring data in, then run the models."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.models import Arrival
from jianheng.desk.home.ways import way
from jianheng.desk.place import workspace
from jianheng.desk.words import say
from jianheng.workspace import WorkspaceError


@dataclass(frozen=True)
class Act:
    """What is to be done.

    Args:
        lacks: `data` or `run`.
        told: what is missing.
        act: what the button says.
        url: where; empty where the reader may not do it.
    """

    lacks: str
    told: str
    act: str
    url: str


def first_act(user: User) -> Act | None:
    """What is to be done first; None where data are there and models have run.

    Args:
        user: who looks.
    """
    if Arrival.objects.exists():
        return None
    if not _has_data():
        return Act(
            "data",
            say(
                "还没有数据。先移入各单位移交的文件。", "There are no data yet. Bring in what institutions handed over."
            ),
            say("移入文件", "Bring files in"),
            way(user, Can.DATA_ADD, "data:begin"),
        )
    return Act(
        "run",
        say("数据已有，模型还没有运行过。", "Data are there, and no model has run yet."),
        say("运行模型", "Run models"),
        way(user, Can.MODEL_RUN, "runs:new"),
    )


def _has_data() -> bool:
    try:
        return any(path.name[0] != "." for path in workspace().batches.iterdir())
    except (WorkspaceError, OSError):
        return False
