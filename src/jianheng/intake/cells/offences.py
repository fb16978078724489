"""The offence of a cell: 盗窃 and 盗窃罪 are one name; what stands behind it in brackets is no part of it."""

from __future__ import annotations

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cleaning import read_offences
from jianheng.intake.problem import Words


def read_offence(text: str) -> str:
    """Read the one offence of a cell.

    Args:
        text: its words.

    Returns:
        The name as judgments print it, of that time; as written where the law has no such name.

    Raises:
        UnreadableError: several offences, or one among other words: a row is one offence, and which of them its term
            and its other facts belong to, nobody can tell.

    >>> read_offence("盗窃"), read_offence("强奸罪（未遂）"), read_offence("走私贩卖毒品罪")
    ('盗窃罪', '强奸罪', '走私、贩卖毒品罪')
    """
    found = read_offences(text)
    if len(found) > 1 and any(stated.known for stated in found):
        names = [stated.name for stated in found]
        raise UnreadableError(
            Words("一格里不止一个罪名：" + "、".join(names), "states more than one offence: " + ", ".join(names)),
            Words("一个罪名", "one offence"),
            Words("一个罪名一行；只有合写的，调取判决书", "use one row for each, or ask for the judgment"),
        )
    return found[0].name if len(found) == 1 and found[0].known else text
