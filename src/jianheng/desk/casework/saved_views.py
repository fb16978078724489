"""Lists that people keep: those that everybody has, and one's own under names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.http import QueryDict

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.conditions import Conditions
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.kept_counts import kept_count
from jianheng.desk.casework.list_state import ListState, state_of
from jianheng.desk.casework.listing import TAB_TO, Count
from jianheng.desk.casework.models import Clue, SavedView
from jianheng.desk.casework.searching import seek
from jianheng.desk.words import Words

# A view of prompts says so at its beginning; one of clues says nothing.
OF_PROMPTS = "list=prompts&"
MOST_VIEWS = 30
QUERY_LIMIT, NAME_LIMIT = 1000, 60

DEFAULTS: dict[str, tuple[tuple[Words, str], ...]] = {
    Clue.CLUE: (
        (Words("全部未办结", "All open"), ""),
        (Words("我的待办", "My open items"), "owner=me&sort=due"),
        (Words("七日内到期", "Due within 7 days"), "due=7&sort=due"),
        (Words("新发现", "Newly found"), "status=new"),
        (Words("严重 · 未领取", "Serious, not taken"), "grade=serious&owner=none"),
        (Words("判断有变化", "Answer changed"), "changed=yes&status=all"),
    ),
    Clue.PROMPT: (
        (Words("全部未办结", "All open"), ""),
        (Words("我的待办", "My open items"), "owner=me&sort=due"),
        (Words("新提示", "New"), "status=new"),
        (Words("已办结", "Closed"), "status=closed"),
    ),
}


@dataclass(frozen=True)
class Tab:
    """A view above a list.

    Args:
        name: its name.
        query: its address.
        count: its rows.
        is_current: whether it is the one that is shown.
    """

    name: str
    query: str
    count: Count
    is_current: bool


def tabs_of(state: ListState, reach: QuerySet[Clue], user: User) -> list[Tab]:
    """The views above a list, each with its count.

    Args:
        state: what is shown.
        reach: clues and prompts that the person sees.
        user: who looks.
    """
    section = state.conditions.section
    told = [(str(words), query) for words, query in DEFAULTS[section]]
    told += [(view.name, bare(view)) for view in own_views(user, section)]
    shown = sorted(state.conditions.pairs)
    tabs, found = [], False
    for name, query in told:
        asked = _asked(query, section)
        same = not found and sorted(asked.pairs) == shown
        found = found or same
        tabs.append(Tab(name, query, kept_count(asked, partial(asked.among, reach, user), user, TAB_TO), same))
    return tabs


@lru_cache(maxsize=1000)
def _asked(query: str, section: str) -> Conditions:
    """The conditions of a view: a handful of them are read for every page of a list."""
    return state_of(QueryDict(query), section).conditions


def own_views(user: User, section: str) -> list[SavedView]:
    """One's own views of clues or of prompts."""
    views = user.views.all()
    return [view for view in views if view.query.startswith(OF_PROMPTS) == (section == Clue.PROMPT)]


def bare(view: SavedView) -> str:
    """The address's query of a view."""
    return view.query.removeprefix(OF_PROMPTS)


def save(user: User, state: ListState, name: str) -> SavedView:
    """Keep a list under a name.

    Args:
        user: whose view it is.
        state: the list.
        name: a name; a person's search is kept as a keyed hash.

    Raises:
        NotAllowed: the name is missing or taken, or there are too many views.
    """
    name = _named(name)
    if user.views.count() >= MOST_VIEWS:
        raise NotAllowed(f"最多保存 {MOST_VIEWS} 个视图。请先删去不用的。", f"At most {MOST_VIEWS} views.")
    kept = ListState(unnamed(state.conditions, user), state.sort, state.direction, state.group)
    query = (OF_PROMPTS if state.conditions.section == Clue.PROMPT else "") + kept.query
    if len(query) > QUERY_LIMIT:
        raise NotAllowed("条件太多，存不下。请去掉几项。", "Too many conditions to keep; take some away.")
    last = user.views.aggregate(last=Max("position"))["last"]
    try:
        with transaction.atomic():
            return SavedView.objects.create(owner=user, name=name, query=query, position=(last or 0) + 1)
    except IntegrityError as error:
        raise _taken(name) from error


def rename(view: SavedView, name: str) -> None:
    """Give a view another name; errors as for `save`."""
    view.name = _named(name)
    try:
        with transaction.atomic():
            view.save(update_fields=["name"])
    except IntegrityError as error:
        raise _taken(view.name) from error


def move(view: SavedView, by: int) -> None:
    """Move a view among its owner's views.

    Args:
        view: the view.
        by: -1 towards the front, 1 towards the end.
    """
    section = Clue.PROMPT if view.query.startswith(OF_PROMPTS) else Clue.CLUE
    views = own_views(view.owner, section)
    at = [one.pk for one in views].index(view.pk)
    to = max(0, min(len(views) - 1, at + by))
    views.insert(to, views.pop(at))
    with transaction.atomic():
        for position, one in enumerate(views, start=1):
            SavedView.objects.filter(pk=one.pk).update(position=position)


def unnamed(asked: Conditions, user: User) -> Conditions:
    """The same conditions without the words of a search for a person: a keyed hash stands for them.

    Names and numbers of persons are kept nowhere in the workbench's own records.
    """
    text = asked.one("q")
    key = seek(text, user).person if text else ""
    return asked.but("q").but("who", key) if key else asked


def logged(asked: Conditions, user: User) -> str:
    """Conditions as they may stand in the log."""
    bare_of_words = unnamed(asked, user)
    return urlencode([(name, value if name != "q" else "…") for name, value in bare_of_words.pairs])


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise NotAllowed("请写视图的名称。", "Give the view a name.")
    if len(name) > NAME_LIMIT:
        raise NotAllowed(f"名称最多 {NAME_LIMIT} 字。", f"A name has at most {NAME_LIMIT} characters.")
    return name


def _taken(name: str) -> NotAllowed:
    return NotAllowed(f"已经有一个视图叫“{name}”。", f"There is a view “{name}” already.")
