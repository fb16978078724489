"""A batch written whole."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from jianheng import __version__
from jianheng.dictionary import Dictionary
from jianheng.intake.adding.completeness import Completeness
from jianheng.intake.adding.gather import Given
from jianheng.intake.adding.reading import FileReader
from jianheng.intake.adding.renaming import AS_WRITTEN, Renamer
from jianheng.intake.adding.result import NOT_READ, Progress, ProgressCall
from jianheng.intake.cleaning import PresentNames
from jianheng.intake.delivery import Delivery
from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.mapping import Mapping, mapping_text
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.rows.documents import DocumentReader
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.rows.source import Source
from jianheng.intake.store.batch import COVERAGE, MANIFEST, MAPPING, PROBLEMS, TEXTS
from jianheng.intake.store.coverage import coverage_table
from jianheng.intake.store.manifest import FileEntry, Instead, Manifest, TableEntry, coverage_entries
from jianheng.intake.store.parquet import sha256_of, write_parquet
from jianheng.intake.store.problem_table import problem_table
from jianheng.intake.store.sink import Sink

_CELL_PROBLEMS = (
    *("unreadable_cell", "missing_value", "unidentified_person", "end_before_start"),
    *("too_many_cells", "cancelled_row", "other_group", "relatives_line"),
)
_REPORT_EVERY = 1000


def batch_id(
    given: Iterable[Given],
    delivery: Delivery | None,
    dictionary: Dictionary,
    mapping: Mapping | None = None,
    names: PresentNames = AS_WRITTEN,
) -> str:
    """Name a batch by what it is made of: the same delivery has the same name on every machine and day.

    Args:
        given: the files.
        delivery: what the delivery says of itself.
        dictionary: the dictionary that reads them.
        mapping: what was confirmed for the source.
        names: what institutions are called today.

    Returns:
        `b` and twelve hexadecimal digits.
    """
    made_of: dict[str, object] = {
        "files": [(file.name, file.sha256) for file in given],
        "delivery": None if delivery is None else asdict(delivery),
        "dictionary": dictionary.version,
    } | ({"mapping": mapping_text(mapping)} if mapping is not None else {})
    made_of |= {"renamed": [asdict(change) for change in names.changes]} if names.changes else {}
    text = json.dumps(made_of, sort_keys=True, ensure_ascii=False, default=str)
    return "b" + hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass
class BatchWriter:
    """Reads the files of one delivery into a folder.

    Args:
        folder: the folder to fill.
        batch: id of the batch.
        delivery: what the delivery says of itself.
        dictionary: the dictionary.
        documents: reads documents.
        progress: told how far the work is.
        problems: what is known already.
        mapping: what was confirmed for the source; a copy stays in the batch.
        instead: the batch in whose place this one is taken in.
        names: what institutions are called today.
    """

    folder: Path
    batch: str
    delivery: Delivery | None
    dictionary: Dictionary
    documents: DocumentReader
    progress: ProgressCall | None = None
    problems: list[Problem] = field(default_factory=list)
    mapping: Mapping | None = None
    instead: Instead | None = None
    names: PresentNames = AS_WRITTEN
    _read: Counter[str] = field(default_factory=Counter)
    _with_problems: Counter[str] = field(default_factory=Counter)
    _renamer: Renamer = field(init=False)

    def __post_init__(self) -> None:
        self._renamer = Renamer(self.names, self.dictionary)

    def write(self, given: tuple[Given, ...]) -> Manifest | None:
        """Read every file and write the batch.

        Args:
            given: the files.

        Returns:
            The manifest; None where no file could be read, and then nothing should be kept.
        """
        unit = "" if self.delivery is None else self._renamer.unit(self.delivery.unit)
        sink = Sink(self.folder, self.dictionary, self.batch, unit)
        # What the unit said of itself is kept as it said it; rows and claims agree on its present name.
        completeness = Completeness(self.delivery and replace(self.delivery, unit=unit), self.dictionary)
        try:
            files = self._read_files(given, unit, sink, completeness)
            sink.close()
        except BaseException:
            sink.abandon()
            raise
        self.problems.extend((*completeness.problems(), *self._renamer.problems()))
        if not any(entry.read for entry in files):
            return None
        return self._finish(tuple(files), sink, completeness)

    def _read_files(
        self, given: tuple[Given, ...], unit: str, sink: Sink, completeness: Completeness
    ) -> list[FileEntry]:
        reader = FileReader(self.dictionary, self.delivery, self.documents, self.mapping)
        reader.learn(given)
        files = []
        for number, file in enumerate(given):
            source = Source(self.batch, number, file.name, unit)
            tell = self._teller(file.name, number + 1, len(given), sink)
            was_read = self._read_file(reader, file, source, sink, completeness, tell)
            files.append(FileEntry(file.name, file.sha256, file.size, was_read))
        return files

    def _read_file(
        self,
        reader: FileReader,
        file: Given,
        source: Source,
        sink: Sink,
        completeness: Completeness,
        tell: Callable[[], None],
    ) -> bool:
        tell()
        rows, told = sink.kept.total(), len(self.problems)
        try:
            for number, outcome in enumerate(reader.read(file, source), start=1):
                self._take(self._renamer.outcome(outcome), sink, completeness)
                if number % _REPORT_EVERY == 0:
                    tell()
        except UnreadableFileError as error:
            problem = Problem("unreadable_file", Place(file.name), error.what, mend=error.mend)
            self._take(Outcome(problems=(problem,)), sink, completeness)
            return False
        tell()
        # A file of which nothing was read is no known one: it may come again, once it is mended or confirmed.
        return sink.kept.total() > rows or all(each.code not in NOT_READ for each in self.problems[told:])

    def _take(self, outcome: Outcome, sink: Sink, completeness: Completeness) -> None:
        for row in outcome.rows:
            sink.add(row)
        self.problems.extend(outcome.problems)
        completeness.watch(outcome)
        if outcome.table:
            self._read[outcome.table] += 1
            if any(problem.code in _CELL_PROBLEMS for problem in outcome.problems):
                self._with_problems[outcome.table] += 1

    def _teller(self, name: str, number: int, files: int, sink: Sink) -> Callable[[], None]:
        def tell() -> None:
            if self.progress is not None:
                self.progress(Progress(name, number, files, sink.kept.total()))

        return tell

    def _finish(self, files: tuple[FileEntry, ...], sink: Sink, completeness: Completeness) -> Manifest:
        claims = completeness.claims()
        write_parquet(self.folder / COVERAGE, coverage_table(claims))
        write_parquet(self.folder / PROBLEMS, problem_table(self.problems))
        if (texts := self.documents.texts()) is not None:
            path = self.folder / TEXTS
            path.parent.mkdir()
            write_parquet(path, texts)
        if self.mapping is not None:
            (self.folder / MAPPING).write_text(mapping_text(self.mapping), encoding="utf-8", newline="\n")
        notices = sum(problem.severity is Severity.NOTICE for problem in self.problems)
        manifest = Manifest(
            self.batch,
            files,
            {name: self._entry(name, kept) for name, kept in sorted(sink.kept.items())},
            len(self.problems) - notices,
            notices,
            self.delivery,
            coverage_entries(claims),
            __version__,
            self.dictionary.version,
            instead=self.instead,
        )
        (self.folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8", newline="\n")
        return manifest

    def _entry(self, name: str, kept: int) -> TableEntry:
        sha256 = sha256_of(self.folder / f"{name}.parquet")
        # Rows that come of a row of another table, or of a document, are read where they are made.
        return TableEntry(max(self._read[name], kept), kept, self._with_problems[name], sha256)


NOTHING_READ = Words("没有读出一行数据，什么也没有添加", "not one row could be read; nothing was added")
