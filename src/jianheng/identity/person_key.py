"""Whose row it is: the text that stands for one person in every table."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.identity.id_number import IdNumber

ID_PREFIX = "id:"
NUMBER_PREFIX = "no:"
DOCUMENT_PREFIX = "doc:"


@dataclass(frozen=True)
class Origin:
    """Where a statement about a person stands.

    Args:
        unit: the delivering unit, which gives its own numbers to persons; the batch where no unit is named.
        source: name of the file.
        record: number or name of the row or document in the file.
    """

    unit: str
    source: str
    record: str


def person_key(origin: Origin, id_number: IdNumber | None = None, source_number: str | None = None) -> str:
    """Return the key of a person: by ID number, else by the source's own number, else by the row itself.

    A source's number counts inside its unit alone, because two prisons give the same number to two persons.

    Args:
        origin: where the statement stands.
        id_number: the valid ID number, if stated.
        source_number: 罪犯编号, 在押人员编号 or 矫正对象编号, if stated.

    Returns:
        `id:<number>`, `no:<unit>:<number>` or `doc:<source>#<record>`.

    Example:
        >>> person_key(Origin("江州监狱", "a.xlsx", "5"), source_number="3201001")
        'no:江州监狱:3201001'
        >>> person_key(Origin("江州监狱", "a.jsonl", "r-7"))
        'doc:a.jsonl#r-7'
    """
    if id_number is not None:
        return f"{ID_PREFIX}{id_number}"
    if source_number:
        return f"{NUMBER_PREFIX}{_plain(origin.unit)}:{source_number}"
    return f"{DOCUMENT_PREFIX}{origin.source}#{origin.record}"


def number_keys(units: pa.ChunkedArray, numbers: pa.ChunkedArray) -> pa.ChunkedArray:
    """The keys of many persons by the source's own number: what `person_key` says of each.

    >>> number_keys(pa.chunked_array([["江州:监狱"]]), pa.chunked_array([["3201001"]])).to_pylist()
    ['no:江州：监狱:3201001']
    """
    plain = pc.replace_substring(units, ":", "：")
    return pc.binary_join_element_wise(NUMBER_PREFIX.removesuffix(":"), plain, numbers, ":")


def _plain(unit: str) -> str:
    """Keep the colon free as the mark between unit and number."""
    return unit.replace(":", "：")
