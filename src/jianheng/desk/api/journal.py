"""The resident office's own journal: its kinds, their forms, entries, writing and correcting one."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.responses import Status
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.limits import PLAIN, Code, Id, In, Line, PageNumber
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.told import unfit
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.standing import held_by
from jianheng.desk.data.journal import kept
from jianheng.desk.data.journal.entry import Asked, asked_of, first_words
from jianheng.desk.data.journal.rows import Standing, standing
from jianheng.desk.words import say

router = Router(tags=["data: journal"])
A_PAGE = 30
Entered = Annotated[str, StringConstraints(max_length=4000, pattern=PLAIN)]
Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=PLAIN)]


class KindOut(Schema):
    """A kind of entry, and how many there are."""

    table: str
    title_zh: str
    title_en: str
    entries: int


class LineCode(Schema):
    """A value that a line can have, with its words."""

    value: str
    words: str


class LineOut(Schema):
    """A line of the form; `of_person` says whom the entry is about, `first` is what stands there to begin with."""

    name: str
    label: str
    type: str
    required: bool
    of_person: bool
    how: str
    codes: list[LineCode]
    first: str

    @staticmethod
    def of(line: Asked, first: str) -> LineOut:
        """Read a line."""
        return LineOut(
            name=line.name,
            label=line.label,
            type=line.field.type,
            required=line.is_required,
            of_person=line.of_person,
            how=line.how,
            codes=[LineCode(value=value, words=words) for value, words in line.codes],
            first=first,
        )


class ValueOut(Schema):
    """A field that is filled; names and numbers of persons hidden."""

    name: str
    label: str
    value: str


class EntryOut(Schema):
    """An entry as it stands, its corrections in the place of what they correct."""

    id: int
    table: str
    title: str
    at: datetime
    by: str
    office: str
    batch: str
    withdrawn: bool
    corrections: int
    values: list[ValueOut]

    @staticmethod
    def of(row: Standing) -> EntryOut:
        """Read an entry."""
        entry = row.entry
        return EntryOut(
            id=entry.pk,
            table=entry.table,
            title=say(row.table.title_zh, row.table.title_en),
            at=entry.at,
            by=entry.by.username,
            office=entry.office.name,
            batch=entry.batch,
            withdrawn=row.gone,
            corrections=row.corrections,
            values=[ValueOut(name=name, label=label, value=value) for label, value, name in row.values],
        )


class Entries(Schema):
    """A page of entries; `total` counts those whose batch was deleted on the way as well."""

    total: int
    rows: list[EntryOut]


class AskedEntries(In):
    """Of which kind, and which page."""

    table: Code = ""
    page: PageNumber = 1


class NewEntry(In):
    """An entry: its kind, and words by the names of the form's lines, written as a cell would say them."""

    table: Code
    words: Annotated[dict[Line, Entered], Field(max_length=200)]


class EntryCorrection(In):
    """Which field of an entry, what is right, and why."""

    field: Code
    words: Entered
    reason: Why


@router.get("", response=Entries, auth=Needs(Can.DATA_READ), summary="内生数据 entries of the journal")
def entries(request: HttpRequest, asked: Query[AskedEntries]) -> Entries:
    """The entries of one's office and those below it, the latest first."""
    user = reader(request)
    found = kept.entries_of(user)
    if asked.table:
        found = found.filter(table=asked.table)
    held, first = held_by(user), (asked.page - 1) * A_PAGE
    rows = [standing(entry, held) for entry in found[first : first + A_PAGE]]
    record(user, "view", "journal", asked.table or "all", by="api")
    return Entries(total=found.count(), rows=[EntryOut.of(row) for row in rows if row is not None])


@router.get("/kinds", response=list[KindOut], auth=Needs(Can.DATA_READ), summary="可写的种类 kinds of entries")
def kinds(request: HttpRequest) -> list[KindOut]:
    """What can be written."""
    found = kept.entries_of(reader(request))
    return [
        KindOut(table=name, title_zh=kind.title_zh, title_en=kind.title_en, entries=found.filter(table=name).count())
        for name, kind in kept.tables().items()
    ]


@router.get("/kinds/{table}", response=list[LineOut], auth=Needs(Can.DATA_ADD), summary="一种的各项 its form")
def form(request: HttpRequest, table: Code) -> list[LineOut]:
    """The lines of the form of one kind, required ones first."""
    kind, office = kept.kind_for(reader(request), table)
    first = first_words(kind, office)
    return [LineOut.of(line, first.get(line.name, "")) for line in asked_of(kind)]


@router.post("", response={201: EntryOut}, auth=Needs(Can.DATA_ADD), summary="写一条 write an entry")
def write(request: HttpRequest, asked: NewEntry) -> Status[EntryOut]:
    """Write an entry; where a line cannot be read, nothing is kept and every such line is told."""
    user = reader(request)
    kind, office = kept.kind_for(user, asked.table)
    known = {line.name for line in asked_of(kind)}
    unknown = {name: say("没有这一项", "there is no such line") for name in asked.words if name not in known}
    if unknown:
        raise unfit((["body", "words", name], why) for name, why in unknown.items())
    made = kept.write(user, office, kind, first_words(kind, office) | asked.words)
    if made.entry is None:
        raise unfit((["body", "words", *([name] if name else [])], why) for name, why in made.wrong.items())
    return Status(201, EntryOut.of(kept.entry_of(user, made.entry.pk)))


@router.get("/{int:entry_id}", response=EntryOut, auth=Needs(Can.DATA_READ), summary="一条记录 one entry")
def one(request: HttpRequest, entry_id: Id) -> EntryOut:
    """One entry as it stands."""
    row = kept.entry_of(reader(request), entry_id)
    record(reader(request), "view", "journal", row.entry.batch, by="api")
    return EntryOut.of(row)


@router.post(
    "/{int:entry_id}/correct", response=EntryOut, auth=Needs(Can.DATA_ADD), summary="更正一条 correct an entry"
)
def correct(request: HttpRequest, entry_id: Id, asked: EntryCorrection) -> EntryOut:
    """Correct one field of an entry; what was written before is kept."""
    user = reader(request)
    kept.correct(user, kept.entry_of(user, entry_id), asked.field, asked.words.strip(), asked.reason)
    return EntryOut.of(kept.entry_of(user, entry_id))
