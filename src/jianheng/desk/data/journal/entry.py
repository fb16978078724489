"""One entry of the journal: read field by field as any cell, and taken in as a batch of its own."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone

from jianheng.desk.accounts.models import Office, User
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import JournalEntry
from jianheng.desk.data.values import cleaner
from jianheng.desk.place import desk_folder, workspace
from jianheng.desk.words import say
from jianheng.dictionary import Field, Table, load_dictionary
from jianheng.dictionary.template.cover import cite_zh
from jianheng.intake.add import add_files
from jianheng.intake.cells import UnreadableError
from jianheng.intake.delivery import Delivery
from jianheng.requests.request import PERSON_FIELDS, PERSON_TABLE
from jianheng.workspace import write_whole

# What the office itself records is kept as long as its files on supervision are.
KEPT_YEARS = 10
OWN_OFFICE = ("office", "issued_by", "by")
LONG = frozenset({"remark", "seen", "measures", "objection_result"})
BY_ITSELF = ("recorded_at", "person", "row")
PURPOSE = "派驻检察履职记录"


@dataclass(frozen=True)
class Asked:
    """One line of the form.

    Args:
        field: the field.
        name: name of its input.
        of_person: it says whom the entry is about.
        codes: the values of a select; none where words are written.
    """

    field: Field
    name: str
    of_person: bool = False
    codes: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """What stands before it."""
        return say(self.field.label_zh, self.field.label_en)

    @property
    def is_required(self) -> bool:
        """Whether it must be filled."""
        return self.field.required and not self.of_person

    @property
    def is_long(self) -> bool:
        """Whether it takes more than a line."""
        return self.field.name in LONG

    @property
    def how(self) -> str:
        """How it is written."""
        if self.field.type == "date":
            part = say("，只知道年月的写作 2026-05", "; only the month known: 2026-05") if self.field.part else ""
            return say("写作 2026-05-31", "as 2026-05-31") + part
        if self.field.type == "moment":
            return say("写作 2026-05-31 09:30，不知道几点的只写日期", "as 2026-05-31 09:30, or the day alone")
        if self.field.type == "codes":
            return say("多项用“、”分开", "several separated by 、")
        return {"int": say("写数字", "a number"), "money": say("以元为单位", "in yuan")}.get(self.field.type, "")


@dataclass(frozen=True)
class Checked:
    """A form that was looked at: what goes into the row, and what is wrong, by input."""

    words: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


def asked_of(table: Table) -> list[Asked]:
    """The lines of the form of a table: whom it is about, then what its row says."""
    dictionary = load_dictionary()
    lines, about = [], []
    if "person" in table.fields:
        fields = dictionary.tables[PERSON_TABLE].fields
        about = [Asked(fields[name], f"person.{name}", of_person=True) for name in PERSON_FIELDS]
    for each in table.fields.values():
        if each.name in BY_ITSELF:
            continue
        codes: tuple[tuple[str, str], ...] = ()
        if each.type == "flag":
            codes = (("是", say("是", "yes")), ("否", say("否", "no")))
        elif each.type == "code" and each.list is not None:
            listed = dictionary.lists[each.list].codes.values()
            codes = tuple((code.value, say(code.label_zh, code.label_en)) for code in listed)
        lines.append(Asked(each, each.name, codes=codes))
    required = [line for line in lines if line.is_required]
    return [*required, *about, *(line for line in lines if line not in required)]


def first_words(table: Table, office: Office) -> dict[str, str]:
    """What a new form says before anybody writes: whose journal it is."""
    return {name: office.name for name in OWN_OFFICE if name in table.fields}


def check(table: Table, post: Mapping[str, str]) -> Checked:
    """Read what was written, each line as a cell of its field."""
    checked = Checked()
    for line in asked_of(table):
        words = post.get(line.name, "").strip()
        if not words:
            if line.is_required:
                checked.wrong[line.name] = say("必填。", "Required.")
            continue
        try:
            cleaner().clean(line.field, words)
        except UnreadableError as error:
            expected = say(error.expected.zh, error.expected.en)
            ends = say(f"，应为{expected}", f"; expected {expected}") if expected else ""
            checked.wrong[line.name] = say(error.what.zh, error.what.en) + ends
            continue
        checked.words[line.field.label_zh if line.of_person else line.name] = words
    if not checked.words and not checked.wrong:
        checked.wrong[""] = say("还什么都没有写。", "Nothing was written.")
    return checked


def save(user: User, office: Office, table: Table, words: Mapping[str, str]) -> JournalEntry:
    """Take an entry in.

    Args:
        user: who writes it.
        office: whose journal it is.
        table: what kind of entry.
        words: what was written, by field.

    Raises:
        IntakeError: it cannot be taken in, or another process is writing.
    """
    now = timezone.localtime()
    name = f"内生数据-{table.title_zh}-{now:%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:6]}.jsonl"
    folder = desk_folder() / "journal"
    line = {"table": table.name, **words, "recorded_at": f"{now:%Y-%m-%d %H:%M}"}
    path = folder / name
    write_whole(path, json.dumps(line, ensure_ascii=False) + "\n")
    try:
        result = add_files(workspace(), [path], delivery=_delivery(office, table, now))
    finally:
        _forget(path)
    if result.batch is None:
        raise RuntimeError(name)  # its name and moment are its own: it cannot be known already
    entry = JournalEntry.objects.create(table=table.name, batch=result.batch, by=user, office=office)
    record(user, "write", "journal", result.batch, table=table.name)
    return entry


def _forget(path: Path) -> None:
    """The batch holds every word; a second copy would outlive its deletion."""
    path.unlink(missing_ok=True)


def _delivery(office: Office, table: Table, now: datetime) -> Delivery:
    today = now.date()
    basis = tuple(cite_zh(cite) for cite in table.basis) or (load_dictionary().basis[0].words.zh,)
    tables = (table.name, *((PERSON_TABLE,) if "person" in table.fields else ()))
    return Delivery(office.name, tables, None, today, False, (), today, PURPOSE, basis, _until(today), today)


def _until(day: date) -> date:
    try:
        return day.replace(year=day.year + KEPT_YEARS)
    except ValueError:
        return day.replace(year=day.year + KEPT_YEARS, day=28)
