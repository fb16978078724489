"""Corrections taken into a workspace as a batch of their own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from jianheng import __version__
from jianheng.dictionary import Dictionary, Field, Table, load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError
from jianheng.intake.correcting.agreement import disagreements
from jianheng.intake.correcting.correction import Correction
from jianheng.intake.correcting.fields import field_named, nearest_fields
from jianheng.intake.problem import IntakeError, Place, Problem, Words
from jianheng.intake.rows.building import PERSON_TABLE
from jianheng.intake.rows.person import NUMBER_FIELD, read_number, read_stated_id
from jianheng.intake.store.batch import COVERAGE, MANIFEST, PROBLEMS, Batch
from jianheng.intake.store.coverage import coverage_table
from jianheng.intake.store.folder import appearing, remove_unfinished
from jianheng.intake.store.lock import writing
from jianheng.intake.store.manifest import Manifest, TableEntry
from jianheng.intake.store.parquet import sha256_of, write_parquet
from jianheng.intake.store.problem_table import problem_table
from jianheng.intake.store.row import UNREAD
from jianheng.intake.store.withdrawal import standing_batches
from jianheng.intake.template.heading import PERSON
from jianheng.workspace import Workspace

CORRECTED = "_corrected"
Record = dict[str, Any]
_BY = Words("用 --by 写明姓名", "name the person with --by")
_ROW = Words("照抄报告或清单里的行编号", "copy the id of the row from a report or list")
_WHY = Words("写明依据，如“与判决书原件核对”", "say what it rests on, such as the original judgment")
_ONE = Words("只留一条", "keep one of the two")
_LEAVE_OUT = Words("核对行编号和要改的内容；确实无须更正的，去掉这一条", "check the row and the words, or leave it out")


def correct_rows(
    workspace: Workspace,
    corrections: Iterable[Correction],
    by: str,
    on: date,
    dictionary: Dictionary | None = None,
) -> str:
    """Put corrected rows in the place of delivered ones.

    The delivered rows stay as they are; a batch of corrections stands before them until it is withdrawn. Each
    corrected row keeps its place in the source and tells, beside the words of the source, who changed what and why.

    Args:
        workspace: the workspace.
        corrections: what to correct; several cells of one row become one row.
        by: the person who answers for them.
        on: the day.
        dictionary: the dictionary; the package's own if left out.

    Returns:
        The id of the new batch.

    Raises:
        IntakeError: a row or field is not there, words cannot be read or say what stands there already, a corrected
            row would contradict itself, or no reason is given; all at once, and nothing is kept.
    """
    dictionary = dictionary or load_dictionary()
    asked = tuple(corrections)
    with writing(workspace.batches):
        remove_unfinished(workspace.batches)
        correcting = _Correcting(standing_batches(workspace), dictionary, by.strip(), on)
        rows = correcting.rows(asked)
        if correcting.problems:
            raise IntakeError(correcting.problems)
        name = _batch_id(asked, by, on)
        if (workspace.batches / name).exists():
            return name
        with appearing(workspace.batches / name) as folder:
            _write(folder, name, rows, dictionary)
    return name


class _Correcting:
    """Corrected copies of rows, every problem collected."""

    def __init__(self, batches: Sequence[Batch], dictionary: Dictionary, by: str, on: date) -> None:
        self._batches = {batch.id: batch for batch in batches}
        self._dictionary = dictionary
        self._cleaner = CellCleaner(dictionary)
        self._gone = {
            row: batch.id
            for batch in batches
            for tables in batch.manifest.replaces.values()
            for rows in tables.values()
            for row in rows
        }
        self._by, self._on = by, on
        self._tables: dict[tuple[str, str], pa.Table] = {}
        self._changed: dict[str, dict[str, Correction]] = {}
        self.problems: list[Problem] = []
        if not by:
            self._refuse(Place("更正"), "没有写明更正人", "nobody answers for the corrections", _BY)

    def rows(self, corrections: Sequence[Correction]) -> dict[str, dict[str, Record]]:
        """Corrected rows by table and by the id of the row that they replace."""
        found: dict[str, dict[str, Record]] = {}
        for each in corrections:
            row = found.get(each.table, {}).get(each.row_id) or self._row(each)
            if row is not None and self._change(row, each):
                found.setdefault(each.table, {})[each.row_id] = row
        for table, rows in found.items():
            for row_id, row in rows.items():
                self._hold_together(self._dictionary.tables[table], row, self._changed[row_id])
        return found

    def _hold_together(self, table: Table, row: Record, changed: dict[str, Correction]) -> None:
        """Refuse a row that its corrections make contradict itself."""
        for what, mend in disagreements(table, row, changed):
            place = next(reversed(changed.values())).place
            self.problems.append(Problem("correction", place, what, mend=mend))

    def _row(self, each: Correction) -> Record | None:
        batch = self._batches.get(each.batch)
        if each.row_id in self._gone:
            other = self._gone[each.row_id]
            zh = f"行 {each.row_id} 已被批次 {other} 更正"
            mend = Words(
                f"更正批次 {other} 里的新行，或先撤回 {other}", f"correct the new row in {other}, or withdraw {other}"
            )
            self._refuse(each.place, zh, f"corrected already by batch {other}", mend)
            return None
        if batch is None or each.table not in batch.manifest.tables or each.table not in self._dictionary.tables:
            self._refuse(each.place, f"没有这一行：{each.row_id}", f"no such row: {each.row_id}", _ROW)
            return None
        key = (batch.id, each.table)
        if key not in self._tables:
            self._tables[key] = batch.table(each.table)
        rows = self._tables[key]
        found = rows.filter(pa.compute.equal(rows["row_id"], each.row_id)).to_pylist()
        if not found:
            self._refuse(each.place, f"没有这一行：{each.row_id}", f"no such row: {each.row_id}", _ROW)
        return dict(found[0]) if found else None

    def _change(self, row: Record, each: Correction) -> bool:
        table = self._dictionary.tables[each.table]
        field = field_named(each.field, table, self._dictionary)
        if field is None:
            known = nearest_fields(each.field, table)
            mend = Words(f"可用：{known.zh}", f"known: {known.en}")
            self._refuse(each.place, f"这张表没有字段 {each.field}", f"no such field: {each.field}", mend)
            return False
        if not each.reason.strip():
            self._refuse(each.place, "没有写明理由", "no reason is given", _WHY)
            return False
        changed = self._changed.setdefault(each.row_id, {})
        if field.name in changed:
            self._refuse(each.place, f"同一行的“{field.label_zh}”更正了两次", "corrected twice in this row", _ONE)
            return False
        try:
            values = self._values(field, each)
        except UnreadableError as error:
            self.problems.append(
                Problem("unreadable_cell", each.place, error.what, each.words, error.expected, error.mend)
            )
            return False
        before = {name: row.get(name) for name, _ in field.columns()}
        after: Record = dict.fromkeys(before) | values
        if after == before and field.name not in json.loads(row["raw"] or "{}").get(UNREAD, {}):
            self._as_it_stands(each, field)
            return False
        changed[field.name] = each
        row.update(after)
        self._tell(row, each, field.name, before)
        return True

    def _values(self, field: Field, each: Correction) -> Record:
        if field.name == PERSON:
            return self._person(each)
        values = self._cleaner.clean(field, each.words)
        if each.table == PERSON_TABLE and field.name == NUMBER_FIELD and values:
            return {NUMBER_FIELD: read_number(str(values[NUMBER_FIELD]))}
        return values

    def _as_it_stands(self, each: Correction, field: Field) -> None:
        said = f"“{field.label_zh}”现在就是 {each.words}" if each.words.strip() else f"“{field.label_zh}”现在就是空的"
        en = f"{field.name} says this already; there is nothing to correct"
        self._refuse(each.place, f"{said}，没有可更正的", en, _LEAVE_OUT)

    @staticmethod
    def _person(each: Correction) -> Record:
        number = read_stated_id(each.words, None, is_number=False)
        return {PERSON: f"id:{number}"}

    def _tell(self, row: Record, each: Correction, field: str, before: Record) -> None:
        raw = json.loads(row["raw"] or "{}")
        unread = {name: words for name, words in raw.get(UNREAD, {}).items() if name != field}
        raw = {key: value for key, value in raw.items() if key != UNREAD} | ({UNREAD: unread} if unread else {})
        told: dict[str, object] = {
            "words": each.words,
            "reason": each.reason,
            "by": self._by,
            "on": self._on.isoformat(),
        }
        told["before"] = {name: None if value is None else str(value) for name, value in before.items()}
        raw.setdefault(CORRECTED, {})[field] = told
        row["raw"] = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def _refuse(self, place: Place, zh: str, en: str, mend: Words) -> None:
        self.problems.append(Problem("correction", place, Words(zh, en), mend=mend))


def _batch_id(corrections: Iterable[Correction], by: str, on: date) -> str:
    made_of = [(each.row_id, each.field, each.words, each.reason) for each in corrections]
    text = json.dumps(["corrections", made_of, by, on.isoformat()], ensure_ascii=False)
    return "c" + hashlib.sha256(text.encode()).hexdigest()[:12]


def _write(folder: Path, name: str, rows: dict[str, dict[str, Record]], dictionary: Dictionary) -> None:
    entries: dict[str, TableEntry] = {}
    replaces: dict[str, dict[str, tuple[str, ...]]] = {}
    for table, found in sorted(rows.items()):
        new = [
            row | {"row_id": f"{name}:{table}:0:{number}", "batch": name}
            for number, row in enumerate(found.values(), start=1)
        ]
        path = folder / f"{table}.parquet"
        write_parquet(path, pa.Table.from_pylist(new, schema=dictionary.tables[table].schema()))
        entries[table] = TableEntry(len(new), len(new), 0, sha256_of(path))
        for row_id in found:
            batch = row_id.partition(":")[0]
            known = replaces.setdefault(batch, {})
            known[table] = (*known.get(table, ()), row_id)
    write_parquet(folder / COVERAGE, coverage_table(()))
    write_parquet(folder / PROBLEMS, problem_table([]))
    manifest = Manifest(name, (), entries, 0, 0, None, (), __version__, dictionary.version, replaces)
    (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8", newline="\n")
