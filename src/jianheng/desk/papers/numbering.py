"""Numbers of documents: by office, kind and year, without gaps and without doubles."""

from __future__ import annotations

from datetime import date

from jianheng.desk.accounts.models import Office
from jianheng.desk.papers.models import Numbering, Paper
from jianheng.desk.papers.words import KINDS


def give_number(paper: Paper, on: date) -> None:
    """Give a held paper the next number of its series; inside the transaction of the act that uses it up.

    Args:
        paper: the paper; its number is set, not saved.
        on: the day, whose year counts.
    """
    Numbering.objects.get_or_create(office=paper.office, kind=paper.kind, year=on.year)
    series = Numbering.objects.select_for_update().get(office=paper.office, kind=paper.kind, year=on.year)
    series.last += 1
    series.save()
    paper.year, paper.ordinal = on.year, series.last
    paper.number = number_of(paper.office, paper.kind, on.year, series.last)


def number_of(office: Office, kind: str, year: int, ordinal: int) -> str:
    """A number as it is printed.

    >>> number_of(Office(name="江州市人民检察院"), "notice", 2026, 3)
    '江州市检纠违〔2026〕3号'
    """
    return f"{office.begins_numbers}{KINDS[kind].mark}〔{year}〕{ordinal}号"
