"""How documents are told by the API."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from jianheng.desk.api.clues import EventOut
from jianheng.desk.papers.clocks import Clock
from jianheng.desk.papers.models import Item, Paper


class PaperRow(Schema):
    """A document as its list shows it."""

    id: int
    number: str
    kind: str
    state: str
    office: str = Field(alias="office.name")
    institution: str = Field(alias="institution.name")
    title: str
    reply_by: date | None
    reply_due_on: date | None
    drafted_by: str = Field(alias="drafted_by.username")
    items: int = Field(alias="n_items")
    rectified: int = Field(alias="n_done")
    turn: int
    changed_at: datetime


class PaperRows(Schema):
    """A page of documents, and how many there are in all."""

    total: int
    rows: list[PaperRow]


class ClueOfItem(Schema):
    """A clue on which an item rests, with its proof as it was when it was put in; names hidden."""

    id: int
    number: str
    proof: dict[str, Any]


class ItemOut(Schema):
    """One problem of a document, and how far it is put right."""

    id: int
    position: int
    what: str
    basis: list[str]
    asked: str
    correct_by: date | None
    rectified: str
    rectified_on: date | None
    checked_by: str | None
    checked_how: str
    look_back_due_on: date | None
    look_back_on: date | None
    look_back_result: str
    look_back_how: str
    wrong: bool
    clues: list[ClueOfItem]

    @staticmethod
    def resolve_basis(item: Item) -> list[str]:
        """The articles."""
        return item.basis.splitlines()

    @staticmethod
    def resolve_checked_by(item: Item) -> str | None:
        """The user name of whoever checked it."""
        return item.checked_by.username if item.checked_by else None

    @staticmethod
    def resolve_clues(item: Item) -> list[dict[str, Any]]:
        """The clues."""
        return [
            {"id": one.clue_id, "number": one.clue.number, "proof": one.proof}
            for one in item.grounds.select_related("clue")
        ]


class ReplyOut(Schema):
    """What the unit answered."""

    received_on: date
    answer: str
    words: str


class ObjectionOut(Schema):
    """That the unit asked for a review, and what came of it."""

    filed_on: date | None
    received_on: date
    grounds: str
    review_by: date | None
    result: str
    decided_on: date | None
    why: str
    reported_up_on: date | None


class PaperOut(Schema):
    """A document whole; names of persons are hidden."""

    id: int
    number: str
    kind: str
    state: str
    restricted: bool
    office: str = Field(alias="office.name")
    institution: str = Field(alias="institution.name")
    addressee: str = Field(alias="to")
    title: str
    opening: str
    request: str
    language: str
    turn: int
    reply_by: date | None
    reply_due_on: date | None
    drafted_by: str = Field(alias="drafted_by.username")
    drafted_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    served_on: date | None
    served_how: str
    received_on: date | None
    urged_on: date | None
    reported_up_on: date | None
    withdrawn_on: date | None
    withdrawn_why: str
    closed_on: date | None
    instead_of: int | None = Field(alias="instead_of_id")
    items: list[ItemOut]
    replies: list[ReplyOut]
    objections: list[ObjectionOut]

    @staticmethod
    def resolve_approved_by(paper: Paper) -> str | None:
        """The user name of whoever approved it."""
        return paper.approved_by.username if paper.approved_by else None


class ClockOut(Schema):
    """A period of a document: whose, until when, by which article, and the arithmetic."""

    name: str
    whose: str
    due: date | None
    met_on: date | None
    days: int | None
    article: str
    lines: list[str]

    @staticmethod
    def resolve_name(clock: Clock) -> str:
        """Its name in the language of the session."""
        return str(clock.name)


class PaperEventOut(EventOut):
    """What happened to a document."""


class PaperFileOut(Schema):
    """A file that came with an event."""

    id: int
    name: str
    sha256: str
    size: int


class KeptOut(Schema):
    """A file that is kept and belongs to nothing yet: an act names it by its token within a day."""

    token: str
    name: str
    sha256: str
    size: int
