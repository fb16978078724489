"""The cells of one row turned into a row of its table and a statement about its person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.identity import DOCUMENT_PREFIX, IdNumber, Origin
from jianheng.intake.cells import CellCleaner, UnreadableError, cell_text
from jianheng.intake.cells.names import other_names
from jianheng.intake.problem import Place, Problem, Words
from jianheng.intake.rows.above import SaidAbove
from jianheng.intake.rows.building import CHECK, PERSON_TABLE, Building, Entry
from jianheng.intake.rows.labels import Labels, check_label, label_or, may_have_label
from jianheng.intake.rows.merged_sums import why_unused
from jianheng.intake.rows.nobody import RowAbove, is_numbered, nobody
from jianheng.intake.rows.person import ID_FIELD, NUMBER_FIELD, key_of, read_number, read_stated_id
from jianheng.intake.rows.source import Source
from jianheng.intake.rows.spans import reversed_spans
from jianheng.intake.store.row import Row
from jianheng.intake.template.heading import PERSON

_NAME = "name"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one row.

    Args:
        row: the row.
        statement: what it says about its person, if it says anything besides the key.
        problems: cells that could not be read and required cells that are empty.
    """

    row: Row
    statement: Row | None
    problems: tuple[Problem, ...]


class RowBuilder:
    """Builds the rows of one table from one sheet or file.

    Args:
        source: the file.
        table: the table.
        dictionary: the dictionary.
        cleaner: reads cells.
        sheet: 0-based number and name of the sheet, and 0-based number of the table in it.
        required: required fields that have a column, so that an empty cell is a problem of its row.
        identified: some column says whose row it is, so that a row without a person is a problem of its own.
        unsaid: fields without a column whose empty cell would say that there is nothing: they are unknown.
    """

    def __init__(
        self,
        source: Source,
        table: Table,
        dictionary: Dictionary,
        cleaner: CellCleaner,
        sheet: tuple[int, str, int],
        required: tuple[Field, ...],
        *,
        identified: bool,
        unsaid: tuple[str, ...] = (),
    ) -> None:
        self._source = source
        self._table = table
        self._person_fields = dictionary.tables[PERSON_TABLE].fields
        self._has_person = PERSON in table.fields
        self._cleaner = cleaner
        self._sheet_no, self._sheet, self._block = sheet
        self._required = required
        self._identified = identified
        self._unsaid = dict.fromkeys(unsaid, "")
        self._said: set[tuple[tuple[str, str], ...]] = set()
        self._labels = Labels()
        # Builders of one sheet share it: each builds but some of its rows.
        self.above = SaidAbove()
        self._named_above: RowAbove | None = None

    def build(
        self,
        row_no: int,
        entries: Iterable[Entry],
        others: dict[str, str],
        *,
        part: int = 0,
        states: bool = True,
        unused: Problem | None = None,
    ) -> Built:
        """Build one row.

        Args:
            row_no: 1-based row or line.
            entries: the cells that fill fields; nothing is said twice about one field.
            others: heading to words, for columns that fill no field.
            part: number of the row among several of this table that come of one record.
            states: the row also states who the person is; of several rows of one record only one does.
            unused: why none of the cells is used, such as that the row is cancelled; their words are kept.

        Returns:
            The row with its problems; the row is kept whatever they are.
        """
        building = Building(self._source, self._table.name, self._sheet, row_no)
        building.unread.update(self._unsaid | others)
        for entry in entries:
            (self._read if unused is None else self._keep_words)(entry, building)
        building.name_otherwise()
        self._part_spans(building)
        if self._has_person:
            self._find_person(building)
        if unused is None:
            self._check_required(building)
        else:
            building.problems, self._named_above = [unused], None
        row_id = self._source.row_id(self._table.name, self._sheet_no, row_no, part, self._block)
        row = building.row(self._table.name, row_id, building.values, building.raw)
        return Built(row, self._statement(building) if states else None, tuple(building.problems))

    def _part_spans(self, building: Building) -> None:
        """Take back both ends of a span that ends before it begins: which of them is wrong, nobody can tell."""
        for start, end in [*reversed_spans(self._table, building.values)]:
            said = [str(building.words(field.name)) for field in (start, end)]
            for field, text in zip((start, end), said, strict=True):
                building.unread[field.name] = text
                for column, _ in field.columns():
                    building.values.pop(column, None)
            building.problems.append(
                Problem(
                    "end_before_start",
                    Place(self._source.name, self._sheet, building.row_no, end.label_zh),
                    Words(
                        f"“{end.label_zh}”早于“{start.label_zh}”，两项都没有采用",
                        f"{end.name} lies before {start.name}; neither was used",
                    ),
                    f"{said[0]} 至 {said[1]}",
                    mend=CHECK,
                    table=self._table.name,
                    field=end.name,
                )
            )

    def _read(self, entry: Entry, building: Building) -> None:
        text, name = cell_text(entry.value), entry.field.name
        if entry.merged is not None or entry.told:
            self._keep_words(entry, building)
            if entry.merged is not None and (error := why_unused(entry.merged, self._table.name)):
                building.complain(entry, entry.words or text, error)
            return
        if not text:
            if entry.reading.unsaved:
                building.unread[name] = ""
            return
        said = entry.words or text
        as_above = self.above.check(entry.field, entry.column, said, building.row_no)
        words = {"text": said, "cell": entry.cell} if entry.cell else {"text": said}
        (building.person_raw if entry.of_person else building.raw)[name] = words
        if refused := as_above or entry.refused:
            building.complain(entry, said, refused)
            return
        labelled = isinstance(entry.value, str) and may_have_label(text)
        if labelled and (bare := self._labels.without(entry.field, entry.column, text)) != text:
            entry = replace(entry, value=bare, words=said)
        try:
            values = {} if name == PERSON else self._cleaner.clean(entry.field, entry.value, entry.reading)
            if labelled:
                check_label(entry.field, entry.column, cell_text(entry.value))
        except UnreadableError as error:
            building.complain(entry, said, label_or(error, entry.field, entry.column, cell_text(entry.value)))
            return
        if self._names_person(entry):
            building.person_entries[name] = entry
        of_person = entry.of_person or self._table.name == PERSON_TABLE
        if name == _NAME and of_person and (others := other_names(cell_text(entry.value))):
            building.other_names = others, words, entry.of_person
        (building.person_values if entry.of_person else building.values).update(values)

    def _keep_words(self, entry: Entry, building: Building) -> None:
        if text := entry.words or cell_text(entry.value):
            self.above.note(entry.field, entry.column, text, building.row_no)
            building.raw[entry.field.name] = {"text": text, "cell": entry.cell} if entry.cell else {"text": text}
            building.unread[entry.field.name] = text

    def _names_person(self, entry: Entry) -> bool:
        of_person = entry.of_person or self._table.name == PERSON_TABLE
        return entry.field.name == PERSON or (of_person and entry.field.name in (ID_FIELD, NUMBER_FIELD))

    def _find_person(self, building: Building) -> None:
        stated: dict[str, object] = {}
        values = building.values if self._table.name == PERSON_TABLE else building.person_values
        number_words = values.pop(NUMBER_FIELD, None)
        if number_words and (number_entry := building.person_entries.get(NUMBER_FIELD)):
            try:
                values[NUMBER_FIELD] = stated[NUMBER_FIELD] = read_number(str(number_words))
            except UnreadableError as error:
                building.complain(number_entry, str(number_words), error)
        if id_entry := building.person_entries.get(ID_FIELD):
            values.pop(ID_FIELD, None)
            number = self._id_number(id_entry, values, building)
            if number is not None:
                stated[ID_FIELD] = number
                values[ID_FIELD] = number.number
        origin = Origin(self._source.numbering, self._source.name, building.record)
        entry = building.person_entries.get(PERSON)
        cell = "" if entry is None else cell_text(entry.value)
        try:
            key = key_of(origin, stated, cell)
        except UnreadableError as error:
            assert entry is not None  # only the words of this cell can be wrong
            building.complain(entry, cell, error)
            key = key_of(origin, stated, "")
        building.values[PERSON] = key
        if not key.startswith(DOCUMENT_PREFIX):
            self._named_above = RowAbove(building.row_no, building.who_is_said()) if building.in_sheet else None
        elif self._identified:
            building.problems.append(self._nobody(building))

    def _nobody(self, building: Building) -> Problem:
        if building.who_is_said() or is_numbered(building.unread):
            self._named_above = None
        return nobody(Place(self._source.name, self._sheet, building.row_no), self._table.name, self._named_above)

    def _id_number(self, entry: Entry, values: dict[str, object], building: Building) -> IdNumber | None:
        text, id_kind, born = cell_text(entry.value), values.get("id_kind"), values.get("birth_on")
        try:
            is_number = entry.reading.lost_digits or isinstance(entry.value, (int, float))
            kind = None if id_kind is None else str(id_kind)
            return read_stated_id(text, kind, is_number=is_number, born=born if isinstance(born, date) else None)
        except UnreadableError as error:
            building.complain(entry, text, error)
            return None

    def _check_required(self, building: Building) -> None:
        for field in self._required:
            stated = field.columns()[0][0] in building.values or field.name in building.unread
            if not stated and field.name != PERSON:
                building.problems.append(
                    Problem(
                        "missing_value",
                        Place(self._source.name, self._sheet, building.row_no, field.label_zh),
                        Words("必填项没有填写", "a required field is empty"),
                        mend=Words(
                            "补填后重新添加；用到它的模型在此之前答“无法判断”", "fill it in, add the file again"
                        ),
                        table=self._table.name,
                        field=field.name,
                    )
                )

    def _statement(self, building: Building) -> Row | None:
        """What the row says about its person, as a row of `person_statement`; each statement once a sheet."""
        if not self._has_person or not building.person_values:
            return None
        row_id = self._source.row_id(PERSON_TABLE, self._sheet_no, building.row_no, block=self._block)
        values = {**building.person_values, PERSON: building.values[PERSON]}
        said = tuple(sorted((key, str(value)) for key, value in values.items()))
        if said in self._said:
            return None
        self._said.add(said)
        return building.row(PERSON_TABLE, row_id, values, building.person_raw)
