"""The ID number behind each number that a unit gave its persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, eq=False)
class Links:
    """Which key of a person stands for which: columns, since a province has millions of them.

    Args:
        keys: `no:<unit>:<number>`, each once.
        persons: `id:<number>` behind each of them.
    """

    keys: pa.ChunkedArray
    persons: pa.ChunkedArray

    @classmethod
    def of(cls, pairs: Mapping[str, str]) -> Links:
        """A few links.

        >>> Links.of({"no:江州监狱:3201": "id:11010519491231002X"}).person("no:江州监狱:3201")
        'id:11010519491231002X'
        """
        return cls(*(pa.chunked_array([[*each]], pa.string()) for each in (pairs.keys(), pairs.values())))

    def pairs(self, keys: pa.Array | None = None) -> dict[str, str]:
        """The links as a mapping.

        Args:
            keys: of these alone; of all if left out.
        """
        found = self if keys is None else self._where(pc.is_in(self.keys, value_set=keys))
        return dict(zip(found.keys.to_pylist(), found.persons.to_pylist(), strict=True))

    def person(self, key: str) -> str:
        """The key of the ID number behind a number; of any other key, that key."""
        return self.pairs(pa.array([key], pa.string())).get(key, key)

    def persons_of(self, keys: pa.Array) -> pa.Array:
        """Keys with that of the ID number in the place of each number that is linked."""
        inside = pc.is_in(self.keys, value_set=keys)
        place = pc.index_in(keys, value_set=self.keys.filter(inside))
        return pc.coalesce(self.persons.filter(inside).combine_chunks().take(place), keys)

    def keys_of(self, persons: pa.Array) -> pa.Array:
        """The numbers behind which some persons stand."""
        return self.keys.filter(pc.is_in(self.persons, value_set=persons)).combine_chunks()

    def without(self, keys: pa.Array) -> Links:
        """All links but those of some numbers."""
        return self._where(pc.invert(pc.is_in(self.keys, value_set=keys)))

    def also(self, others: Links) -> Links:
        """These and others, of other numbers."""
        both = ((self.keys, others.keys), (self.persons, others.persons))
        return Links(*(pa.chunked_array([*one.chunks, *other.chunks], pa.string()) for one, other in both))

    def _where(self, mask: pa.Array) -> Links:
        return Links(self.keys.filter(mask), self.persons.filter(mask))
