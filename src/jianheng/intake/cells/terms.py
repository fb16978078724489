"""Terms of sentence as cells state them: 三年六个月, 3.6, 3-6, 03Y06M00D, 030600."""

from __future__ import annotations

import re
import unicodedata

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cells.reading import PLAIN, Reading
from jianheng.intake.cells.term_units import DAY, PART, YEAR
from jianheng.intake.cleaning import read_count, read_term
from jianheng.intake.problem import NO_WORDS, Words
from jianheng.law.term import Term

TERM = Words("三年六个月、3年6个月 或 3y6m 形式的刑期", "a term such as 三年六个月 or 3y6m")
_SHORT = re.compile(r"(\d{1,2})([.\-])(\d{1,2})", re.ASCII)
_THREE = re.compile(r"(\d{1,2})([.\-])(\d{1,2})\2(\d{1,2})", re.ASCII)
_SIX = re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII)
_PENALTY = re.compile(r"(?:被?判处?)?(?:有期徒刑|拘役|管制)")
_PENALTY_BEHIND = re.compile(r"(?:有期徒刑|拘役|管制)$")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,4})"
# In a field of terms alone: anywhere else 六月 is June, and 六月一日 is so even here.
_MONTHS_ALONE = re.compile(rf"({_COUNT})月(?:零?({_COUNT})天)?", re.ASCII)
_HALF_MONTH = re.compile(rf"(?:({_COUNT})个半月|半个月)", re.ASCII)
_POINT_YEARS = re.compile(r"(\d{1,2})\.(\d{1,2})年", re.ASCII)
_BARE = re.compile(r"(\d{1,4})(?:\.(\d{1,2}))?|([一二两三四五六七八九十百]{1,4})", re.ASCII)
_HALF_A_MONTH = 15  # days: 法释〔2021〕1号 art 202
_NO_TERMS = ("无期", "死缓", "死刑", "终身")
_TERM_CODES = frozenset({"99", "999", "9999", "99.99", "999999", "990000"})
MOST_MONTHS, _MOST_DAYS, _FIRST_CODE = 11, 30, 99
_MOST_YEARS = 25  # the longest that several offences come to together: CL art 69


def read_term_cell(text: str, value: object = None, reading: Reading = PLAIN) -> Term:
    """Read a term.

    Args:
        text: its words; `3.6` and `3-6` are three years and six months, as prison files write them.
        value: what the reader gave, where it was a number.
        reading: how the column writes its values.

    Raises:
        UnreadableError: no term, or one that could mean two.

    >>> str(read_term_cell("3年零6个月")), str(read_term_cell("030600", reading=Reading(compact_terms=True)))
    ('3y6m', '3y6m')
    """
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold().rstrip("。.;").translate(_FORMAL)
    if reading.term_unit == PART:
        raise _in_parts()
    if reading.term_unit and not reading.compact_terms and (found := _BARE.fullmatch(plain)):
        return _in_unit(found[1] or found[3], found[2] or "", reading)
    if reading.term_unit not in ("", YEAR) and _SHORT.fullmatch(plain):
        raise UnreadableError(Words("可能是范围，也可能是年和月", "may be a range, or years and months"), TERM)
    if found := _SHORT.fullmatch(plain):
        return _short(int(found[1]), found[2], found[3], reading)
    if found := _THREE.fullmatch(plain):
        return _three(Term(int(found[1]), int(found[3]), int(found[4])))
    bare = _PENALTY.sub("", plain, count=1) if _PENALTY.match(plain) else _PENALTY_BEHIND.sub("", plain)
    plain = bare or plain
    if plain.startswith(_NO_TERMS):
        raise _no_term(Words("是刑种，不是刑期", "is a kind of penalty and no term"), plain)
    if plain.isascii() and plain.isdigit():
        return _digits(plain, value, reading)
    if found := _POINT_YEARS.fullmatch(plain):
        return _checked(_point_years(int(found[1]), found[2], reading))
    try:
        return _checked(Term.parse(plain))
    except ValueError:
        term = read_term(plain) or _spoken(plain)
    if term is None:
        mend = NO_WORDS
        if "刑" in plain or "罚金" in plain or "剥夺" in plain:
            mend = Words("把这一列按“判项合写”拆分", "split the column: it states a whole sentence")
        raise UnreadableError(Words("不能读作刑期", "cannot be read as a term"), TERM, mend)
    return _checked(term)


def _in_unit(words: str, part: str, reading: Reading) -> Term:
    """A number without a unit, which is the heading's."""
    if words in _TERM_CODES or f"{words}.{part}" in _TERM_CODES:
        raise _code()
    whole, part = read_count(words), part.rstrip("0") and part
    if not whole and not part and not words.strip("0"):
        what = Words("是 0，看不出是没有期限还是没有填写", "is 0: no term, or nothing entered")
        raise UnreadableError(what, TERM, Words("没有期限的留空", "leave the cell empty where there is no term"))
    if whole is None:
        raise UnreadableError(Words("不能读作刑期", "cannot be read as a term"), TERM)
    if reading.term_unit == DAY:
        if part:
            raise UnreadableError(Words("不是整天数", "is no whole number of days"), TERM)
        return _checked(Term(0, 0, whole))
    if reading.term_unit == YEAR:
        return _checked(_years(whole, part, reading))
    if part and not (part == "5" and reading.half_years):
        raise _two(f"{whole} 个月 {part} 天", f"{whole}.{part} 个月", "may mean days or a part of a month")
    return _checked(Term(0, whole, _HALF_A_MONTH if part else 0))


