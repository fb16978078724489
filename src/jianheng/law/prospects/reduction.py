"""When a reduction may first be proposed, and how much it may take off at most."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from jianheng.law.dates import part_of, term_after
from jianheng.law.fit import NONE, UNKNOWN
from jianheng.law.lookup import Found, lookup
from jianheng.law.prospects.history import Cut, History
from jianheng.law.reckoning import UNREAD, Reckoned, Step, Words, unknown
from jianheng.law.sentence import commuted_end, sentence_end
from jianheng.law.tables import LawTable
from jianheng.law.term import Term

MONTHS = Words("个月", " months")
FREED = Words("有重大立功的，可以不受起始和间隔时间限制", "major merit may free from start and interval")
NO_GROUND = ("没有写悔改、立功或者重大立功，没有减刑事由", "no ground for a reduction is given")


def earliest_proposal(history: History, on: date, tables: Mapping[str, LawTable]) -> Reckoned[date]:
    """The earliest day on which a reduction may be proposed to the court.

    Args:
        history: the convict's past.
        on: the day whose rules are asked, as the day of the ruling.
        tables: law tables by name.

    Returns:
        The day, with bounds where the text leaves several readings; nothing where no reduction is ever lawful.
    """
    if not history.reductions:
        return _first(history, on, tables)
    return _next(history, history.reductions[-1], on, tables)


def _of_class(history: History, on: date, table: LawTable) -> Found:
    """What a table says of the convict's class and original sentence."""
    return lookup(table, on=on, term=history.term or NONE, category=history.category, penalty=history.penalty)


def _first(history: History, on: date, tables: Mapping[str, LawTable]) -> Reckoned[date]:
    found = _of_class(history, on, tables["commutation_start"])
    stop = _stopped(found)
    if stop is not None:
        return stop
    lo, hi = found.values["months"]
    begins, doubts = _counted_from(history)
    if begins is None:
        return unknown((), "没有写起算之日，不能推算起始时间", "the day from which it counts is not given")
    days = (term_after(begins, Term(0, lo), "court"), term_after(begins, Term(0, hi), "court"))
    steps = (
        Step("begins", Words("起始时间起算", "the time served first counts from"), begins, cite=("减刑规定2016#40.1",)),
        Step("start", Words("首次减刑前须执行", "to be served before the first reduction"), lo, hi, found.cite, MONTHS),
        Step("earliest", Words("最早可以报请", "earliest proposal"), days[0], days[1]),
    )
    return _with_merit(Reckoned(days[0], days[1], steps, (*doubts, *_readings(found))), history)


def _counted_from(history: History) -> tuple[date | None, tuple[Words, ...]]:
    if history.penalty == "life":
        return history.final_on, (
            Words(
                "无期徒刑的起始时间自何日起算，条文没有写，按判决生效之日",
                "life: the text names no first day, the day of effect is taken",
            ),
        )
    if history.penalty == "death_reprieve":
        return history.became_life_on, (
            Words(
                "死缓减为无期徒刑后自何日起算，条文没有写，按裁定之日",
                "the text names no first day, that of the ruling is taken",
            ),
        )
    return history.delivered_on or history.starts_on, ()


