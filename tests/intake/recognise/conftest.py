"""Sheets as headings with values, and what is made of them."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.cells import CellCleaner
from jianheng.intake.layout import Block, Heading, Way
from jianheng.intake.recognise import Proposal, Recogniser

IDS = ["11010519491231002X", "440524188001010014"] * 3
NAMES = ["周某", "吴某", "郑某", "王某", "冯某", "陈某"]
DAYS = ["2019-03-01", "2020-05-06", "2021-07-08", "2019-03-02", "2020-05-07", "2021-07-09"]
Propose = Callable[..., Proposal]


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    dictionary = load_dictionary()
    return Recogniser(dictionary, CellCleaner(dictionary))


@pytest.fixture
def propose(recogniser: Recogniser) -> Propose:
    """Propose for a sheet given as heading (levels joined by `/`) to values."""

    def give(columns: Mapping[str, Sequence[object]], sheet: str = "Sheet1", named: str | None = None) -> Proposal:
        headings = tuple(Heading(number, tuple(text.split("/"))) for number, text in enumerate(columns))
        block = Block(0, Way.DOWN, (), headings, 1, 9)
        return recogniser.propose("导出.xlsx", sheet, block, list(columns.values()), named=named)

    return give
