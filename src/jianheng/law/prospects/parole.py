"""When parole first becomes lawful, or why it never does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from jianheng.law.dates import full_months, part_of, term_after
from jianheng.law.fit import UNKNOWN
from jianheng.law.lookup import Found, lookup
from jianheng.law.prospects.history import Cut, History
from jianheng.law.prospects.reduction import present_end
from jianheng.law.reckoning import UNREAD, Reckoned, Step, Words, unknown
from jianheng.law.sentence import sentence_end
from jianheng.law.tables import LawTable
from jianheng.law.term import Term

# 1997年刑法列举的暴力犯罪，其余归入“等暴力性犯罪”。
NAMED_BEFORE_2011 = {"killing", "explosion", "robbery", "rape", "kidnapping"}


def earliest_parole(history: History, on: date, tables: Mapping[str, LawTable]) -> Reckoned[date]:
    """The earliest day on which parole is lawful.

    Args:
        history: the convict's past.
        on: the day of the ruling, which chooses the rules.
        tables: law tables by name.

    Returns:
        The day; nothing where parole is barred, with the bar among the steps.
    """
    bar = _bar(history, on, tables)
    if bar is not None:
        return bar
    if history.able_but_unpaid:
        step = Step(
            "unpaid",
            Words("有能力履行而不履行财产性判项，不予假释", "able to pay and does not: no parole"),
            cite=("减刑规定2016#27",),
        )
        return Reckoned(None, None, (step,), (Words("履行以前不得假释", "no parole before it is paid"),))
    least = lookup(tables["parole_minimum"], on=on, penalty=history.penalty, crime_on=history.crime_on or UNKNOWN)
    if not least.rows:
        return unknown((), "管制、拘役没有假释", "there is no parole from control or detention")
    if not least.settled:
        return unknown((), *UNREAD)
    served = _served(history, least)
    last = history.reductions[-1] if history.reductions else None
    return served if last is None or last.by is None else _after_cut(history, last, served, on, tables)


def _served(history: History, least: Found) -> Reckoned[date]:
    if history.term is not None and history.starts_on is not None:
        half = part_of(history.term, 1, least.values["parts"][0])
        ends = [sentence_end(history.starts_on, each, history.credit_days, penalty=history.penalty) for each in half]
        lo, hi = ends[0].ends[0], ends[1].ends[1]
        told = Words("执行原判刑期二分之一以上，先行羁押折抵", "half of the original term, custody credited")
        begins = history.starts_on
    else:
        terms = [each for each in least.values["term"] if isinstance(each, Term)]
        counted = history.final_on if history.penalty == "life" else history.reprieve_until
        if counted is None or not terms:
            return unknown((), "没有写实际执行的起算之日", "the day from which it counts is not given")
        begins = counted if history.penalty == "life" else counted + timedelta(days=1)
        lo, hi = sentence_end(begins, min(terms)).ends[0], sentence_end(begins, max(terms)).ends[1]
        told = Words(f"实际执行{min(terms).zh()}以上", f"{min(terms)} really served")
    days = (lo + timedelta(days=1), hi + timedelta(days=1))
    steps = (
        Step("counted_from", Words("自何日起算", "counted from"), begins),
        Step("served", told, lo, hi, least.cite),
        Step("earliest", Words("最早可以假释", "earliest parole"), days[0], days[1]),
    )
    doubts = (
        ()
        if history.crime_on or history.term is not None
        else (Words("没有写犯罪日，十年或者十三年都可能", "no crime date: ten or thirteen years"),)
    )
    return Reckoned(days[0], days[1], steps, doubts)


def _after_cut(
    history: History, last: Cut, served: Reckoned[date], on: date, tables: Mapping[str, LawTable]
) -> Reckoned[date]:
    """Parole also waits after a reduction (减刑规定第二十八条); from which day the text does not say."""
    ends = present_end(history)
    if served.lo is None or served.hi is None or ends.hi is None or last.by is None:
        return served
    rest = Term(0, max(0, full_months(last.ruled_on, ends.hi)))
    found = lookup(tables["parole_after_reduction"], on=on, last_cut=last.by, rest=rest)
    wait = found.values["wait"][0]
    if found.reason is not None or not isinstance(wait, Term) or wait == Term():
        return served
    days = [term_after(day, wait, "court") for day in (last.ruled_on, last.served_on or last.ruled_on)]
    lo, hi = max(served.lo, min(days)), max(served.hi, *days)
    told = Words(f"减刑后假释的间隔不少于{wait.zh()}", f"{wait} must pass after a reduction")
    steps = (
        *served.steps[:-1],
        Step("after_cut", told, min(days), max(days), found.cite),
        Step("earliest", Words("最早可以假释", "earliest parole"), lo, hi),
    )
    doubts = list(served.doubts)
    if lo != hi and served.lo == served.hi:
        zh = "间隔自裁定之日还是送达之日起算，条文没有写"
        doubts.append(Words(zh, "whether the interval runs from the ruling or its service is not said"))
    if not any(row.hard for row in found.rows):
        doubts.append(Words("这一间隔是“一般”的规定", "this interval is a soft rule"))
    return Reckoned(lo, hi, steps, tuple(doubts))


def _bar(history: History, on: date, tables: Mapping[str, LawTable]) -> Reckoned[date] | None:
    """累犯, and violent crimes with ten years or more for one crime (刑法第八十一条第二款)."""
    violent = history.violent != "none"
    if not history.recidivist and not violent:
        return None
    ban = lookup(tables["parole_ban"], on=on)
    if ban.reason is not None or not ban.rows:
        return unknown((), *UNREAD)
    cites = ban.rows[0].cite
    if history.crime_on is None:
        return unknown(
            (
                Step(
                    "ban",
                    Words("累犯、暴力犯罪是否禁止假释要看犯罪日", "whether it is barred hangs on the day of the crime"),
                    cite=cites,
                ),
            ),
            "没有写犯罪日",
            "the day of the crime is not given",
        )
    values = {name: pair[0] for name, pair in ban.values.items()}
    if history.crime_on < values["crimes_from"]:
        return None
    if history.recidivist:
        return _barred(Words("累犯，不得假释", "a recidivist: no parole"), cites)
    single = history.single_term
    long = single is None or single >= values["term"]
    if not long or (history.penalty == "death_reprieve" and not values["reprieve"]):
        return None
    if history.violent == "other" or (
        history.crime_on < values["all_kinds_from"] and history.violent not in NAMED_BEFORE_2011
    ):
        return None
    return _barred(
        Words(
            f"暴力犯罪单罪{values['term'].zh()}以上，不得假释",
            f"a violent crime with {values['term']} or more: no parole",
        ),
        cites,
    )


def _barred(says: Words, cites: tuple[str, ...]) -> Reckoned[date]:
    return Reckoned(None, None, (Step("barred", says, cite=cites),), (Words("不得假释", "parole is barred"),))