def _next(history: History, last: Cut, on: date, tables: Mapping[str, LawTable]) -> Reckoned[date]:
    found = _of_class(history, on, tables["commutation_interval"])
    stop = _stopped(found)
    if stop is not None:
        return stop
    lo, hi = found.values["months"]
    served = last.served_on or last.ruled_on
    days = [term_after(served, Term(0, months), "court") for months in (lo, hi)]
    steps = [
        Step(
            "served", Words("上次减刑裁定送达之日", "the last ruling was served"), served, cite=("减刑规定2016#40.2",)
        ),
        Step("interval", Words("间隔不少于", "the interval is at least"), lo, hi, found.cite, MONTHS),
    ]
    doubts = list(_readings(found))
    if last.served_on is None:
        doubts.append(
            Words(
                "没有写送达之日，以裁定之日起算，送达更晚的相应顺延",
                "service is not given, counted from the ruling; a later service moves it",
            )
        )
    if last.by is not None and True in found.values["at_least_last_cut"]:
        cut = term_after(served, last.by, "court")
        steps.append(
            Step(
                "last_cut",
                Words(f"并不得低于上次减去的{last.by.zh()}", f"and not below the last cut, {last.by}"),
                cut,
                cite=found.cite,
            )
        )
        sure = found.values["at_least_last_cut"] == (True, True)
        days = [max(days[0], cut) if sure else days[0], max(days[1], cut)]
    steps.append(Step("earliest", Words("最早可以报请", "earliest proposal"), days[0], days[1]))
    return _with_merit(Reckoned(days[0], days[1], tuple(steps), tuple(doubts)), history)


def _with_merit(found: Reckoned[date], history: History) -> Reckoned[date]:
    if not history.major_merit:
        return found
    return Reckoned(None, found.hi, found.steps, (*found.doubts, FREED))


def _stopped(found: Found) -> Reckoned[date] | None:
    if not found.settled:
        return unknown((), *UNREAD)
    if found.values["never"] == (True, True):
        never = Step("never", Words("终身监禁，不得减刑", "whole life: never"), cite=found.cite)
        return Reckoned(None, None, (never,), (Words("永远不得减刑", "no reduction is ever lawful"),))
    if None in found.values["months"] or UNKNOWN in found.values["months"]:
        return unknown((), *UNREAD)
    return None


def largest_reduction(history: History, on: date, tables: Mapping[str, LawTable]) -> Reckoned[Term]:
    """The most that one ruling may take off the fixed term now running.

    Two limits hold at once: the cap of one ruling by its ground, and what must really be served.

    Args:
        history: the convict's past; the grounds shown now choose the cap.
        on: the day of the ruling.
        tables: law tables by name.

    Returns:
        The term, with bounds where the text leaves several readings.
    """
    if history.penalty in {"life", "death_reprieve"} and history.converted is None:
        return unknown((), "还不是有期徒刑，减为多少年见减刑结果表", "no fixed term yet; see the table of conversions")
    found = lookup(
        tables["commutation_cap"], on=on, term=history.term or NONE, category=history.category, penalty=history.penalty,
        repentance=history.repentance, merit=history.merit, major_merit=history.major_merit,
    )  # fmt: skip
    if not found.settled or UNKNOWN in found.values["cap"]:
        ground = history.repentance or history.merit or history.major_merit
        return unknown((), *(UNREAD if ground else NO_GROUND))
    caps: tuple[Any, Any] = found.values["cap"]
    steps = [Step("cap", Words("一次最多减去", "one ruling takes off at most"), caps[0], caps[1], found.cite)]
    floor, told, doubts = _floor(history, on, tables)
    steps += told
    lo, hi = caps
    if floor is not None:
        lo, hi = min(lo, floor[0]), min(hi, floor[1])
    steps.append(Step("largest", Words("本次最多可以减去", "this ruling may take off at most"), lo, hi))
    return Reckoned(lo, hi, tuple(steps), (*_readings(found), *doubts))


def conversion(history: History, on: date, tables: Mapping[str, LawTable]) -> Reckoned[Term]:
    """The fixed term to which life, or a reprieve that has become life, may be commuted by one ruling.

    Args:
        history: the convict's past; the grounds shown now choose the range.
        on: the day of the ruling.
        tables: law tables by name.

    Returns:
        The shortest and the longest fixed term; no longest where the text sets none.
    """
    found = lookup(
        tables["conversion_of_life"], on=on, category=history.category, penalty=history.penalty,
        repentance=history.repentance, merit=history.merit, major_merit=history.major_merit,
    )  # fmt: skip
    if not found.rows:
        return unknown((), *NO_GROUND)
    if found.values["never"] == (True, True):
        never = Step("never", Words("终身监禁，不得减刑", "whole life: never"), cite=found.cite)
        return Reckoned(None, None, (never,), (Words("永远不得减刑", "no reduction is ever lawful"),))
    shortest, longest = found.values["shortest"][0], found.values["longest"][1]
    if not found.settled or not isinstance(shortest, Term):
        return unknown((), *UNREAD)
    says = Words("减为有期徒刑，不得少于", "becomes a fixed term of at least")
    steps = [Step("shortest", says, shortest, cite=found.cite)]
    if isinstance(longest, Term):
        steps.append(Step("longest", Words("不得多于", "and at most"), longest, cite=found.cite))
    return Reckoned(shortest, longest if isinstance(longest, Term) else None, tuple(steps), _readings(found))


