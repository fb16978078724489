"""The rows of a list as HTML: written here and not in a template, which takes ten times as long for a page of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import ANSWERS, CONCLUSIONS, STATUS_SHAPES, STATUSES
from jianheng.desk.words import lang, say

SOON = 10
NONE = "—"
CHIP = '<span class="v v-{0}"><svg viewBox="0 0 12 12" aria-hidden="true"><use href="#v-{0}"/></svg>{1}</span>'
TICK = '<td class="tick"><input type="checkbox" name="pick" value="{}:{}" aria-label="{}"></td>'
ROW = (
    '<tr data-row data-id="{}" tabindex="-1" aria-selected="false">{}<td class="nw">{}{}</td>'
    '<td class="one" title="{}"><a class="plain" href="{}">{}{}</a></td><td class="one">{}</td>'
    '<td class="nw dim">{}</td>{}<td class="one">{}</td><td class="own one dim">{}</td>'
    '<td class="wide-only one dim" title="{}">{}</td><td class="unit-only one dim" title="{}">{}</td></tr>'
)


def rows_html(rows: Iterable[Clue], section: str, today: date, ticks: bool) -> SafeString:
    """The rows of a list.

    Args:
        rows: the rows, with their institutions and owners.
        section: clues or prompts.
        today: from which deadlines are reckoned.
        ticks: whether rows can be ticked.
    """
    before, after = reverse("clues:clue", args=[0]).split("0")
    return mark_safe("\n".join(_row(row, section, today, ticks, f"{before}{row.pk}{after}") for row in rows))


def _row(row: Clue, section: str, today: date, ticks: bool, address: str) -> str:
    """One row; each word from outside is escaped here, once for all the places where it stands."""
    language = lang()
    number, person, says = row.number, escape(row.person or NONE), escape(row.says)
    title, unit = escape(row.title), escape(row.institution.name)
    label = f"Select {number} {person}" if language == "en" else f"选中 {number} {person}"
    return ROW.format(
        row.pk,
        TICK.format(row.pk, row.turn, label) if ticks else "",
        _chip("note" if section == Clue.PROMPT and row.standing == "unlawful" else row.standing, language),
        _grade(language) if row.grade == "serious" else "",
        says,
        address,
        was(row),
        says,
        person,
        row.day.isoformat() if row.day else say("不详", "unknown"),
        due_cell(row.due, today, row.is_open),
        status(row),
        escape(row.owner.shown_name) if row.owner else NONE,
        title,
        title,
        unit,
        unit,
    )


@lru_cache(maxsize=64)
def _chip(standing: str, _language: str) -> SafeString:
    return format_html(CHIP, standing, ANSWERS[standing])


@lru_cache(maxsize=2)
def _grade(_language: str) -> SafeString:
    title, word = say("严重（建议）", "Serious (proposed)"), say("重", "!")
    return format_html(' <span class="tag serious" title="{}">{}</span>', title, word)


def due_cell(due: date | None, today: date, is_open: bool) -> SafeString:
    """The cell of a deadline: how many days are left, or that it has passed."""
    if due is None:
        return mark_safe(f'<td class="nw dimmer">{NONE}</td>')
    if not is_open:
        return format_html('<td class="nw dim">{}</td>', due.isoformat())
    left = (due - today).days
    told = say("今天", "today") if left == 0 else say(f"{left} 日", f"{left} days")
    if left < 0:
        told = say(f"超 {-left} 日", f"{-left} days over")
    return format_html('<td class="nw {}" title="{}">{}</td>', nearness(left), due.isoformat(), told)


def nearness(left: int) -> str:
    """The class of a deadline by the days that are left."""
    return "late" if left <= 0 else "soon" if left <= SOON else ""


def was(row: Clue) -> SafeString | str:
    """What the machine answered before, where it answers otherwise now."""
    if not row.was_standing:
        return ""
    words = ANSWERS[row.was_standing]
    return format_html('<span class="dim">{}</span>', say(f"原为{words}；", f"Was {str(words).lower()}; "))


def status(row: Clue) -> SafeString:
    """The status; of a closed one, what it came to."""
    if row.status == Clue.CLOSED and row.conclusion in CONCLUSIONS:
        return _dot("done", str(CONCLUSIONS[row.conclusion]))
    return _dot(STATUS_SHAPES[row.status], str(STATUSES[row.status]))


@lru_cache(maxsize=64)
def _dot(shape: str, words: str) -> SafeString:
    return mark_safe(f'<span class="st {shape}">{escape(words)}</span>')
