"""One's own saved views of the lists."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.responses import Status
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.limits import PLAIN, Id, In
from jianheng.desk.api.lists import SECTIONS, Asked
from jianheng.desk.api.needing import Needs
from jianheng.desk.casework.models import SavedView
from jianheng.desk.casework.saved_views import NAME_LIMIT, OF_PROMPTS, bare, move, rename, save

router = Router(tags=["saved views"])
Name = Annotated[str, StringConstraints(min_length=1, max_length=NAME_LIMIT, pattern=PLAIN)]
Which = Literal["clues", "prompts"]


class View(Schema):
    """A list under a name; `query` is the query of its address."""

    id: int
    name: str
    list: str
    query: str

    @staticmethod
    def resolve_list(view: SavedView) -> str:
        """Of which list."""
        return "prompts" if view.query.startswith(OF_PROMPTS) else "clues"

    @staticmethod
    def resolve_query(view: SavedView) -> str:
        """The query of its address."""
        return bare(view)


class Kept(In):
    """A list to keep under a name; a search for a person is kept as a keyed hash."""

    name: Name
    list: Which
    asked: Asked


class Changed(In):
    """Another name, or a step up or down among one's views."""

    name: Name | None = None
    move: Literal["up", "down"] | None = None


@router.get("", response=list[View], auth=Needs(Can.CLUE_READ), summary="我的视图 my saved views")
def own(request: HttpRequest) -> list[SavedView]:
    """One's own views, in one's own order."""
    return list(reader(request).views.all())


@router.post("", response={201: View}, auth=Needs(Can.CLUE_READ), summary="保存视图 save a view")
def keep(request: HttpRequest, kept: Kept) -> Status[SavedView]:
    """Keep a list under a name."""
    return Status(201, save(reader(request), kept.asked.state(SECTIONS[kept.list]), kept.name))


@router.patch("/{int:view_id}", response=View, auth=Needs(Can.CLUE_READ), summary="改视图 change a view")
def change(request: HttpRequest, view_id: Id, changed: Changed) -> SavedView:
    """Rename or move one of one's own views."""
    view = SavedView.objects.get(pk=view_id, owner=reader(request))
    if changed.name is not None:
        rename(view, changed.name)
    if changed.move is not None:
        move(view, -1 if changed.move == "up" else 1)
    return view


@router.delete("/{int:view_id}", response={204: None}, auth=Needs(Can.CLUE_READ), summary="删视图 delete a view")
def delete(request: HttpRequest, view_id: Id) -> Status[None]:
    """Delete one of one's own views."""
    SavedView.objects.get(pk=view_id, owner=reader(request)).delete()
    return Status(204, None)