def _floor(
    history: History, on: date, tables: Mapping[str, LawTable]
) -> tuple[tuple[Term, Term] | None, list[Step], list[Words]]:
    """What the minimum to be served leaves for a reduction."""
    least = lookup(
        tables["minimum_served"], on=on, penalty=history.penalty, crime_on=history.crime_on or UNKNOWN,
        limited=history.category == "limited", became=UNKNOWN,
    )  # fmt: skip
    if not least.settled:
        return (
            None,
            [],
            [
                Words(
                    "最低执行刑期的规定未经核对，没有计入",
                    "the minimum to be served is not verified and not counted in",
                )
            ],
        )
    if history.term is not None:
        half = part_of(history.term, 1, 2)[0]
        left = half - history.taken if half >= history.taken else Term()
        told = Words(
            "实际执行不少于原判二分之一，历次减刑后还可减", "half must be served; after all reductions there is left"
        )
        return (left, left), [Step("half", told, left, cite=least.cite)], []
    return None, *_by_day(history, least)


def _by_day(history: History, least: Found) -> tuple[list[Step], list[Words]]:
    """For life and reprieve the minimum is a day before which the term may not end."""
    begins = history.final_on if history.penalty == "life" else history.reprieve_until
    lo, hi = least.values["term"]
    if begins is None or not isinstance(lo, Term) or not isinstance(hi, Term):
        return [], [Words("没有写最低执行刑期的起算之日", "the day from which the minimum counts is not given")]
    first = begins if history.penalty == "life" else begins + timedelta(days=1)
    ends = [sentence_end(first, each).lo for each in (lo, hi)]
    told = Words("减刑后的止日不得早于最低执行刑期届满之日", "the new end may not lie before the minimum is served")
    return [Step("minimum", told, ends[0], ends[1], least.cite)], []


def present_end(history: History) -> Reckoned[date]:
    """The last day of the term that runs now.

    Args:
        history: the convict's past.

    Returns:
        The day; nothing for life and reprieve.
    """
    converted = history.converted
    if converted is not None and converted.to is not None:
        later = [each.by for each in history.reductions if each.by is not None and each.ruled_on >= converted.ruled_on]
        return commuted_end(converted.ruled_on, converted.to, later)
    if history.term is None or history.starts_on is None:
        return unknown((), "无期徒刑、死缓没有止日", "life and reprieve have no last day")
    cuts = [each.by for each in history.reductions if each.by is not None]
    if not cuts:
        return sentence_end(history.starts_on, history.term, history.credit_days, penalty=history.penalty)
    return commuted_end(history.starts_on, history.term, cuts, history.credit_days, penalty=history.penalty)


def _readings(found: Found) -> tuple[Words, ...]:
    """What a reader must know of the rows that applied: several, or soft ones."""
    told = []
    if found.reason == "reading":
        rows = [row.id for row in found.rows]
        told.append(
            Words(f"条文的几种读法都可能适用（{'、'.join(rows)}）", f"several rows may apply ({', '.join(rows)})")
        )
    if not any(row.hard for row in found.rows):
        told.append(Words("这是“一般”“可以”的规定，超出只作提示", "a soft rule: going beyond it is a prompt only"))
    return tuple(told)
