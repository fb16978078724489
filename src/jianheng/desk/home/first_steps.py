"""What to do first in an empty workbench."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.home.ways import way
from jianheng.desk.words import say


@dataclass(frozen=True)
class FirstStep:
    """A step.

    Args:
        title: what to do.
        told: how.
        url: where; empty where the reader cannot go there.
        done: whether it is done.
    """

    title: str
    told: str
    url: str
    done: bool


def first_steps(user: User, has_data: bool, has_run: bool) -> list[FirstStep]:
    """The steps until the first clues; none once a run is there.

    Args:
        user: for whom.
        has_data: whether data have come.
        has_run: whether models have run.
    """
    if has_run:
        return []
    return [
        FirstStep(
            say("把数据放进来", "Bring data in"),
            say(
                "各单位移交的 Excel、CSV 和文书，一份一份放进来；认不准的列会问您一次。",
                "Excel, CSV and documents as institutions hand them over; doubtful columns are asked once.",
            ),
            way(user, Can.DATA_ADD, "data:overview"),
            has_data,
        ),
        FirstStep(
            say("运行模型", "Run models"),
            say(
                "每一件行为得到一个判断：违法、未见违法、未到期、不适用或无法判断。",
                "Every act gets an answer: unlawful, no violation, not yet due, exempt or undetermined.",
            ),
            way(user, Can.MODEL_RUN, "models:library"),
            has_run,
        ),
        FirstStep(
            say("核查线索", "Check clues"),
            say(
                "逐条看依据，记录核查，作出结论。软件只提出，人来定。",
                "Look at the proof, record checks, conclude. The software proposes, people decide.",
            ),
            way(user, Can.CLUE_READ, "clues:list"),
            False,
        ),
    ]
