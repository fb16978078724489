"""A row that says of nobody whose it is, and who the row above is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jianheng.intake.problem import Place, Problem, Words
from jianheng.intake.recognise.concepts import plain
from jianheng.intake.template.heading import PERSON

_NUMBERS = frozenset({"序号", "编号", "号"})


@dataclass(frozen=True)
class RowAbove:
    """The last row before that says whose it is.

    Args:
        row_no: its 1-based row.
        said: in which words.
    """

    row_no: int
    said: str


def is_numbered(headings: Iterable[str]) -> bool:
    """Whether a row has a number of its own in the list, and so is no second line of the row above."""
    return any(plain(heading) in _NUMBERS for heading in headings)


def nobody(place: Place, table: str, above: RowAbove | None) -> Problem:
    """Say that a row names nobody.

    Args:
        place: the row.
        table: its table.
        above: the row above, where this one leaves all empty that would say whose it is: a clerk may have meant the
            same person, which is told and not taken for true.
    """
    what = Words(
        "不能确定是谁：没有有效的身份证号，也没有编号", "nobody is named: neither a valid ID number nor a number"
    )
    mend = Words("补填身份证号或编号后重新添加", "fill in one of them and add the file again")
    if above is not None:
        # Who it may be is no part of what is wrong: the same words are counted over many rows.
        what = Words(
            f"{what.zh}；姓名、号码都空着，可能接着上面一行写的",
            f"{what.en}; all that would say so is empty, as where a row goes on about the one above",
        )
        mend = Words(
            f"确是第 {above.row_no} 行的{above.said}的，把那一行的姓名和号码向下填到这一行，重新添加；"
            "不是的，补填身份证号或编号",
            f"if it is about {above.said} of row {above.row_no}, fill name and number down and add the file again; "
            "else fill in its own",
        )
    return Problem("unidentified_person", place, what, mend=mend, table=table, field=PERSON)
