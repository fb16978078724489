"""Documents turned into rows, and kept word for word beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pyarrow as pa

from jianheng.dictionary import Dictionary
from jianheng.identity import Origin, person_key
from jianheng.intake.cells.plain import read_key
from jianheng.intake.files.contents import Document
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.rows.history import history_coverage
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.rows.source import Source
from jianheng.intake.ruling import NotACommutationRulingError, RulingFacts, facts_to_rows, read_ruling
from jianheng.intake.store.batch import Batch
from jianheng.intake.store.row import Row

RULING_TABLE = "commutation_ruling"
_KIND = "减刑"
_SCHEMA = pa.schema(
    [
        ("source", pa.string()),
        ("row_no", pa.int32()),
        ("name", pa.string()),
        ("kind", pa.string()),
        ("sha256", pa.string()),
        ("text", pa.large_string()),
    ]
)
_SHOWN_WORDS = 12


class DocumentReader:
    """Reads the documents of one delivery, and remembers them.

    Args:
        dictionary: the dictionary.
        batches: the batches that the workspace holds already.
    """

    def __init__(self, dictionary: Dictionary, batches: Iterable[Batch]) -> None:
        self._dictionary = dictionary
        self._known: dict[str, str] = {}
        for batch in batches:
            texts = batch.texts(("source", "name", "sha256"))
            for row in [] if texts is None else texts.to_pylist():
                self._known.setdefault(row["sha256"], f"{row['source']}#{row['name']}")
        self._kept: list[tuple[object, ...]] = []
        self._names: set[tuple[str, str]] = set()

    def read(self, document: Document, source: Source) -> Outcome:
        """Read one document.

        Args:
            document: the document.
            source: its file.

        Returns:
            Its rows, what could not be read, and what history it covers.
        """
        place = Place(source.name, row_no=document.line)
        name = self._own_name(document, source)
        if document.kind and _KIND not in document.kind:
            return Outcome(problems=(_unknown_kind(document, place),))
        try:
            facts = read_ruling(document.text)
        except NotACommutationRulingError as error:
            return Outcome(problems=(_unreadable(error, document, place),))
        notices = self._keep(document, name, source)
        person = person_key(Origin(source.numbering, source.name, name))
        rows = tuple(self._rows(facts, document.line, source, person))
        problems = (*notices, *_unread(facts, place), *self._missing(rows, place))
        history = history_coverage(rows, facts, document.text)
        return Outcome(rows, problems, history, RULING_TABLE, RULING_TABLE, recited=True)

    def texts(self) -> pa.Table | None:
        """The documents read so far, word for word; None where there are none."""
        if not self._kept:
            return None
        columns = zip(*self._kept, strict=True)
        arrays = [pa.array(values, kind.type) for values, kind in zip(columns, _SCHEMA, strict=True)]
        return pa.Table.from_arrays(arrays, schema=_SCHEMA)

    def _own_name(self, document: Document, source: Source) -> str:
        """The document's name, told apart from another of the same name in the same file."""
        name = document.name
        if (source.name, name) in self._names:
            name = f"{name}@{document.line}"
        self._names.add((source.name, name))
        return name

    def _keep(self, document: Document, name: str, source: Source) -> list[Problem]:
        sha256 = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        self._kept.append((source.name, document.line, name, document.kind, sha256, document.text))
        twin = self._known.setdefault(sha256, f"{source.name}#{name}")
        if twin == f"{source.name}#{name}":
            return []
        what = Words(f"全文与 {twin} 相同，两份都保留", f"has the same words as {twin}; both are kept")
        mend = Words("核对是否同一份文书重复报送", "check whether one document was delivered twice")
        place = Place(source.name, row_no=document.line)
        return [Problem("same_text", place, what, name, mend=mend, severity=Severity.NOTICE)]

    def _rows(self, facts: RulingFacts, line: int, source: Source, person: str) -> Iterable[Row]:
        def name_row(table: str, number: int) -> str:
            return source.row_id(table, 0, line, number)

        for table, rows in facts_to_rows(facts, self._dictionary, name_row, person).items():
            institutions = [f.name for f in self._dictionary.tables[table].fields.values() if f.entity == "institution"]
            for row in rows:
                values = {key: value for key, value in row.items() if key not in ("row_id", "raw")}
                values |= {key: read_key(str(values[key])) for key in institutions if values.get(key)}
                raw = row["raw"]
                yield Row(
                    table, str(row["row_id"]), source.name, "", line, values, raw if isinstance(raw, dict) else {}
                )

    def _missing(self, rows: tuple[Row, ...], place: Place) -> list[Problem]:
        """Required facts that the document does not state, told once for the document."""
        ruling = next(row for row in rows if row.table == RULING_TABLE)
        fields = self._dictionary.tables[RULING_TABLE].fields.values()
        missing = [field for field in fields if field.required and not _has(ruling, [n for n, _ in field.columns()])]
        if not missing:
            return []
        what = Words(
            "文书没有写明：" + "、".join(field.label_zh for field in missing),
            "the document does not state: " + ", ".join(field.name for field in missing),
        )
        mend = Words("用原件核对；用到它的模型在此之前答“无法判断”", "compare it with the original")
        return [Problem("missing_value", place, what, mend=mend, table=RULING_TABLE, field=missing[0].name)]


def _has(row: Row, columns: list[str]) -> bool:
    return all(row.values.get(column) is not None for column in columns)


def _unknown_kind(document: Document, place: Place) -> Problem:
    return Problem(
        "unreadable_document",
        place,
        Words("还不能读取这种文书，没有采用", "documents of this kind cannot be read yet; it was not used"),
        document.kind,
        Words("减刑刑事裁定书", "a commutation ruling"),
    )


def _unreadable(error: NotACommutationRulingError, document: Document, place: Place) -> Problem:
    what = Words(error.zh, error.en)
    return Problem("unreadable_document", place, what, document.text.strip()[:30])


def _unread(facts: RulingFacts, place: Place) -> list[Problem]:
    words = [fact.words for fact in facts.unread]
    if not words:
        return []
    shown = "、".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")
    what = Words(
        f"有 {len(words)} 处文字像是日期或数额，但含义不能确定",
        f"{len(words)} places look like a date or an amount and have no certain meaning",
    )
    mend = Words("核对原文", "compare the words with the original")
    return [Problem("unread_words", place, what, shown, mend=mend, severity=Severity.NOTICE, table=RULING_TABLE)]
