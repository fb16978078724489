"""A number with its definition, the number that it is a share of, and where its rows are."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from jianheng.desk.runs.counts import percent
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.statistics.definitions import Definition, definitions


@dataclass(frozen=True)
class Figure:
    """A figure.

    Args:
        name: of its definition.
        number: the figure.
        url: where its rows are listed.
        whole: the number that it is a part of; None where it is no share.
        whole_name: of the definition of that number.
    """

    name: str
    number: int
    url: str
    whole: int | None = None
    whole_name: str = ""

    @property
    def definition(self) -> Definition:
        """What it counts."""
        return definitions()[self.name]

    @property
    def whole_definition(self) -> Definition | None:
        """What it is a share of."""
        return definitions().get(self.whole_name)

    @property
    def share(self) -> str:
        """Percent of the whole; empty where it is no share."""
        return "" if self.whole is None else percent(self.number, self.whole)

    @property
    def width(self) -> str:
        """The same as the width of a bar; a comma in it would break the style."""
        return f"{100 * self.number / self.whole:.1f}" if self.whole else "0"


def rows_url(name: str, asked: Asked) -> str:
    """Where the documents, items or cases of a figure are listed."""
    query = asked.query
    return f"{reverse('statistics:rows', args=[name])}{'?' if query else ''}{query}"