def _years(years: int, part: str, reading: Reading) -> Term:
    if part and not reading.half_years and reading.dotted_months:
        return _short(years, ".", part, reading)
    return _point_years(years, part or "0", reading)


def _in_parts() -> UnreadableError:
    what = Words("是刑期的一部分：年、月、日分在几列", "is a part of a term: years, months and days have columns")
    mend = Words("把几列合成一列，如“3年6个月”，重新添加", "write the whole term in one column and add the file again")
    return UnreadableError(what, TERM, mend)


def _spoken(plain: str) -> Term | None:
    """六月 and 一个半月, which no document prints and cells say."""
    if found := _HALF_MONTH.fullmatch(plain):
        months = read_count(found[1]) if found[1] else 0
        return None if months is None else Term(0, months, _HALF_A_MONTH)
    if found := _MONTHS_ALONE.fullmatch(plain):
        months, days = read_count(found[1]), read_count(found[2]) if found[2] else 0
        return None if months is None or days is None else Term(0, months, days)
    return None


def _point_years(years: int, part: str, reading: Reading) -> Term:
    """3.5年 may be three years and a half, or 3.5 with its unit, which is three years and five months."""
    if part == "0":
        return Term(years, 0, 0)
    if part == "5" and reading.half_years:
        return Term(years, 6, 0)
    raise _two(f"{years} 年 {part} 个月", f"{years}.{part} 年", "may mean months or a part of a year behind the point")


def _no_term(what: Words, plain: str) -> UnreadableError:
    mend = Words("写到“主刑”列，刑期留空", "write it under 主刑 and leave the term empty")
    if plain.startswith("终身"):
        mend = Words(
            "写到剥夺政治权利终身或终身监禁一列，期限留空",
            "write it where 终身 is a column of its own, leave the term empty",
        )
    return UnreadableError(what, TERM, mend)


def _checked(term: Term) -> Term:
    if term.years >= _FIRST_CODE:
        raise _code()
    if term.years > _MOST_YEARS or term.months > 12 * _MOST_YEARS or term.days > 366 * _MOST_YEARS:
        raise _too_long()
    return term


def _too_long() -> UnreadableError:
    what = Words(f"超过 {_MOST_YEARS} 年，不是刑期", f"is longer than {_MOST_YEARS} years and no term")
    expected = Words("不超过二十五年的刑期（刑法第六十九条）", "a term of 25 years at most (CL art. 69)")
    return UnreadableError(what, expected)


def _code() -> UnreadableError:
    return _no_term(Words("99 是代码（无期、死缓等），不是刑期", "99 is a code, not a term"), "")


def _digits(plain: str, value: object, reading: Reading) -> Term:
    if plain in _TERM_CODES:
        raise _code()
    # A number cell has lost the zeros before it.
    padded = plain.zfill(6) if isinstance(value, (int, float)) else plain
    found = _SIX.fullmatch(padded)
    term = Term(*map(int, found.groups())) if found else None
    possible = term is not None and term.years <= _MOST_YEARS and term.months <= MOST_MONTHS and term.days <= _MOST_DAYS
    if reading.compact_terms and term is not None and possible:
        return term
    if reading.compact_terms:
        raise UnreadableError(
            Words("不是六位的年月日（如 030600），或月日超出范围", "is no six digits of years, months and days"), TERM
        )
    if possible and term is not None and _SIX.fullmatch(plain):
        raise UnreadableError(Words(f"没有写明单位，可能是 {term.zh()}", f"states no units, perhaps {term}"), TERM)
    raise _no_unit()


def _no_unit() -> UnreadableError:
    mend = Words(
        "在格里写明单位；整列单位相同的写在列名里，如“刑期（月）”，或在该列的映射中写“单位: 月”",
        "write the unit in the cell; that of a whole column in its heading, 刑期（月）, or in its mapping, 单位: 月",
    )
    return UnreadableError(Words("没有写明是年、月还是日", "does not say whether years, months or days"), TERM, mend)


def _three(term: Term) -> Term:
    if term.years > _MOST_YEARS or term.months > MOST_MONTHS or term.days > _MOST_DAYS:
        raise UnreadableError(
            Words("年、月、日超出刑期的范围", "has more years, months or days than a term can have"), TERM
        )
    return term


def _short(years: int, mark: str, months: str, reading: Reading) -> Term:
    if years >= _FIRST_CODE:
        raise _code()
    if years > _MOST_YEARS:
        raise _too_long()
    if mark == "." and months == "0" and not reading.dotted_months:
        # Months or days that a table kept as numbers with a point: 42.0 is no 42 years.
        raise _no_unit()
    if mark == "." and months == "1":
        # A number cell drops the last zero, so that 3.10 and 3.1 look alike.
        raise _two(f"{years} 年 1 个月", f"{years} 年 10 个月", "may mean 1 month or 10 months behind the years")
    if mark == "." and months == "5" and not reading.dotted_months:
        raise _two(f"{years} 年 5 个月", f"{years} 年半", "may mean 5 months or half a year behind the years")
    if int(months) > MOST_MONTHS:
        what = Words(f"月数 {months} 超过 {MOST_MONTHS}", f"has {months} months, more than {MOST_MONTHS}")
        raise UnreadableError(what, TERM)
    return Term(years, int(months), 0)


def _two(first: str, second: str, en: str) -> UnreadableError:
    return UnreadableError(Words(f"可能是 {first}，也可能是 {second}", en), TERM)
