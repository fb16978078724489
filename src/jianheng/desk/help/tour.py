"""A tour of the pages: a handful of steps, each on its page, at which a person stands until they go on or leave."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.words import Words


@dataclass(frozen=True)
class Step:
    """A step.

    Args:
        name: under which it is kept where a person stands.
        url: name of its page.
        can: what its page asks for.
        title: what the page is for.
        told: what to look at.
        at: selector of what is pointed at, where scripts run.
    """

    name: str
    url: str
    can: Can
    title: Words
    told: Words
    at: str = ""


STEPS = (
    Step(
        "home",
        "home:home",
        Can.HOME,
        Words("从首页开始", "Begin at home"),
        Words(
            "第一句话说有几件等您处理。每个数都能点开，看到它数的是哪些行；右上角写着数据截至哪一天。",
            "The first sentence says how much waits. Every figure opens its rows; the day of the data is at the top.",
        ),
        ".summary",
    ),
    Step(
        "clues",
        "clues:list",
        Can.CLUE_READ,
        Words("线索：机器找到、等人核查的行为", "Clues: acts found by rules, to be checked by people"),
        Words(
            "按单位、模型、状态筛选；点一行看摘要，再点进去看依据。缺数据的行为不会成为线索，只会得到“无法判断”。",
            "Narrow by institution, model, status; open a row for its proof. Missing data never make a clue.",
        ),
        "[data-list]",
    ),
    Step(
        "models",
        "models:library",
        Can.MODEL_READ,
        Words("模型：一条规定怎样变成检查", "Models: how a rule becomes a check"),
        Words(
            "每个模型写明义务、条文、例外和案例，判断都有分母。点开一个，看它查了多少件、差一点的有哪些。",
            "Each tells its duty, articles, exceptions and cases, and its answers with their denominator.",
        ),
        "main table, main .panel",
    ),
    Step(
        "data",
        "data:overview",
        Can.DATA_READ,
        Words("数据：谁交来了什么，交到哪天", "Data: who delivered what, until when"),
        Words(
            "把单位的 Excel 拖进来就能导入，认不准的列问您一次。只有单位说明“都在内”的，查不到才说明没有。",
            "Drop an institution's Excel here; doubtful columns are asked once. "
            "Only what is stated complete proves an absence.",
        ),
        "main .panel",
    ),
    Step(
        "warning",
        "warning:all",
        Can.CLUE_READ,
        Words("预警清单：在违法以前提醒", "Early warning: before anything is late"),
        Words(
            "下周各单位将到期的事项，一键做成 Word 和 Excel 交给单位。只说事项，不评价人。",
            "What falls due next week, by institution, as Word and Excel in one click. It judges nobody.",
        ),
        "main .toolbar",
    ),
    Step(
        "help",
        "help:help",
        Can.HOME,
        Words("看不懂时", "When something is unclear"),
        Words(
            "每页右上角有“帮助”；带虚线的词点开是解释；按 ? 看快捷键。导览随时可以从帮助页重新开始。",
            "Help is at the top of every page; words with a dotted line are explained; ? shows the keys. "
            "The tour can begin again from the help page.",
        ),
        "main .panel",
    ),
)


@dataclass(frozen=True)
class Here:
    """Where a person stands in the tour.

    Args:
        step: the step.
        number: its number, from 1.
        of: how many there are.
        url: its page.
        is_last: whether none follows.
    """

    step: Step
    number: int
    of: int
    url: str

    @property
    def is_last(self) -> bool:
        """Whether no step follows."""
        return self.number == self.of


def steps_of(user: User) -> list[Step]:
    """The steps whose pages a person may open."""
    return [step for step in STEPS if step.can in user.capabilities]


def step_of(user: User) -> Here | None:
    """Where a person stands; None where they take no tour.

    Args:
        user: the person.
    """
    steps = steps_of(user)
    number = next((n for n, step in enumerate(steps, start=1) if step.name == user.tour), 0)
    return Here(steps[number - 1], number, len(steps), reverse(steps[number - 1].url)) if number else None


def moved(user: User, act: str) -> Here | None:
    """Move a person and keep where they stand.

    Args:
        user: the person.
        act: `begin`, `next`, `back` or `leave`; anything else leaves them where they are.

    Returns:
        Where they stand now; None where the tour is over.
    """
    steps, here = steps_of(user), step_of(user)
    at = here.number - 1 if here else 0
    at = {"begin": 0, "next": at + 1, "back": max(0, at - 1), "leave": len(steps)}.get(act, at)
    user.tour = steps[at].name if at < len(steps) else ""
    user.save(update_fields=["tour"])
    return step_of(user)
