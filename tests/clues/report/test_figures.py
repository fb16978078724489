"""Numbers in the tables add up, and bars show them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jianheng.clues.report.figures import LEAST, WIDTH, share, widths

Report = Callable[..., Any]


def numbers(row: Any) -> list[int]:
    """Counts of a row: the five answers, then the total."""
    cells = [cell for cell in row.children if not isinstance(cell, str) and cell.tag == "td"]
    return [int(cell.text().split()[0].replace(",", "")) for cell in cells[1:7]]


def test_five_answers_make_the_total_and_models_make_the_sum(run: Path, report: Report) -> None:
    page = report(run)
    (summary,) = page.one("section", name="s-summary").all("table")
    rows = [numbers(row) for row in summary.one("tbody").all("tr")]
    assert rows == [[2, 3, 0, 1, 7, 13], [0, 0, 0, 0, 4, 4], [1, 0, 1, 0, 2, 4]]
    assert all(sum(row[:5]) == row[5] for row in rows)
    assert numbers(summary.one("tfoot").one("tr")) == [sum(column) for column in zip(*rows, strict=True)]


def test_units_make_the_sum_of_their_model(run: Path, report: Report) -> None:
    tables = report(run).one("section", name="s-by_unit").all("table")
    assert len(tables) == 3
    for table in tables:
        rows = [numbers(row) for row in table.one("tbody").all("tr")]
        assert all(sum(row[:5]) == row[5] for row in rows)
        assert numbers(table.one("tfoot").one("tr")) == [sum(column) for column in zip(*rows, strict=True)]


def test_a_bar_tells_its_numbers(run: Path, report: Report) -> None:
    bar = report(run).one("section", name="s-summary").all("svg", "bar")[0]
    assert bar.attributes["role"] == "img"
    assert bar.attributes["aria-label"] == "违法 2、无法判断 3、不适用 1、未见违法 7"
    assert [part.attributes["class"] for part in bar.all("rect")] == [
        "f-unlawful",
        "f-undetermined",
        "f-exempt",
        "f-lawful",
    ]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6))
def test_a_bar_is_full_and_nothing_in_it_vanishes(counts: list[int]) -> None:
    shares = widths(counts)
    assert sum(shares) == (WIDTH if any(counts) else 0)
    assert all((part >= LEAST) if count else (part == 0) for part, count in zip(shares, counts, strict=True))


def test_a_share_of_nothing_is_a_dash() -> None:
    assert (share(0, 0), share(1, 8)) == ("—", "12.5%")
