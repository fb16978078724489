"""Words that say that something runs from a day or until it, in a column that says the opposite."""

from __future__ import annotations

import re

from jianheng.dictionary import Field
from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.problem import Words

_SAYS_FROM, _SAYS_UNTIL = re.compile(r"(?:起算?|开始)[。.;；\s]*$"), re.compile(r"止[。.;；\s]*$")
_IS_FROM, _IS_UNTIL = (
    re.compile(r"(?:^|_)(?:from|start|started|began)(?:_|$)"),
    re.compile(r"(?:^|_)(?:until|ends?|ended)(?:_|$)"),
)


def check_edge(field: Field, text: str) -> None:
    """Refuse a beginning in a column of ends, and an end in a column of beginnings: the cells may have been shifted.

    Args:
        field: the field.
        text: the words of the cell.

    Raises:
        UnreadableError: the words say the opposite of the field.

    >>> check_edge(Field("stated_end", "date"), "2022年2月28日止")
    """
    if _IS_UNTIL.search(field.name) and _SAYS_FROM.search(text):
        what = Words("写的是起日，这一列是止日", "states a first day in a column of last days")
    elif _IS_FROM.search(field.name) and _SAYS_UNTIL.search(text):
        what = Words("写的是止日，这一列是起日", "states a last day in a column of first days")
    else:
        return
    raise UnreadableError(what, mend=Words("与原件核对，看是否填错了列", "see whether it stands in the wrong column"))
