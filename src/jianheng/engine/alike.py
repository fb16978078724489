"""Which acts are alike: of those that lack the same facts, or need no proof at once, the first ones are explained."""

from __future__ import annotations

from collections import Counter
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

# Of acts that are alike, these many; `why` explains any other.
ALIKE = 20
# The columns of answers that tell what an act is like.
TELLING = ("row_id", "slot", "answer", "findings", "notes", "missing", "exemptions", "caveats")
# Stand in no code and no name of a fact.
_OF_ONE, _NEXT = "\x1f", "\x1e"


def kinds(answers: pa.Table) -> pa.Table:
    """The acts that are not plainly lawful, in the order of the answers.

    Args:
        answers: a table that has the columns of `TELLING`.

    Returns:
        Columns `row_id, slot, kind`: acts of one kind are alike; a hit, which is like no other, has none.
    """
    told = _not_plainly_lawful(answers.select(TELLING))
    lists = {name: _strings(told[name]) for name in ("missing", "exemptions", "caveats")}
    lists["exemptions"] = pc.list_slice(lists["exemptions"], 0, 1)
    parts = (pc.binary_join(words, _OF_ONE) for words in lists.values())
    kind = pc.binary_join_element_wise(told["answer"], *parts, _NEXT)
    hit = pc.or_(_any(told["findings"]), _any(told["notes"]))
    kind = pc.if_else(hit, pa.scalar(None, pa.string()), kind)
    return pa.table([told["row_id"], told["slot"], kind], names=["row_id", "slot", "kind"])


def to_explain(told: pa.Table) -> pa.Table:
    """Of the acts that `kinds` tells, every hit and the first ones of each kind, in their order."""
    alike, places = _numbered(told)
    first = _first_of_each(alike)["place"].combine_chunks().flatten()
    return told.filter(pc.or_(pc.is_null(told["kind"]), pc.is_in(places, value_set=first)))


def next_in_line(told: pa.Table, gone: pa.Array) -> pa.Array:
    """Rows of the acts that may be explained instead of some others.

    Args:
        told: what `kinds` tells.
        gone: rows whose acts may no longer be what they were.

    Returns:
        As many further rows of each kind as its first ones lose.
    """
    alike, places = _numbered(told)
    leaves = pc.is_in(told["row_id"], value_set=gone)
    first = _first_of_each(alike)["place"].combine_chunks().flatten()
    lost = Counter(pc.take(alike["kind"], first.filter(pc.take(leaves, first))).to_pylist())
    behind = pc.invert(pc.or_(leaves, pc.is_in(places, value_set=first)))
    waiting = _first_of_each(
        alike.filter(pc.and_(behind, pc.is_in(alike["kind"], value_set=pa.array(lost, pa.int32()))))
    )
    steps_in = [place for each in waiting.to_pylist() for place in each["place"][: lost[each["kind"]]]]
    return told["row_id"].take(pa.array(sorted(steps_in), pa.int64())).combine_chunks()


def _numbered(told: pa.Table) -> tuple[pa.Table, pa.Array]:
    """A number for each kind of each act, and the places of the acts."""
    numbers = pc.dictionary_encode(told["kind"].combine_chunks()).indices
    places = pa.arange(0, told.num_rows)
    return pa.table({"kind": numbers, "place": places}), places


def _first_of_each(alike: pa.Table) -> pa.Table:
    """The places of the first acts of each kind; hits are of none."""
    some = alike.filter(pc.is_valid(alike["kind"]))
    listed = some.group_by("kind", use_threads=False).aggregate([("place", "list")])
    return pa.table({"kind": listed["kind"], "place": pc.list_slice(listed["place_list"], 0, ALIKE)})


def _not_plainly_lawful(answers: pa.Table) -> pa.Table:
    """Most acts are, and need not be looked at one by one."""
    lists = (_any(answers[name]) for name in ("findings", "notes", "caveats"))
    return answers.filter(reduce(pc.or_, lists, pc.not_equal(answers["answer"], "lawful")))


def _any(lists: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.greater(pc.fill_null(pc.list_value_length(lists), 0), 0)


def _strings(lists: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists of words, also where no list holds any."""
    return pc.cast(lists, pa.list_(pa.string()))
