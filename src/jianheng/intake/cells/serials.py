"""Excel's numbers of days: 43525 is 2019-03-01 where a workbook counts from 1900, 42063 where it does from 1904."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cells.reading import Reading
from jianheng.intake.problem import Words

_SECONDS = 24 * 60 * 60  # a number of a day is exact to about the second; 23:59:59 is not the next day
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000  # the days from 1954 to 2119
_YEAR_AND_MONTH = re.compile(r"(20\d\d)([1-9])", re.ASCII)
_TEXT = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
_ZERO, _ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MEND = Words("把该列设为日期格式后重新保存", "set the column's format to date and save it again")
_MEND_OR_SAY = Words(
    _MEND.zh + "；整列都是序号的，在该列的映射中写明", _MEND.en + ", or state in its mapping that it holds such numbers"
)


def serial_of(value: object, text: str) -> float | None:
    """The number, where a cell may be Excel's number of a day.

    >>> serial_of(43525, "43525"), serial_of("43525", "43525"), serial_of("20190301", "20190301")
    (43525.0, 43525.0, None)
    """
    if isinstance(value, bool):
        return None
    if not isinstance(value, (int, float)) and not _TEXT.fullmatch(text):
        return None
    try:
        number = float(value if isinstance(value, (int, float)) else text)
    except OverflowError:
        return None
    return number if FIRST_SERIAL < number < LAST_SERIAL else None


def year_and_month(number: float) -> tuple[int, int] | None:
    """The year and month that a number states if it is none of a day: 20191 may be January 2019.

    >>> year_and_month(20191.0), year_and_month(43525.0), year_and_month(20190.0)
    ((2019, 1), None, None)
    """
    found = _YEAR_AND_MONTH.fullmatch(f"{number:g}")
    return (int(found[1]), int(found[2])) if found else None


def read_serial(number: float, reading: Reading, expected: Words, *, as_text: bool = False) -> datetime:
    """Read Excel's number of a day.

    Args:
        number: the number; what stands behind the point is the time of the day.
        reading: how the column writes its values.
        expected: what a cell of the column should look like.
        as_text: the cell holds digits as text, which a workbook does not count.

    Returns:
        The day and time.

    Raises:
        UnreadableError: nobody has said that the column holds such numbers, or they are text in a workbook that
            counts from 1904.
    """
    if reading.serials_1904 and as_text:
        what = Words(
            "像是日期序号，但工作簿从 1904 年起算，文本写的序号不知从哪年起算，两种算法相差 1462 天",
            "looks like a number of a day, but the workbook counts from 1904, and the text may not",
        )
        raise UnreadableError(what, expected, _MEND)
    zero = _ZERO_1904 if reading.serials_1904 else _ZERO
    day = datetime(zero.year, zero.month, zero.day) + timedelta(seconds=round(number * _SECONDS))
    if not reading.serials:
        what = Words(
            f"是数字而不是日期，可能是 Excel 的日期序号（如是，为 {day:%Y-%m-%d}）",
            f"is a number, perhaps Excel's number of a day (then {day:%Y-%m-%d})",
        )
        if month := year_and_month(number):
            what = Words(
                f"{what.zh}，也可能是 {month[0]} 年 {month[1]} 月", f"{what.en}, perhaps {month[0]}-{month[1]:02}"
            )
        raise UnreadableError(what, expected, _MEND_OR_SAY)
    return day
