"""Cells and addresses of the lists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from jianheng.desk.casework.listing import Group
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import ANSWERS, CONCLUSIONS, STATUS_SHAPES, STATUSES
from jianheng.desk.words import say

register = template.Library()
SOON = 10


def _address(section: str, name: str) -> str:
    return reverse(f"{'prompts' if section == Clue.PROMPT else 'clues'}:{name}")


@register.simple_tag
def list_url(section: str) -> str:
    """The address of a list."""
    return _address(section, "list")


@register.simple_tag
def views_url(section: str) -> str:
    """The address of the saved views of a list."""
    return _address(section, "views")


@register.simple_tag
def conditions_url(section: str) -> str:
    """The address of the form of conditions of a list."""
    return _address(section, "conditions")


@register.simple_tag
def export_url(section: str) -> str:
    """The address of the export of a list."""
    return _address(section, "export")


@register.simple_tag
def bulk_url(section: str) -> str:
    """The address of acts for ticked rows of a list."""
    return _address(section, "bulk")


@register.simple_tag
def sort_head(heads: Mapping[str, tuple[str, str]], name: str, zh: str, en: str, css: str = "") -> SafeString:
    """The head of a column by which a list can be sorted.

    Args:
        heads: address and present direction of each order.
        name: the order.
        zh, en: the column's name.
        css: class of the column.
    """
    query, sorted_now = heads[name]
    sort = format_html(' aria-sort="{}"', sorted_now) if sorted_now else ""
    icon = {"ascending": "up", "descending": "down"}.get(sorted_now, "")
    arrow = format_html('<svg class="i" aria-hidden="true"><use href="#i-{}"/></svg>', icon) if icon else ""
    css = format_html(' class="{}"', css) if css else ""
    return format_html('<th scope="col"{}{}><a href="?{}">{}{}</a></th>', css, sort, query, say(zh, en), arrow)


@register.simple_tag
def due_cell(due: date | None, today: date, is_open: bool) -> SafeString:
    """The cell of a deadline: how many days are left, or that it has passed."""
    if due is None:
        return mark_safe('<td class="nw dimmer">—</td>')
    if not is_open:
        return format_html('<td class="nw dim">{}</td>', due.isoformat())
    left = (due - today).days
    css = "late" if left <= 0 else "soon" if left <= SOON else ""
    told = say("今天", "today") if left == 0 else say(f"{left} 日", f"{left} days")
    if left < 0:
        told = say(f"超 {-left} 日", f"{-left} days over")
    return format_html('<td class="nw {}" title="{}">{}</td>', css, due.isoformat(), told)


@register.simple_tag
def due_words(due: date | None, today: date, is_open: bool) -> SafeString:
    """A deadline with its day, and how many days are left."""
    if due is None:
        return mark_safe("—")
    if not is_open:
        return format_html("{}", due.isoformat())
    left = (due - today).days
    css = "late" if left <= 0 else "soon" if left <= SOON else ""
    told = say(f"剩 {left} 日", f"{left} days left") if left >= 0 else say(f"超 {-left} 日", f"{-left} days over")
    return format_html('<b class="{}">{}</b>{}{}', css, due.isoformat(), say("，", ", "), told)


@register.simple_tag
def was(row: Clue) -> SafeString:
    """What the machine answered before, where it answers otherwise now."""
    if not row.was_standing:
        return mark_safe("")
    words = ANSWERS[row.was_standing]
    told = say(f"原为{words}；", f"Was {str(words).lower()}; ")
    return format_html('<span class="dim">{}</span>', told)


@register.simple_tag
def state_of_row(row: Clue) -> SafeString:
    """The status; of a closed one, what it came to."""
    if row.status == Clue.CLOSED and row.conclusion in CONCLUSIONS:
        return format_html('<span class="st done">{}</span>', CONCLUSIONS[row.conclusion])
    return format_html('<span class="st {}">{}</span>', STATUS_SHAPES[row.status], STATUSES[row.status])


@register.simple_tag
def group_name(group: Group, by: str) -> Any:
    """What the rows of a group have in common."""
    head = group.head
    if head is None:
        return say("刚刚移走", "just gone")
    if by == "institution":
        return head.institution.name
    if by == "model":
        return head.title
    return head.person if group.key and head.person else say("人员不详", "person unknown")
