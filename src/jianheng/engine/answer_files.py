"""The files in which a run keeps the answers of its models; one that grew keeps what differs beside an earlier file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

ANSWERS, TAKEN, CHANGES = "answers", "taken", "changes"
EXPLANATIONS = "explanations.jsonl"
ORDER = [("row_id", "ascending"), ("slot", "ascending")]
# Beyond this share of the rows, changes are not kept apart.
MANY = 0.3
# In a file of changes: the row's earlier answers no longer count.
GONE = "gone"


@dataclass(frozen=True)
class Changes:
    """How answers differ from those that an earlier run wrote.

    Args:
        base: the file that the earlier run wrote.
        gone: ids of rows whose answers in it no longer count.
        anew: the answers that count instead, in the columns of the file, or of some of them.
        sha256: of the base, where it is known.
    """

    base: Path
    gone: pa.Array
    anew: pa.Table
    sha256: str = ""

    @classmethod
    def read(cls, base: Path, changed: Path, columns: Sequence[str] | None = None) -> Changes:
        """What differs from a file of answers.

        Args:
            base: the file.
            changed: the file of changes beside it.
            columns: those of the answers that are wanted, `row_id` among them; all if left out.
        """
        found = pq.read_table(changed, columns=None if columns is None else [*columns, GONE])
        anew = found.filter(pc.invert(found[GONE])).drop_columns([GONE])
        return cls(base, found.filter(found[GONE])["row_id"].combine_chunks(), anew)

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return len(self.gone) > 0 or self.anew.num_rows > 0

    @property
    def many(self) -> bool:
        """Whether a file of all answers is the better way to keep them."""
        return len(self.gone) > MANY * int(pq.read_metadata(self.base).num_rows)

    def whole(self) -> pa.Table:
        """All answers, by row and slot."""
        return self.apply(pq.read_table(self.base))

    def after(self, gone: pa.Array, anew: pa.Table) -> Changes:
        """These changes and further ones."""
        kept = self.anew.filter(pc.invert(pc.is_in(self.anew["row_id"], value_set=gone)))
        both = pa.concat_arrays([self.gone, gone]).unique()
        return replace(self, gone=both, anew=among(kept, anew))

    def apply(self, base: pa.Table) -> pa.Table:
        """Answers of the base as they are with the changes, in order."""
        kept = base.filter(pc.invert(pc.is_in(base["row_id"], value_set=self.gone)))
        return among(kept, self.anew.select(base.column_names))


def answers_name(model: str) -> str:
    """Name of a model's file of answers.

    >>> answers_name("commutation/interval-too-short")
    'answers/commutation__interval-too-short.parquet'
    """
    return f"{ANSWERS}/{stem(model)}.parquet"


def files_of(folder: Path, model: str) -> tuple[str, ...]:
    """Names of the files in which a run keeps the answers of a model: one, or that of an earlier run with changes.

    Args:
        folder: the run.
        model: the model's id.
    """
    whole, grown = answers_name(model), grown_names(model)
    return grown if (folder / grown[0]).exists() and not (folder / whole).exists() else (whole,)


def models_of(folder: Path) -> list[str]:
    """Ids of the models of which a run keeps answers."""
    found = (path.stem for part in (ANSWERS, TAKEN) for path in (folder / part).glob("*.parquet"))
    return sorted(name.replace("__", "/") for name in found)


def grown_names(model: str) -> tuple[str, str]:
    """Names of the file of an earlier run and of that which tells how the answers differ.

    >>> grown_names("parole/barred")
    ('taken/parole__barred.parquet', 'changes/parole__barred.parquet')
    """
    return f"{TAKEN}/{stem(model)}.parquet", f"{CHANGES}/{stem(model)}.parquet"


def stem(model: str) -> str:
    """The id of a model as a file's name."""
    return model.replace("/", "__")


def among(kept: pa.Table, anew: pa.Table) -> pa.Table:
    """Both tables as one, by row and slot."""
    return pa.concat_tables([kept, anew.cast(kept.schema)]).sort_by(ORDER)


def write_answers(answers: pa.Table, file: Path) -> None:
    """Answers as a run writes them: in one piece, so that the bytes do not tell in which pieces the rows came."""
    pq.write_table(answers.combine_chunks(), file)


def write_changes(changes: Changes, file: Path) -> None:
    """What differs from the base, as a file beside a copy of it."""
    gone = pa.table({"row_id": changes.gone, GONE: pa.repeat(pa.scalar(True), len(changes.gone))})
    anew = changes.anew.append_column(GONE, pa.repeat(pa.scalar(False), changes.anew.num_rows))
    pq.write_table(pa.concat_tables([anew, gone], promote_options="default").combine_chunks(), file)


def read_changes(folder: Path, model: str, columns: Sequence[str] | None = None) -> Changes | None:
    """How the answers of a model differ from those of an earlier run that lie beside them; None where they are whole.

    Args:
        folder: the run.
        model: the model's id.
        columns: those of the answers that are wanted, `row_id` among them; all if left out.
    """
    base, *changed = (folder / name for name in files_of(folder, model))
    return Changes.read(base, changed[0], columns) if changed else None


def read_answers(folder: Path, model: str, columns: Sequence[str] | None = None) -> pa.Table:
    """The answers of a model, by row and slot.

    Args:
        folder: the run.
        model: the model's id.
        columns: those that are wanted; all if left out.
    """
    wanted = None if columns is None else [*dict.fromkeys((*columns, "row_id", "slot"))]
    changes = read_changes(folder, model, wanted)
    if changes is None:
        return pq.read_table(folder / answers_name(model), columns=None if columns is None else list(columns))
    whole = changes.apply(pq.read_table(changes.base, columns=wanted))
    return whole if columns is None else whole.select(list(columns))


def columns_of(folder: Path, model: str) -> list[str]:
    """The columns of the answers of a model."""
    return list(pq.read_schema(folder / files_of(folder, model)[0]).names)


def stream_answers(folder: Path, model: str, columns: Sequence[str]) -> Iterator[pa.Table]:
    """The answers of a model by row and slot, some at a time.

    Args:
        folder: the run.
        model: the model's id.
        columns: those that are wanted; `row_id` and `slot` must be among them.
    """
    changes = read_changes(folder, model, columns)
    with pq.ParquetFile(folder / answers_name(model) if changes is None else changes.base) as file:
        for batch in file.iter_batches(columns=list(columns)):
            rows = pa.Table.from_batches([batch])
            if changes is None:
                yield rows
                continue
            due = pc.less_equal(changes.anew["row_id"], rows["row_id"][-1])
            yield replace(changes, anew=changes.anew.filter(due)).apply(rows)
            changes = replace(changes, anew=changes.anew.filter(pc.invert(due)))
    if changes is not None and changes.anew.num_rows:
        yield changes.anew.select(list(columns))
