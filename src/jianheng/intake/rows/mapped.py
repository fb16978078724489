"""A table of a file turned into rows of canonical tables by its confirmed mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from datetime import date

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.intake.cells import CellCleaner, Reading, UnreadableError, cell_text, detect_reading
from jianheng.intake.cells.term_units import PART, term_units, unit_named
from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, Heading, Way, block_rows, cell_of, makes_no_value, sample
from jianheng.intake.mapping.mapping import ColumnRule, RowRule, SheetMapping
from jianheng.intake.mapping.monthly import MONTH, is_bare
from jianheng.intake.mapping.year import in_their_years
from jianheng.intake.problem import Place, Problem, Words
from jianheng.intake.rows.above import SaidAbove
from jianheng.intake.rows.address import cell_address
from jianheng.intake.rows.around import hidden_parts, passed_by
from jianheng.intake.rows.builder import RowBuilder
from jianheng.intake.rows.building import PERSON_TABLE, Entry
from jianheng.intake.rows.cancelled import cancelled, struck
from jianheng.intake.rows.group_years import group_years, may_be_in_group_year
from jianheng.intake.rows.groups import of_other_group, other_groups
from jianheng.intake.rows.mapped_problems import mapping_problems, without_year
from jianheng.intake.rows.merged_sums import ADDED_UP, Merged, merged_sums, merged_terms
from jianheng.intake.rows.month_columns import months_of
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.rows.person import ID_FIELD, NUMBER_FIELD
from jianheng.intake.rows.relatives import RelativeLines
from jianheng.intake.rows.shifted import beyond, shifted
from jianheng.intake.rows.source import Source
from jianheng.intake.rows.split import split_cell
from jianheng.intake.rows.units import in_unit, unit_of_table, units_below
from jianheng.intake.target import Target
from jianheng.intake.template.heading import PERSON, read_heading

_PERSON = (PERSON_TABLE, "")
_NO_VALUE = UnreadableError(
    Words("这一列名下的几格合不成一个值", "the cells under this heading make no value together"),
    mend=Words(
        "与原件核对后改正这几格，重新添加", "compare them with the original, correct them and add the file again"
    ),
)
_Entries = dict[tuple[str, str], list[tuple[Entry, bool]]]


@dataclass(frozen=True)
class _Place:
    """One column of the sheet with what becomes of it."""

    heading: Heading
    key: str
    rule: ColumnRule
    reading: Reading
    moments: bool


@dataclass(frozen=True)
class _Tool:
    """What builds one of the rows that a record becomes."""

    rule: RowRule
    table: Table
    builder: RowBuilder
    fixed: tuple[tuple[Field, str], ...]


class MappedReader:
    """Reads one table of a sheet by its mapping.

    Args:
        sheet: the sheet.
        number: its 0-based number in the file.
        block: where the table lies.
        mapping: what was confirmed for it.
        source: the file.
        dictionary: the dictionary.
        cleaner: reads cells.
        export_day: the day on which the source was exported, where it is stated.
    """

    def __init__(
        self,
        sheet: Sheet,
        number: int,
        block: Block,
        mapping: SheetMapping,
        source: Source,
        dictionary: Dictionary,
        cleaner: CellCleaner,
        export_day: date | None = None,
    ) -> None:
        self._sheet, self._number, self._block, self._source = sheet, number, block, source
        self._mapping, self._dictionary, self._cleaner = mapping, dictionary, cleaner
        self._places = _places(sheet, block, mapping, dictionary, export_day)
        self._beyond = sorted(beyond(sheet, block))
        self._others = other_groups(block, dictionary.tables[mapping.rows[0].table])
        self._merged = merged_sums(sheet, block, self._columns(_is_added_up), self._columns(_names_person))
        self._merged_terms = self._terms()
        self._years = group_years(sheet, block, self._columns(lambda _, field: may_be_in_group_year(field)))
        self._relatives = RelativeLines.of(self._fills())
        self._person = dictionary.tables[PERSON_TABLE].fields
        self._rows = {(rule.table, rule.part) for rule in mapping.rows}
        self._above = SaidAbove()
        self._written = months_of(block)
        named = (block.titles, (sheet.name,), (source.name.rsplit("/", 1)[-1],))
        fixed = [rule.fixed[MONTH] for rule in mapping.rows if MONTH in rule.fixed]
        last_year = None if export_day is None else export_day.year
        self._months = in_their_years(self._written or fixed, named, last_year=last_year)
        self._tools = [self._tool(rule) for rule in mapping.rows]

    def read(self) -> Iterator[Outcome]:
        """Read the table.

        Yields:
            First what is to be said of the columns and of rows that are no records, then each record's rows.
        """
        place = Place(self._source.name, self._sheet.name)
        problems = mapping_problems(self._mapping, self._block, place, self._dictionary)
        months = [text for tool in self._tools for field, text in tool.fixed if field.name == MONTH]
        months = [text for text in months if not self._written or text in self._written]
        hidden = hidden_parts(self._sheet, self._block, place, self._mapping.rows[0].table)
        yield Outcome(problems=(*problems, *hidden, *without_year(months, place), *passed_by(self._block, place)))
        for rule in self._mapping.rows:
            yield Outcome(sheet_of=rule.table)
        for row, cells in block_rows(self._sheet, self._block):
            yield from self._record(row, cells)

    def _record(self, row: int, cells: Sequence[object]) -> Iterator[Outcome]:
        entries, others = self._entries(row, cells)
        parts: dict[str, int] = {}
        here = Place(self._source.name, self._sheet.name, row + 1)
        unused = (
            shifted(here, [cells[place] for place in self._beyond])
            or cancelled(here, self._wordy(cells))
            or self._struck(row, cells, here)
            or of_other_group(self._block, self._others, row, here)
            or (self._relatives.problem(here, cells) if self._block.way is Way.DOWN else None)
        )
        stated, seen = False, set[Problem]()
        for tool in self._told(entries):
            part = parts[tool.table.name] = parts.get(tool.table.name, -1) + 1
            own = [entry for entry, _ in entries.get((tool.rule.table, tool.rule.part), [])]
            # That a month has no year is told of the whole sheet.
            fixed = [
                Entry(field, text, field.label_zh, told=field.name == MONTH and is_bare(text))
                for field, text in tool.fixed
            ]
            of_person = tool.table.name == PERSON_TABLE
            person = [] if of_person else [replace(e, of_person=True) for e, _ in entries.get(_PERSON, [])]
            states = not stated and _PERSON not in self._rows
            told = (*own, *fixed, *person)
            built = tool.builder.build(row + 1, told, others, part=part, states=states, unused=unused)
            rows = (built.row,) if built.statement is None else (built.row, built.statement)
            # What is wrong with a cell of the person is told once, however many rows the record becomes.
            yield Outcome(rows, tuple(each for each in built.problems if each not in seen), table=tool.table.name)
            others, stated = {}, True
            seen.update(built.problems)
        if len(self._tools) > 1:
            self._note(row, cells)

    def _note(self, row: int, cells: Sequence[object]) -> None:
        """Remember also the cells of rows that a record does not become."""
        for place, cell in zip(self._places, cells, strict=True):
            for target in place.rule.to:
                field = self._dictionary.tables[target.table].fields[target.field]
                self._above.note(field, place.heading.text, cell_text(cell), row + 1)

    def _struck(self, row: int, cells: Sequence[object], here: Place) -> Problem | None:
        if self._block.way is not Way.DOWN:
            return None
        told = [p.heading for p, cell in zip(self._places, cells, strict=True) if cell_text(cell)]
        for line in range(self._block.lines):
            filled = (column for heading in told if heading.line == line for column in heading.columns)
            if (problem := struck(here, self._sheet, row + line, filled)) is not None:
                return problem
        return None

    def _wordy(self, cells: Sequence[object]) -> Iterator[object]:
        """The cells of columns for words, or for nothing."""
        for place, cell in zip(self._places, cells, strict=True):
            fields = (self._dictionary.tables[target.table].fields[target.field] for target in place.rule.to)
            if all(field.type == "text" for field in fields):
                yield cell

    def _told(self, entries: _Entries) -> list[_Tool]:
        """The rows that a record becomes: of a wide sheet those that something of their own is said of."""
        if len(self._tools) == 1:
            return self._tools
        said = [entries.get((tool.rule.table, tool.rule.part), []) for tool in self._tools]
        own = [any(not (shared or e.merged) and cell_text(e.value) for e, shared in found) for found in said]
        if any(own):
            return [tool for tool, told in zip(self._tools, own, strict=True) if told]
        # What is said of several rows at once and of none by itself is of the main one.
        return self._tools[:1] if any(cell_text(entry.value) for found in said for entry, _ in found) else []

    def _entries(self, row: int, cells: Sequence[object]) -> tuple[_Entries, dict[str, str]]:
        """By row of the record, its cells and whether other rows share them; and the words that fill no field."""
        entries: _Entries = {}
        others: dict[str, str] = {}
        for place, value in zip(self._places, cells, strict=True):
            if not place.rule.to:
                if text := cell_text(value):
                    others[place.key] = text
                continue
            address = cell_address(*cell_of(self._block, row, place.heading))
            # A cell that is taken apart gives each row its own part.
            shared = place.rule.split is None and len({target.row for target in place.rule.to}) > 1
            for target, part in split_cell(place.rule, value, place.reading, moments=place.moments):
                whole = self._in_year(target, value, place, row) if part is value else part
                entry = self._entry(target, whole, value, place, address)
                if entry.field.type in ADDED_UP:
                    entry = replace(entry, merged=self._merged.get((row, place.heading.index)))
                elif target in self._merged_terms:
                    entry = replace(entry, merged=self._merged_terms[target].get(row))
                entries.setdefault(_PERSON if target.table == PERSON_TABLE else target.row, []).append((entry, shared))
        return entries, others

    def _in_year(self, target: Target, value: object, place: _Place, row: int) -> object:
        field = self._dictionary.tables[target.table].fields[target.field]
        return self._years.with_year(field, value, place.reading, (row, place.heading.index), self._cleaner)

    def _entry(self, target: Target, part: object, value: object, place: _Place, address: str) -> Entry:
        field = self._dictionary.tables[target.table].fields[target.field]
        words = "" if part is value else cell_text(value)
        refused = _NO_VALUE if makes_no_value(place.heading, value) else None
        return Entry(field, part, place.heading.text, address, reading=place.reading, words=words, refused=refused)

    def _fills(self) -> Iterator[tuple[int, str, list[tuple[Target, Field]]]]:
        """The place of each column in a record, its heading and the fields that it fills."""
        for at, place in enumerate(self._places):
            fields = [(target, self._dictionary.tables[target.table].fields[target.field]) for target in place.rule.to]
            yield at, place.heading.text, fields

    def _columns(self, suits: Callable[[Target, Field], bool]) -> set[int]:
        """The columns that fill a field that suits."""
        return {
            place.heading.index
            for place in self._places
            for target in place.rule.to
            if suits(target, self._dictionary.tables[target.table].fields[target.field])
        }

    def _terms(self) -> Map[Target, Map[int, Merged]]:
        """Of each field of terms the cells that several rows share."""
        filled = [(target, place.heading.index) for place in self._places for target in place.rule.to]
        who = self._columns(_names_person)
        return {
            target: merged_terms(
                self._sheet, self._block, at, {index for other, index in filled if other.row == target.row}, who
            )
            for target, at in filled
            if self._dictionary.tables[target.table].fields[target.field].type == "term"
        }

    def _tool(self, rule: RowRule) -> _Tool:
        table = self._dictionary.tables[rule.table]
        # What the sheet has no column for now, it does not say, though it was confirmed once.
        targets = [target for place in self._places for target in place.rule.to]
        named = {target.field for target in targets if target.row == (rule.table, rule.part)} | set(rule.fixed)
        who = {target.field for target in targets if target.table == PERSON_TABLE}
        builder = RowBuilder(
            self._source,
            table,
            self._dictionary,
            self._cleaner,
            (self._number, self._sheet.name, self._block.number),
            tuple(field for field in table.fields.values() if field.required and field.name in named),
            identified=bool((named | who) & {PERSON, ID_FIELD, NUMBER_FIELD}),
            unsaid=tuple(f.name for f in table.fields.values() if f.empty != "unknown" and f.name not in named),
        )
        builder.above = self._above
        fixed = (
            (table.fields[name], self._months.get(text, text) if name == MONTH else text)
            for name, text in rule.fixed.items()
        )
        return _Tool(rule, table, builder, tuple(fixed))


def _is_added_up(_target: Target, field: Field) -> bool:
    return field.type in ADDED_UP


def _names_person(target: Target, _field: Field) -> bool:
    return target.table == PERSON_TABLE or target.field == PERSON


def _places(
    sheet: Sheet, block: Block, mapping: SheetMapping, dictionary: Dictionary, export_day: date | None
) -> tuple[_Place, ...]:
    """Each column of the block with its rule; a column that nobody has confirmed fills nothing."""
    written = [heading.text for heading in block.headings]
    rules, terms = mapping.rules_of(written), term_units(written)
    of_table, below = unit_of_table(block), units_below(sheet, block)
    places = []
    for heading, values, rule, of_terms in zip(block.headings, sample(sheet, block), rules, terms, strict=True):
        key = heading.text or f"#{heading.index + 1}"
        key = key if rule.nth == 1 else f"{key}#{heading.index + 1}"
        known = Reading(
            compact_terms=rule.form == "yymmdd",
            codes=rule.codes,
            export_day=export_day,
            serials_1904=sheet.from_1904,
            unsaved=not sheet.unsaved.isdisjoint(heading.columns),
            term_unit=of_terms if of_terms == PART else unit_named(rule.unit) or of_terms,
        )
        units = (
            "" if unit_named(rule.unit) else rule.unit,
            read_heading(heading.levels[-1]).unit,
            below.get(heading.index, ""),
            of_table,
        )
        known = in_unit(known, *units)
        if len(rule.to) == 1:
            field = dictionary.tables[rule.to[0].table].fields[rule.to[0].field]
            known = detect_reading(field, values, known)
        fields = [dictionary.tables[target.table].fields[target.field] for target in rule.to]
        places.append(_Place(heading, key, rule, known, bool(fields) and all(f.type == "moment" for f in fields)))
    return tuple(places)
