"""The evidence: each fact as its sources write it, side by side, and the source rows themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jianheng.clues.explanation import FieldShown, RowShown
from jianheng.clues.report.prose import Prose
from jianheng.clues.report.value import Values
from jianheng.clues.source_place import place_of
from jianheng.clues.words import Words
from jianheng.desk.casework.proof import Proof
from jianheng.desk.casework.proof_steps import JOINING, source_rows
from jianheng.desk.casework.source_sheet import Sheet, Sheets, place_of_row
from jianheng.desk.casework.used_fields import ACT

# Sheets that are opened on the page itself; the others have pages of their own.
SHEETS, COLUMNS, AROUND, ROWS = 4, 5, 1, 3


@dataclass(frozen=True)
class Written:
    """A fact as one source writes it.

    Args:
        words: as written.
        before, after: the document's words around it.
        place: cell or position.
        value: as it was read.
    """

    words: str
    before: str
    after: str
    place: str
    value: str


@dataclass(frozen=True)
class Fact:
    """One fact in all the sources that tell it.

    Args:
        name: what it is.
        is_key: whether the finding was decided by it.
        told: how each source writes it, in the order of the sources; None where it does not.
        same: whether those that tell it tell the same; None where one alone does.
    """

    name: str
    is_key: bool
    told: tuple[Written | None, ...]
    same: bool | None

    @property
    def sources(self) -> int:
        """How many sources tell it."""
        return sum(one is not None for one in self.told)


@dataclass(frozen=True)
class Matter:
    """One act or related fact with all source rows that tell of it.

    Args:
        name: what it is.
        rows: numbers of the source rows.
        places: where they lie.
        facts: the facts that they tell.
        more: how many further rows of the same kind are not opened here.
    """

    name: str
    rows: tuple[int, ...]
    places: tuple[str, ...]
    facts: tuple[Fact, ...]
    more: int = 0

    @property
    def parts(self) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
        """Those by which the finding was decided, and the others; all are the first where none decided."""
        keys = tuple(fact for fact in self.facts if fact.is_key or fact.same is False)
        return (keys, tuple(fact for fact in self.facts if fact not in keys)) if keys else (self.facts, ())


@dataclass(frozen=True)
class Extract:
    """A source row with its neighbours, or the sentences of a document.

    Args:
        number: number of the source row.
        name: what it tells of.
        place: where it lies.
        sheet: the rows around it, if they are at hand.
        keys: the fields by which the finding was decided.
        sentences: marked sentences of a document.
    """

    number: int
    name: str
    place: str
    sheet: Sheet | None
    keys: frozenset[str]
    sentences: tuple[Written, ...]


@dataclass(frozen=True)
class Evidence:
    """Everything that the sources say."""

    matters: tuple[Matter, ...]
    extracts: tuple[Extract, ...]


def evidence_of(proof: Proof, lang: str) -> Evidence:
    """The evidence of a proof.

    Args:
        proof: the proof.
        lang: `zh` or `en`.
    """
    return _Gathering(proof, lang).all()


class _Gathering:
    def __init__(self, proof: Proof, lang: str) -> None:
        self.proof, self.lang = proof, lang
        self.words = Words(lang)
        self.values, self.prose = Values(self.words), Prose(self.words)
        self.used = proof.used.fields
        self.rows = source_rows(proof)
        self.numbers = {row.row_id: number for number, row in enumerate(self.rows, start=1)}
        self.sheets = Sheets(proof.reveal)

    def all(self) -> Evidence:
        matters = tuple(self.matters())
        return Evidence(matters, tuple(self.extracts()))

    def matters(self) -> Iterator[Matter]:
        shown = self.proof.shown
        shown_rows = {shown.act.row_id}
        yield self.matter(self.table(shown.act.table), ACT, (shown.act,))
        for item in shown.items:
            picked = item.picked
            rows = item.rows if picked is None else (picked, *(r for r in item.rows if self.tells_of(r, picked)))
            kept = tuple({row.row_id: row for row in rows if row.row_id != shown.act.row_id}.values())
            if kept and picked is not None:
                yield self.matter(self.prose.label(item), item.name, kept)
            else:
                # Rows that an earlier fact has shown are not shown again; of many, some stand for all.
                fresh = [row for row in kept if row.row_id not in shown_rows]
                for row in fresh[:ROWS]:
                    more = len(kept) - ROWS if row is fresh[:ROWS][-1] else 0
                    yield replace(self.matter(self.prose.label(item), item.name, (row,)), more=max(more, 0))
            shown_rows |= {row.row_id for row in kept}

    @staticmethod
    def tells_of(row: RowShown, picked: RowShown) -> bool:
        """Whether another row tells of the same event: the same table and case number, from another source."""
        number = picked.value("case_number")
        is_other = row.row_id != picked.row_id and row.table == picked.table and row.source != picked.source
        return is_other and number is not None and row.value("case_number") == number

    def matter(self, name: str, of: str, rows: tuple[RowShown, ...]) -> Matter:
        used = self.used.get(of, [])
        order = {field: number for number, field in enumerate(used)}
        fields = (field for row in rows for field in row.fields)
        names = dict.fromkeys(f.name for f in fields if f.name not in JOINING and f.value is not None)
        told = sorted(names, key=lambda field: order.get(field, len(order)))
        return Matter(
            name,
            tuple(self.numbers[row.row_id] for row in rows),
            tuple(place_of(row, self.words) or self.words("derived") for row in rows),
            tuple(self.fact(field, rows, field in order) for field in told),
        )

    def fact(self, name: str, rows: tuple[RowShown, ...], is_key: bool) -> Fact:
        fields = [next((f for f in row.fields if f.name == name and f.value is not None), None) for row in rows]
        label = next(self.prose.label(field) for field in fields if field is not None)
        values = {field.value for field in fields if field is not None}
        several = sum(field is not None for field in fields) > 1
        told = tuple(None if field is None else self.written(field) for field in fields)
        return Fact(label, is_key, told, len(values) == 1 if several else None)

    def written(self, field: FieldShown) -> Written:
        return Written(field.words, field.before, field.after, field.place, self.values.field(field))

    def extracts(self) -> Iterator[Extract]:
        names = self.named()
        opened = set[tuple[str, str, int]]()
        for row in self.rows:
            place = place_of_row(row)
            key = (row.source, row.sheet, row.row_no or 0)
            if not row.source or key in opened or len(opened) >= SHEETS:
                continue
            opened.add(key)
            name, of = names[row.row_id]
            keys = frozenset(self.used.get(of, ()))
            sentences = tuple(self.written(f) for f in row.fields if f.words and (f.before or f.after))
            sheet = self.sheets.around(place, AROUND, AROUND) if place and not sentences else None
            if sheet is not None:
                sheet = sheet.some(self.columns(sheet, row, self.used.get(of, ())), AROUND)
            yield Extract(self.numbers[row.row_id], name, place_of(row, self.words), sheet, keys, sentences)

    def columns(self, sheet: Sheet, row: RowShown, order: Sequence[str]) -> list[str]:
        """The columns that are worth their width: the name, those that count, the case, then the others."""
        keys = set(order)
        there = [column.field for column in sheet.columns]
        named = [field for field in there if field in ("name", "case_number") and field not in keys]
        shown = {field.name for field in row.fields}
        others = [field for field in there if field in shown and field not in keys]
        wanted = dict.fromkeys([*named[:1], *(field for field in order if field in there), *named[1:], *others])
        return list(wanted)[:COLUMNS]

    def named(self) -> dict[str, tuple[str, str]]:
        """What each source row tells of."""
        shown = self.proof.shown
        found = {shown.act.row_id: (self.table(shown.act.table), ACT)}
        for item in shown.items:
            for row in item.rows:
                found.setdefault(row.row_id, (self.prose.label(item), item.name))
        return found

    def table(self, name: str) -> str:
        known = self.proof.run.manifest.tables.get(name)
        return known.title.pick(self.lang) if known else name
