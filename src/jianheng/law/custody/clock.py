"""The custody clock: events in; on any day the stage, the title, its last day and what may lawfully follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from jianheng.law.calendar import Calendar
from jianheng.law.custody.case import Event
from jianheng.law.custody.rules import Rule, Rules, load_rules
from jianheng.law.dates import months_after
from jianheng.law.lookup import lookup
from jianheng.law.periods import deadline
from jianheng.law.reckoning import Reckoned, Step, Words, cited, unknown
from jianheng.law.tables import LawTable, load_tables

NO_PERIOD = Words("这个环节没有在押期限可据", "no period of custody runs in this stage")


@dataclass(frozen=True)
class Period:
    """A stretch of a case on one title.

    Args:
        event: what opened it.
        stage: the stage.
        begins_on: its first day.
        ends_on: the day before the next one, None while it runs.
        last: the last day that its title allows, without bounds where it sets none.
    """

    event: Event
    stage: str
    begins_on: date
    ends_on: date | None
    last: Reckoned[date]


@dataclass(frozen=True)
class Follows:
    """What may lawfully happen next.

    Args:
        event: its code.
        says: its name.
        by: who decides it.
        until: the last day for it, None where no period runs out.
        cite: articles.
    """

    event: str
    says: Words
    by: Words
    until: date | None
    cite: tuple[str, ...]


@dataclass(frozen=True)
class State:
    """Where a case stands on a day.

    Args:
        on: the day.
        stage: its name.
        period: the period that runs, None before the first event.
        days_over: days beyond the latest lawful last day, 0 where there are none.
        follows: what may lawfully happen next.
        wrong: what in the history broke the order of the law, up to the day.
    """

    on: date
    stage: Words
    period: Period | None
    days_over: int
    follows: tuple[Follows, ...]
    wrong: tuple[Words, ...]


@dataclass
class _Run:
    """What has been read of a case so far."""

    rules: Rules
    tables: Mapping[str, LawTable]
    calendar: Calendar | None
    stage: str = "free"
    basis: str = ""
    stage_began: date | None = None
    last: Reckoned[date] | None = None
    paused_on: date | None = None
    counts: Counter[str] = field(default_factory=Counter)
    periods: list[Period] = field(default_factory=list)
    wrong: list[Words] = field(default_factory=list)


def periods_of(
    events: Sequence[Event], tables: Mapping[str, LawTable] | None = None, calendar: Calendar | None = None
) -> tuple[tuple[Period, ...], tuple[Words, ...]]:
    """The periods of a case, and what in their order broke the law.

    Args:
        events: in order of their days.
        tables: law tables by name; left out for those of the package.
        calendar: the working days known; the program's own if left out.

    Returns:
        The periods in order, and each objection in words.
    """
    run = _Run(load_rules(), load_tables() if tables is None else tables, calendar)
    for event in events:
        _take(run, event)
    return tuple(run.periods), tuple(run.wrong)


def state_on(
    events: Sequence[Event],
    on: date,
    tables: Mapping[str, LawTable] | None = None,
    calendar: Calendar | None = None,
) -> State:
    """Where a case stands on a day: only what had happened by then counts.

    Args:
        events: in order of their days.
        on: the day.
        tables: law tables by name; left out for those of the package.
        calendar: the working days known; the program's own if left out.

    Returns:
        The stage, its title and last day, and what may follow.

    >>> held = [Event(date(2024, 1, 10), "detained"), Event(date(2024, 1, 13), "arrest_requested")]
    >>> found = state_on([*held, Event(date(2024, 1, 19), "arrested")], date(2024, 2, 1))
    >>> found.stage.zh, str(found.period.last.exact), [each.event for each in found.follows][:2]
    ('侦查羁押', '2024-03-19', ['extended_156', 'recalculated'])
    """
    run = _Run(load_rules(), load_tables() if tables is None else tables, calendar)
    for event in events:
        if event.on <= on:
            _take(run, event)
    period = run.periods[-1] if run.periods else None
    over = 0
    if period is not None and run.paused_on is None and period.last.hi is not None:
        over = max(0, (on - period.last.hi).days)
    return State(on, run.rules.stages[run.stage], period, over, tuple(_follows(run, period, on)), tuple(run.wrong))


def _take(run: _Run, event: Event) -> None:
    rule = run.rules.events[event.event]
    run.counts[event.event] += 1
    run.wrong += _objections(run, rule, event)
    if rule.pause:
        _pause(run, rule, event)
        return
    if run.periods and run.periods[-1].ends_on is None:
        before = run.periods.pop()
        run.periods.append(
            Period(before.event, before.stage, before.begins_on, event.on - timedelta(days=1), before.last)
        )
    if rule.to != run.stage or rule.restarts or run.stage_began is None:
        run.stage_began = event.on
    run.last = _last_day(run, rule, event)
    run.stage, run.basis = rule.to, rule.opens
    run.periods.append(Period(event, run.stage, event.on, None, run.last))


def _objections(run: _Run, rule: Rule, event: Event) -> list[Words]:
    found, stage, day = [], run.rules.stages[run.stage], event.on
    if run.stage not in rule.after:
        zh, en = (
            f"{day} {rule.says.zh}：此时处于{stage.zh}，依法不能发生",
            f"{day} {rule.says.en}: cannot happen in the stage {stage.en}",
        )
        found.append(Words(zh, en))
    elif rule.periods and run.basis not in rule.periods:
        zh = f"{day} {rule.says.zh}：先前的期限不是它所接续的"
        found.append(Words(zh, f"{day} {rule.says.en}: does not follow on the period that ran"))
    if rule.most and run.counts[rule.event] > rule.most:
        zh, en = (
            f"{day} {rule.says.zh}：第{run.counts[rule.event]}次，以{rule.most}次为限",
            f"{day} {rule.says.en}: number {run.counts[rule.event]}, at most {rule.most}",
        )
        found.append(Words(zh, en))
    hi = run.last.hi if run.last is not None else None
    if hi is not None and run.stage not in {"free", "judged", "delivery"} and run.paused_on is None and day > hi:
        zh, en = (
            f"{day} {rule.says.zh}：前一期限{hi}已经届满，其间{(day - hi).days}日没有期限可据",
            f"{day} {rule.says.en}: the period before ended on {hi}, {(day - hi).days} days without a title",
        )
        found.append(Words(zh, en))
    return found


def _pause(run: _Run, rule: Rule, event: Event) -> None:
    if rule.pause == "begins":
        run.paused_on = event.on
        return
    if run.paused_on is None or not run.periods or run.last is None or run.last.lo is None or run.last.hi is None:
        return
    days = timedelta(days=(event.on - run.paused_on).days)
    says = Words(f"{run.paused_on}起{days.days}日不计入期限", f"{days.days} days from {run.paused_on} are not counted")
    lo, hi = run.last.lo + days, run.last.hi + days
    run.last = Reckoned(
        lo, hi, (*run.last.steps, Step("not_counted", says, lo, hi, ("刑事诉讼法2018#149",))), run.last.doubts
    )
    run.paused_on = None
    before = run.periods.pop()
    run.periods.append(Period(before.event, before.stage, before.begins_on, before.ends_on, run.last))


def _last_day(run: _Run, rule: Rule, event: Event) -> Reckoned[date]:
    if rule.clock:
        found = deadline(run.tables[rule.clock], event.on, calendar=run.calendar)
        return Reckoned(_day(found.lo), _day(found.hi), found.steps, found.doubts)
    if not rule.opens:
        return Reckoned(None, None, (), (NO_PERIOD,))
    first = Step("event", rule.says, event.on, cite=_cited(rule, event.on))
    found_rows = lookup(run.tables["custody_period"], on=event.on, basis=rule.opens)
    if found_rows.reason is not None or len(found_rows.rows) != 1:
        why = "当时的条文尚未核对原文，不据以推算" if found_rows.rows else "这一天没有可以适用的规定"
        return unknown(
            (first,), why, "the law of that day is not verified" if found_rows.rows else "no rule for that day"
        )
    [row] = found_rows.rows
    months, days = int(str(row.values["months"])), int(str(row.values["days"]))
    starts = [event.on]
    if row.values["from_first"] and run.stage_began is not None:
        starts = [run.stage_began]
    elif row.values["follows"] and run.last is not None and run.last.lo is not None and run.last.hi is not None:
        starts = [run.last.lo, run.last.hi]
    ends = [end + timedelta(days=days) for start in starts for end in months_after(start, months, "any")]
    lo, hi = min(ends), max(ends)
    length = Words(_length(months, days, "zh"), _length(months, days, "en"))
    from_ = Step("runs_from", Words("起算，当日不计入", "runs from, not counted itself"), starts[0], starts[-1])
    steps = (first, from_, Step("period", length, lo, hi, row.cite))
    doubts = (
        ()
        if lo == hi
        else (Words("三个机关的月份算法遇月末不一致", "the organs count months differently at a month's end"),)
    )
    return Reckoned(lo, hi, steps, doubts)


def _length(months: int, days: int, lang: str) -> str:
    zh = "加" + "、".join(part for part in (f"{months}个月" if months else "", f"{days}日" if days else "") if part)
    return (
        zh
        if lang == "zh"
        else " and ".join(
            part for part in (f"{months} months" if months else "", f"{days} days" if days else "") if part
        )
    )


def _day(end: object) -> date | None:
    return end if isinstance(end, date) else None


def _cited(rule: Rule, on: date) -> tuple[str, ...]:
    """The articles of a rule in the version of a day."""
    return tuple(ref for each in rule.cite for ref in cited(each, on))


def _follows(run: _Run, period: Period | None, on: date) -> list[Follows]:
    until = period.last.lo if period is not None else None
    found = []
    for rule in run.rules.events.values():
        fits = run.stage in rule.after and (not rule.periods or run.basis in rule.periods)
        paused = (rule.pause == "begins" and run.paused_on is not None) or (
            rule.pause == "ends" and run.paused_on is None
        )
        if not fits or paused or (rule.most and run.counts[rule.event] >= rule.most):
            continue
        last = until if rule.to not in {"", "free"} else None
        found.append(Follows(rule.event, rule.says, rule.by, last, _cited(rule, on)))
    return found
