"""Several crimes: between what the combined term must lie, and what is left to be served."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from jianheng.law.fit import UNKNOWN, Missing
from jianheng.law.lookup import lookup
from jianheng.law.reckoning import UNREAD, Reckoned, Step, Words, unknown
from jianheng.law.sentence.ending import sentence_end
from jianheng.law.tables import LawTable
from jianheng.law.term import Term


def combined(
    terms: Sequence[Term],
    on: date,
    tables: Mapping[str, LawTable],
    *,
    penalty: str = "fixed_term",
    last_crime_on: date | None = None,
) -> Reckoned[Term]:
    """Between what a combined term of one kind must lie (刑法第六十九条).

    Args:
        terms: the term of each crime, before they are combined.
        on: the day of the judgment.
        tables: law tables by name.
        penalty: the kind of all of them.
        last_crime_on: the day of the latest crime, which chooses between the old cap and the new one; None
            where it is not known.

    Returns:
        The longest of the terms, and the sum or the cap if that is lower.

    Raises:
        ValueError: no term.

    >>> from jianheng.law.tables import load_tables
    >>> terms = [Term(15), Term(12), Term(9)]
    >>> found = combined(terms, date(2020, 6, 1), load_tables(), last_crime_on=date(2018, 1, 1))
    >>> str(found.lo), str(found.hi)
    ('15y', '25y')
    """
    if not terms:
        raise ValueError("没有刑期 / no term is given")
    total = Term()
    for term in terms:
        total += term
    day: date | Missing = UNKNOWN if last_crime_on is None else last_crime_on
    cap = lookup(tables["combined_cap"], on=on, penalty=penalty, sum=total, last_crime_on=day)
    steps = [
        Step("longest", Words("数刑中最高刑期", "the longest of the terms"), max(terms)),
        Step("sum", Words("总和刑期", "the sum of the terms"), total),
    ]
    caps = [each for each in cap.values["cap"] if isinstance(each, Term)]
    if not cap.settled or len(caps) != 2:  # noqa: PLR2004 - both ends
        return unknown(tuple(steps), *UNREAD)
    steps.append(Step("cap", Words("上限", "the cap"), caps[0], caps[1], cap.cite))
    highest = min(total, caps[1])
    steps.append(
        Step("between", Words("决定执行的刑期应在", "the combined term lies between"), max(terms), highest, cap.cite)
    )
    doubts: tuple[Words, ...] = ()
    if caps[0] != caps[1] and total > caps[0]:
        doubts = (
            Words(
                "没有写最后一罪的犯罪日，新旧上限都可能适用",
                "the day of the latest crime is not given: either cap may apply",
            ),
        )
    return Reckoned(max(terms), highest, tuple(steps), doubts)


def left_after_omitted(begins_on: date, new_total: Term, served_days: int, *, on: date | None = None) -> Reckoned[date]:
    """The last day after an omitted crime was combined: what was served counts towards the new total (刑法第七十条).

    Time that reductions took off was not served (减刑规定第三十四条).

    Args:
        begins_on: the day from which the new judgment is executed.
        new_total: the term decided for all crimes.
        served_days: days really served on the old judgment.
        on: the day of the new judgment.

    Returns:
        The last day.

    >>> left_after_omitted(date(2020, 3, 1), Term(6), 400).exact
    datetime.date(2025, 1, 24)
    """
    found = sentence_end(begins_on, new_total, on=on)
    lo, hi = (day - timedelta(days=served_days) for day in found.ends)
    says = Words(f"先并后减：减去已经执行的{served_days}日", f"combined first: less {served_days} days served")
    return Reckoned(lo, hi, (*found.steps, Step("served", says, lo, hi, ("刑法#70",))), found.doubts)


def combined_with_rest(
    rest: Term,
    new: Sequence[Term],
    on: date,
    tables: Mapping[str, LawTable],
    *,
    last_crime_on: date | None = None,
) -> Reckoned[Term]:
    """Between what the term must lie after a new crime: the rest of the old one is combined with it (刑法第七十一条).

    The rest is what has not really been served; time that reductions took off is part of it (减刑规定第三十三条).

    Args:
        rest: what is left of the old term.
        new: the term of each new crime.
        on: the day of the new judgment.
        tables: law tables by name.
        last_crime_on: the day of the latest crime.

    Returns:
        The bounds of the new term, which begins anew.
    """
    found = combined([rest, *new], on, tables, last_crime_on=last_crime_on)
    says = Words("先减后并：没有执行的刑期与新罪的刑罚并罚", "what is left is combined with the new term")
    return Reckoned(found.lo, found.hi, (Step("rest", says, rest, cite=("刑法#71",)), *found.steps), found.doubts)
