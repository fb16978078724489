"""The documents, items and cases behind a figure; they tell of institutions and never of persons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.models import Item, Paper
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.statistics.cases import ITEM_DAY, PAPER_DAY, items, papers
from jianheng.desk.statistics.documents import KIND_WORDS
from jianheng.desk.statistics.durations import WAYS, Case, cases
from jianheng.desk.statistics.links import paper_url
from jianheng.desk.words import Words, say

FIGURES = (*PAPER_DAY, *ITEM_DAY, *WAYS)
RECTIFIED = {
    Item.OPEN: Words("未整改", "open"),
    Item.PARTLY: Words("部分整改", "partly"),
    Item.DONE: Words("已整改", "done"),
    Item.REFUSED: Words("拒不整改", "refused"),
}
RESULTS = {Item.KEPT: Words("保持", "kept"), Item.RELAPSED: Words("反弹", "relapsed")}


@dataclass(frozen=True)
class Row:
    """One row.

    Args:
        title: what people call it.
        url: its page; empty where there is none.
        unit: the institution.
        cells: the rest, as in the heads.
    """

    title: str
    url: str
    unit: str
    cells: tuple[str, ...]


class Behind:
    """The rows of a figure, read a page at a time.

    Args:
        name: a name of `FIGURES`.
        asked: what is asked.
        user: by whom.
    """

    def __init__(self, name: str, asked: Asked, user: User) -> None:
        self.name = name
        self._kind = "paper" if name in PAPER_DAY else "item" if name in ITEM_DAY else "case"
        self._found: Any
        if self._kind == "paper":
            self._found = papers(name, asked, user).annotate(n_items=Count("items", distinct=True))
            self._found = self._found.order_by("-served_on", "-pk").select_related("institution")
        elif self._kind == "item":
            self._found = items(name, asked, user).order_by("-paper__served_on", "-paper_id", "position", "pk")
            self._found = self._found.select_related("paper__institution")
        else:
            self._found = cases(name, asked, user)

    @property
    def heads(self) -> tuple[str, ...]:
        """What the cells tell."""
        if self._kind == "paper":
            return (say("文书", "Document"), say("送达", "Served"), say("撤回", "Withdrawn"), say("事项", "Items"))
        if self._kind == "item":
            return (
                say("送达", "Served"),
                say("整改", "Rectified"),
                say("核对日", "Checked"),
                say("回头看", "Looked back"),
                say("结果", "Result"),
            )
        return (say("自", "From"), say("至", "To"), say("日数", "Days"))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._found) if isinstance(self._found, list) else int(self._found.count())

    def __getitem__(self, part: slice) -> list[Row]:
        """Some of them, told."""
        found = list(self._found[part])
        if self._kind == "paper":
            return [_paper_row(one) for one in found]
        if self._kind == "item":
            return [_item_row(one) for one in found]
        return list(_case_rows(self.name, found))


def _paper_row(one: Any) -> Row:
    kind = str(KIND_WORDS.get(one.kind, one.kind))
    return Row(
        one.name,
        paper_url(one.pk),
        one.institution.name,
        (kind, _told(one.served_on), _told(one.withdrawn_on), str(one.n_items)),
    )


def _item_row(one: Item) -> Row:
    return Row(
        _item_title(one),
        paper_url(one.paper_id),
        one.paper.institution.name,
        (
            _told(one.paper.served_on),
            str(RECTIFIED.get(one.rectified, one.rectified)),
            _told(one.rectified_on),
            _told(one.look_back_on),
            str(RESULTS.get(one.look_back_result, "—")),
        ),
    )


def _item_title(one: Item) -> str:
    return say(f"{one.paper.name} 第 {one.position} 项", f"{one.paper.name}, item {one.position}")


def _case_rows(name: str, found: Iterable[Case]) -> Iterable[Row]:
    kept = list(found)
    told = _named(name, [case.id for case in kept])
    for case in kept:
        title, url, unit = told[case.id]
        yield Row(title, url, unit, (case.begin.isoformat(), case.end.isoformat(), str(case.days)))


def _named(name: str, ids: list[int]) -> dict[int, tuple[str, str, str]]:
    if name in ("to_conclusion", "to_service"):
        clues = Clue.objects.select_related("institution").only("found_at", "institution__name").in_bulk(ids)
        return {pk: (one.number, reverse("clues:clue", args=[pk]), one.institution.name) for pk, one in clues.items()}
    if name == "to_reply":
        found = Paper.objects.select_related("institution").in_bulk(ids)
        return {pk: (one.name, paper_url(pk), one.institution.name) for pk, one in found.items()}
    of_items = Item.objects.select_related("paper__institution").in_bulk(ids)
    return {pk: (_item_title(one), paper_url(one.paper_id), one.paper.institution.name) for pk, one in of_items.items()}


def _told(day: date | None) -> str:
    return day.isoformat() if day else "—"
