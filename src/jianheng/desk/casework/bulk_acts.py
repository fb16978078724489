"""What can be done with many rows of a list at once: each of them is an act of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework import actions
from jianheng.desk.casework.catalogue import workers
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.searching import numbered
from jianheng.desk.words import Words, say

MOST = 500
MUST = frozenset({"to", "text", "same", "conclusion"})
Written = Mapping[str, str]
Do = Callable[[User, int, int, Written], object]
BOTH = (Clue.CLUE, Clue.PROMPT)


@dataclass(frozen=True)
class BulkAct:
    """An act for the rows that are ticked.

    Args:
        name: its name in forms.
        title: its word on the button.
        key: its key; empty where it has none.
        can: who may.
        sections: of which lists.
        fields: what has to be written; empty where it is done at once.
        do: does it to one row: `(actor, clue id, turn, what was written)`.
    """

    name: str
    title: Words
    key: str
    can: Can
    sections: tuple[str, ...]
    fields: tuple[str, ...]
    do: Do


@dataclass(frozen=True)
class Pick:
    """A row that was ticked, and the turn that the person saw."""

    id: int
    turn: int

    @property
    def value(self) -> str:
        """As in a form."""
        return f"{self.id}:{self.turn}"


@dataclass(frozen=True)
class Outcome:
    """What came of an act for one row.

    Args:
        pick: the row.
        clue: the row as it is now; None where there is none in the person's scope.
        why_not: why nothing was done; empty where it was.
    """

    pick: Pick
    clue: Clue | None
    why_not: str = ""


def picks_of(values: Iterable[str]) -> list[Pick]:
    """Read ticked rows of a form; what is none is passed over, and each row counts once."""
    found: dict[int, Pick] = {}
    for value in values:
        pk, _, turn = value.partition(":")
        if pk.isascii() and pk.isdecimal() and turn.isascii() and turn.isdecimal() and len(pk) < 19 and len(turn) < 10:  # noqa: PLR2004
            found.setdefault(int(pk), Pick(int(pk), int(turn)))
    return list(found.values())


def acts_for(user: User, section: str) -> list[BulkAct]:
    """The acts that a person may do in a list."""
    return [act for act in ACTS.values() if section in act.sections and act.can in user.capabilities]


def missing(act: BulkAct, written: Written) -> bool:
    """Whether something that an act wants is not written."""
    # A duplicate needs no words beside the number of the other one.
    must = (set(act.fields) & MUST) - ({"text"} if "same" in act.fields else set())
    return any(not written.get(name, "").strip() for name in must)


def do_all(act: BulkAct, actor: User, picks: Iterable[Pick], written: Written) -> list[Outcome]:
    """Do an act for each row; one that is refused keeps none of the others from being done.

    Args:
        act: the act.
        actor: who.
        picks: the rows.
        written: what was written into the form.
    """
    return [_one(act, actor, pick, written) for pick in picks]


def _one(act: BulkAct, actor: User, pick: Pick, written: Written) -> Outcome:
    try:
        act.do(actor, pick.id, pick.turn, written)
        why_not = ""
    except (Conflict, NotAllowed) as refused:
        why_not = say(refused.zh, refused.en)
    except Clue.DoesNotExist:
        told = say("没有这一条，或不在您的管辖范围内。", "There is none, or it lies outside your jurisdiction.")
        return Outcome(pick, None, told)
    found = in_scope(Clue.objects.select_related("institution"), actor).filter(pk=pick.id).first()
    return Outcome(pick, found, why_not)


def _take(actor: User, pk: int, turn: int, written: Written) -> object:
    return actions.take(actor, pk, turn)


def _assign(actor: User, pk: int, turn: int, written: Written) -> object:
    to = next((one for one in workers() if str(one.pk) == written.get("to")), None)
    if to is None:
        raise NotAllowed("请选择承办人。", "Choose who is to have it.")
    return actions.assign(actor, pk, turn, to)


def _ask(actor: User, pk: int, turn: int, written: Written) -> object:
    return actions.ask_for_material(
        actor, pk, turn, written.get("text", ""), written.get("of", "").strip(), _day(written.get("due", ""))
    )


def _check(actor: User, pk: int, turn: int, written: Written) -> object:
    return actions.check(actor, pk, turn, written.get("text", ""))


def _close(actor: User, pk: int, turn: int, written: Written) -> object:
    return actions.conclude(actor, pk, turn, written.get("conclusion", ""), written.get("text", ""))


def _open(actor: User, pk: int, turn: int, written: Written) -> object:
    return actions.open_as_clue(actor, pk, turn, written.get("text", ""))


def _duplicate(actor: User, pk: int, turn: int, written: Written) -> object:
    asked = numbered(written.get("same", "").strip())
    same = in_scope(Clue.objects.filter(asked), actor).first() if asked is not None else None
    if same is None:
        raise NotAllowed(
            "请写明与哪一条重复，写全编号，如 2026-000123。", "Say of which one, by its full number, as 2026-000123."
        )
    if same.pk == pk:
        raise NotAllowed("这一条就是您写的那一条，不能与自己重复。", "This is the very one; it cannot repeat itself.")
    why = say(f"与 {same.number} 重复。", f"Repeats {same.number}. ") + written.get("text", "").strip()
    return actions.conclude(actor, pk, turn, "duplicate", why)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        if text.strip():
            raise NotAllowed(f"没有 {text} 这一天。请按 2026-12-02 这样写。", f"There is no day {text}.") from None
        return None


ACTS: Mapping[str, BulkAct] = {
    act.name: act
    for act in (
        BulkAct("take", Words("领取", "Take"), "t", Can.CLUE_WORK, BOTH, (), _take),
        BulkAct("assign", Words("分派", "Assign"), "a", Can.CLUE_ASSIGN, BOTH, ("to",), _assign),
        BulkAct("ask", Words("调取材料", "Ask for material"), "d", Can.CLUE_WORK, BOTH, ("text", "of", "due"), _ask),
        BulkAct(
            "duplicate",
            Words("标为重复", "Mark as duplicate"),
            "",
            Can.CLUE_WORK,
            (Clue.CLUE,),
            ("same", "text"),
            _duplicate,
        ),
        BulkAct("check", Words("已了解", "Looked into"), "v", Can.CLUE_WORK, (Clue.PROMPT,), ("text",), _check),
        BulkAct("close", Words("办结", "Close"), "c", Can.CLUE_WORK, (Clue.PROMPT,), ("conclusion", "text"), _close),
        BulkAct("open", Words("立为线索", "Open as a clue"), "o", Can.CLUE_WORK, (Clue.PROMPT,), ("text",), _open),
    )
}
