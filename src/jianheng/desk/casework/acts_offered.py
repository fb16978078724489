"""The acts that a page offers: what each asks for, who may do it, and when it makes sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.casework import actions, forms
from jianheng.desk.casework.models import Clue, Event
from jianheng.desk.words import Words

Given = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """Something that a person does with a clue.

    Args:
        kind: its name in addresses.
        title: what its button says.
        done: what is said once it is done.
        can: who may.
        key: its single key; empty for none.
        form: what it asks for.
        do: does it.
        fits: whether it makes sense now.
        files: whether files may come with it.
    """

    kind: str
    title: Words
    done: Words
    can: Can
    key: str
    form: type[forms.ActForm]
    do: Callable[[User, Clue, Given], Event]
    fits: Callable[[Clue, User], bool]
    files: bool = False

    @property
    def dialog(self) -> str:
        """Id of its dialog."""
        return f"act-{self.kind}"


def _open(clue: Clue, _user: User) -> bool:
    return clue.is_open and clue.status != Clue.REVIEW


def _free(clue: Clue, user: User) -> bool:
    return _open(clue, user) and clue.owner_id is None


def _for_review(clue: Clue, user: User) -> bool:
    last = clue.events.filter(kind="conclude").last() if clue.status == Clue.REVIEW else None
    return clue.status == Clue.REVIEW and (last is None or last.by_id != user.pk)


def _prompt(clue: Clue, user: User) -> bool:
    return _open(clue, user) and clue.section == Clue.PROMPT


ALL = (
    Act(
        "take",
        Words("领取", "Take"),
        Words("已领取，由您承办。", "Taken; it is yours."),
        Can.CLUE_WORK,
        "t",
        forms.ActForm,
        lambda user, clue, given: actions.take(user, clue.pk, given["turn"]),
        _free,
    ),
    Act(
        "assign",
        Words("分派", "Assign"),
        Words("已分派。", "Assigned."),
        Can.CLUE_ASSIGN,
        "a",
        forms.AssignForm,
        lambda user, clue, given: actions.assign(user, clue.pk, given["turn"], given["to"]),
        _open,
    ),
    Act(
        "ask",
        Words("调取材料", "Ask for material"),
        Words("已记下调取的材料，线索待补材料。", "Noted; the clue waits for the material."),
        Can.CLUE_WORK,
        "d",
        forms.AskForm,
        lambda user, clue, given: actions.ask_for_material(
            user, clue.pk, given["turn"], given["what"], given["of"], given["due"]
        ),
        _open,
        files=True,
    ),
    Act(
        "check",
        Words("记录核查", "Record a check"),
        Words("已记下核查。", "The check is recorded."),
        Can.CLUE_WORK,
        "v",
        forms.CheckForm,
        lambda user, clue, given: actions.check(user, clue.pk, given["turn"], given["what"], given["on"]),
        _open,
        files=True,
    ),
    Act(
        "note",
        Words("备注", "Note"),
        Words("已记下备注。", "Noted."),
        Can.CLUE_WORK,
        "",
        forms.NoteForm,
        lambda user, clue, given: actions.add_note(user, clue.pk, given["turn"], given["text"]),
        lambda _clue, _user: True,
        files=True,
    ),
    Act(
        "due",
        Words("设定期限", "Set a deadline"),
        Words("期限已更新。", "The deadline is set."),
        Can.CLUE_WORK,
        "",
        forms.DueForm,
        lambda user, clue, given: actions.set_due(user, clue.pk, given["turn"], given["due"]),
        _open,
    ),
    Act(
        "open",
        Words("立为线索", "Open as a clue"),
        Words("已立为线索，由您承办。", "Opened as a clue."),
        Can.CLUE_WORK,
        "",
        forms.ReasonForm,
        lambda user, clue, given: actions.open_as_clue(user, clue.pk, given["turn"], given["why"]),
        _prompt,
    ),
    Act(
        "review",
        Words("复核", "Review"),
        Words("复核意见已保存。", "The review is saved."),
        Can.CLUE_REVIEW,
        "",
        forms.ReviewForm,
        lambda user, clue, given: actions.review(
            user, clue.pk, given["turn"], given["agrees"] == forms.AGREES, given["why"]
        ),
        _for_review,
    ),
    Act(
        "reopen",
        Words("重新办理", "Reopen"),
        Words("已重新办理。", "Reopened."),
        Can.CLUE_WORK,
        "",
        forms.ReasonForm,
        lambda user, clue, given: actions.reopen(user, clue.pk, given["turn"], given["why"]),
        lambda clue, _user: clue.status == Clue.CLOSED,
    ),
    Act(
        "conclude",
        Words("作出结论", "Conclude"),
        Words("结论已保存。", "The conclusion is saved."),
        Can.CLUE_WORK,
        "c",
        forms.ConcludeForm,
        lambda user, clue, given: actions.conclude(user, clue.pk, given["turn"], given["conclusion"], given["why"]),
        _open,
        files=True,
    ),
)
BY_KIND = {act.kind: act for act in ALL}


def offered(clue: Clue, user: User) -> list[Act]:
    """The acts that a person may do with a clue now."""
    return [act for act in ALL if act.can in user.capabilities and act.fits(clue, user)]
