"""An office's file read into entries, with every mistake of form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Literal

from jianheng.law.instruments import Instrument, UnknownReference, resolve
from jianheng.law.local.entry import Entry
from jianheng.law.local.row_part import RowPart
from jianheng.law.source import Listing, Node, Reader, Text
from jianheng.law.source import Mapping as Written
from jianheng.law.tables.table import LawTable
from jianheng.law.tables.written import parse_date

ENTRIES = "entries"
ACCOUNT = ("person", "date", "source")
HOW = "写成 {confirm: {row: 表/行号}, person: …, date: …, source: …}，或者用 jianheng law confirm、jianheng law set"


class EntryReader:
    """Reads the entries of one file.

    Args:
        reader: reader of the file, which keeps the problems.
        tables: tables as published.
        instruments: instruments as published.
        today: no entry is of a later day.
    """

    def __init__(
        self, reader: Reader, tables: Mapping[str, LawTable], instruments: Mapping[str, Instrument], today: date
    ) -> None:
        self.reader = reader
        self.tables = tables
        self.instruments = instruments
        self.today = today
        self.broken: set[str] = set()

    def entries(self) -> list[Entry]:
        """The entries that are whole; mistakes go to the reader, the tables of broken entries to `broken`.

        Raises:
            LawDataError: the file cannot be read at all.
        """
        root = self.reader.root()
        self.reader.keys(root, "", (ENTRIES,))
        node = root.pairs.get(ENTRIES)
        if node is None or (isinstance(node, Text) and not node.value):
            return []
        if not isinstance(node, Listing):
            self.reader.add(node.line, ENTRIES, "", ("各项应写成列表", "entries is no list", "每项以 - 开头"))
            return []
        found = [entry for child in node.items if (entry := self._entry(child)) is not None]
        return list(self._once(found))

    def _entry(self, node: Node) -> Entry | None:
        before = len(self.reader.problems)
        if not isinstance(node, Written):
            self.reader.add(node.line, ENTRIES, "", ("一项应是“键: 值”", "an entry is no mapping", HOW))
            return None
        kinds = [kind for kind in ("confirm", "set") if kind in node.pairs]
        if len(kinds) != 1:
            says = ("每一项写 confirm（核对）或 set（设定）之一", "write confirm or set, one of them", HOW)
            self.reader.add(node.line, ENTRIES, "、".join(kinds), says)
            return None
        kind: Literal["confirm", "set"] = "confirm" if kinds[0] == "confirm" else "set"
        inner = self.reader.mapping(node, kind)
        where = self.reader.text(inner, "row") or self.reader.text(inner, "article")
        self.reader.keys(node, where, (kind, *ACCOUNT), ("until",))
        entry = self._whole(node, kind, inner, where)
        if len(self.reader.problems) > before:
            self.broken.add(where.partition("/")[0])
            return None
        return entry

    def _whole(self, node: Written, kind: Literal["confirm", "set"], inner: Written, where: str) -> Entry:
        person, source = (self._word(node, key, where) for key in ("person", "source"))
        day, until = self._day(node, "date", where), self._day(node, "until", where)
        if day is not None and day > self.today:
            says = (f"日期在今天（{self.today}）以后", "the day lies ahead", "写作出核对、设定的那一天")
            self.reader.add(node.lines["date"], where, str(day), says)
        if day is not None and until is not None and until < day:
            says = ("截止日早于作出之日", "it ends before it was decided", "改正两个日期")
            self.reader.add(node.lines["until"], where, str(until), says)
        bare = Entry(kind, person, day or date.min, source, until, node.line)
        if kind == "confirm" and "article" in inner.pairs:
            return self._article(bare, inner)
        return self._row(bare, inner, where)

    def _article(self, bare: Entry, inner: Written) -> Entry:
        ref = self.reader.text(inner, "article")
        self.reader.keys(inner, ref, ("article",))
        try:
            resolve(ref, self.instruments)
        except UnknownReference as error:
            zh, _, en = str(error).partition(" / ")
            self.reader.add(inner.lines["article"], "article", ref, (zh, en, "写已录入的条，如 减刑规定2012#5"))
        return replace(bare, article=ref)

    def _row(self, bare: Entry, inner: Written, where: str) -> Entry:
        more = ("values",) if bare.kind == "confirm" else ("values", "from", "until")
        self.reader.keys(inner, where, ("row",), more)
        name, _, row_id = where.partition("/")
        line = inner.lines.get("row", inner.line)
        table = self.tables.get(name)
        if table is None:
            said = ("没有这张法律表", "no such law table")
            self._unknown(line, where, list(self.tables), name, said)
            return bare
        row = next((each for each in table.rows if each.id == row_id), None)
        if row is None:
            said = (f"表 {name} 没有这一行", f"table {name} has no such row")
            self._unknown(line, where, [f"{name}/{each.id}" for each in table.rows], where, said)
            return bare
        values, days = RowPart(self.reader, table, row, where).read(bare.kind, inner)
        return Entry(
            bare.kind, bare.person, bare.day, bare.source, bare.until, bare.line, name, row_id, "", values, days
        )

    def _word(self, node: Written, key: str, where: str) -> str:
        text = self.reader.text(node, key).strip()
        if key in node.pairs and text in ("", "null"):
            mend = "写明核对、设定的人" if key == "person" else "写明读的是哪个文本、哪个文号"
            self.reader.add(node.lines[key], where, key, ("没有写", "nothing is written here", mend))
        return text

    def _day(self, node: Written, key: str, where: str) -> date | None:
        text = self.reader.text(node, key, "null")
        if text == "null" and key == "until":
            return None
        try:
            return parse_date(text) if key in node.pairs else None
        except ValueError as error:
            zh, _, en = str(error).partition(" / ")
            self.reader.add(node.lines[key], f"{where} {key}", text, (zh, en, "写成 2026-11-20"))
            return None

    def _unknown(self, line: int, value: str, known: list[str], wanted: str, said: tuple[str, str]) -> None:
        near = get_close_matches(wanted, known, n=3, cutoff=0.5)
        hint = f"是否指 {'、'.join(near)}；" if near else ""
        self.reader.add(line, "row", value, (*said, f"{hint}行写成 表/行号，jianheng law local 工作区 列出"))

    def _once(self, found: list[Entry]) -> Iterator[Entry]:
        """Every row and every article once: two words on one thing would leave open which of them counts."""
        seen: dict[str, int] = {}
        for entry in found:
            named = [entry.ref]
            if entry.article:
                instrument, articles = resolve(entry.article, self.instruments)
                named = [f"{instrument.id}#{number}" for number in articles]
            twice = next((seen[name] for name in named if name in seen), 0)
            seen |= dict.fromkeys(named, entry.line)
            if twice:
                says = (f"第 {twice} 行已经写了同一项", f"line {twice} says this already", "只留一项，改正它的内容")
                self.reader.add(entry.line, entry.ref, entry.ref, says)
                self.broken.add(entry.table)
            else:
                yield entry
