"""The conditions of a list in words, each with the address of the list without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jianheng.desk.accounts.models import Office, User
from jianheng.desk.casework.catalogue import known_models
from jianheng.desk.casework.conditions import EVERY, LATE, ME, NAMES, NOBODY, OPEN, Conditions
from jianheng.desk.casework.searching import unit_names
from jianheng.desk.casework.words import ANSWERS, CONCLUSIONS, GRADES, STATUSES, area_title
from jianheng.desk.words import Words, say

TITLES: Mapping[str, Words] = {
    "status": Words("状态", "Status"),
    "standing": Words("判断", "Answer"),
    "changed": Words("变化", "Change"),
    "area": Words("领域", "Area"),
    "model": Words("模型", "Model"),
    "institution": Words("单位", "Institution"),
    "office": Words("院", "Office"),
    "owner": Words("承办", "Owner"),
    "grade": Words("程度", "Grade"),
    "conclusion": Words("结论", "Conclusion"),
    "due": Words("期限", "Due"),
    "from": Words("行为日", "Date of act"),
    "to": Words("行为日", "Date of act"),
    "found": Words("发现", "Found"),
    "found_to": Words("发现", "Found"),
    "concluded": Words("办结", "Closed"),
    "concluded_to": Words("办结", "Closed"),
    "document": Words("文书", "Document"),
    "q": Words("搜索", "Search"),
    "who": Words("人员", "Person"),
}
UNCONCLUDED = Words("没有结论", "None yet")
NAMED = 2


@dataclass(frozen=True)
class Chip:
    """A condition.

    Args:
        name: its name in the address.
        title: what is narrowed.
        words: to what.
        rest: the conditions without it.
    """

    name: str
    title: str
    words: str
    rest: Conditions


def chips_of(asked: Conditions, user: User) -> list[Chip]:
    """The conditions in words; a list of the open ones says that it is one."""
    found = []
    for name in NAMES:
        values = asked.values.get(name, (OPEN,) if name == "status" else ())
        if not values or values == (EVERY,):
            continue
        rest = asked.but("status", EVERY) if name == "status" else asked.but(name)
        found.append(Chip(name, str(TITLES[name]), _told(name, values, user), rest))
    return found


def in_words(asked: Conditions, user: User) -> str:
    """All conditions in one line, for a file that leaves the workbench."""
    mark, colon = say("；", "; "), say("：", ": ")
    return mark.join(f"{chip.title}{colon}{chip.words}" for chip in chips_of(asked, user))


def _told(name: str, values: tuple[str, ...], user: User) -> str:
    words = [each for each in TELL[name](values, user) if each]
    if len(words) <= NAMED:
        return say("、", ", ").join(words)
    return say(f"{words[0]}等 {len(words)} 项", f"{words[0]} + {len(words) - 1}")


def _status(values: tuple[str, ...], user: User) -> list[str]:
    return [say("未办结", "open") if value == OPEN else str(STATUSES[value]) for value in values if value != EVERY]


def _models(values: tuple[str, ...], user: User) -> list[str]:
    titles = {one.id: one.title for one in known_models()}
    return [titles.get(value, value) for value in values]


def _units(values: tuple[str, ...], user: User) -> list[str]:
    names = unit_names([int(value) for value in values])
    return [names.get(int(value), say("不详", "unknown")) for value in values]


def _owner(values: tuple[str, ...], user: User) -> list[str]:
    if values[0] == ME:
        return [say("我", "me")]
    if values[0] == NOBODY:
        return [say("无人承办", "nobody")]
    owner = User.objects.filter(pk=int(values[0])).first()
    return [owner.shown_name if owner else say("不详", "unknown")]


def _due(values: tuple[str, ...], user: User) -> list[str]:
    if values[0] == LATE:
        return [say("已超期", "overdue")]
    return [say(f"{values[0]} 日内（含已超期）", f"within {values[0]} days or overdue")]


def _grade(values: tuple[str, ...], user: User) -> list[str]:
    return [str(GRADES[values[0]]) if values[0] in GRADES else say("未分", "none")]


def _office(values: tuple[str, ...], user: User) -> list[str]:
    name = Office.objects.filter(pk=int(values[0])).values_list("name", flat=True).first()
    return [name or say("不详", "unknown")]


def _from(values: tuple[str, ...], user: User) -> list[str]:
    return [say(f"{values[0]} 起", f"from {values[0]}")]


def _until(values: tuple[str, ...], user: User) -> list[str]:
    return [say(f"至 {values[0]}", f"until {values[0]}")]


def _document(values: tuple[str, ...], user: User) -> list[str]:
    first, mark, last = values[0].partition("~")
    if not mark:
        return [say("已送达", "served")]
    return [say(f"{first or '…'} 至 {last or '…'} 送达", f"served {first or '…'} to {last or '…'}")]


TELL: Mapping[str, Callable[[tuple[str, ...], User], list[str]]] = {
    "status": _status,
    "standing": lambda values, _: [str(ANSWERS[value]) for value in values],
    "changed": lambda *_: [say("上次处理后判断有变化", "the answer changed since")],
    "area": lambda values, _: [area_title(value) for value in values],
    "model": _models,
    "institution": _units,
    "office": _office,
    "owner": _owner,
    "grade": _grade,
    "conclusion": lambda values, _: [str(CONCLUSIONS.get(value, UNCONCLUDED)) for value in values],
    "due": _due,
    "from": _from,
    "to": _until,
    "found": _from,
    "found_to": _until,
    "concluded": _from,
    "concluded_to": _until,
    "document": _document,
    "q": lambda values, _: [values[0]],
    "who": lambda *_: [say("同一人", "one person")],
}
