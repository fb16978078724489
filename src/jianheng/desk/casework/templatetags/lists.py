"""Cells and addresses of the lists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from jianheng.desk.casework import row_html
from jianheng.desk.casework.listing import Group
from jianheng.desk.casework.models import Clue
from jianheng.desk.words import say

register = template.Library()


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
    turned = " turned" if sorted_now == "descending" else ""
    arrow = format_html('<svg class="i{}" aria-hidden="true"><use href="#i-up"/></svg>', turned) if sorted_now else ""
    css = format_html(' class="{}"', css) if css else ""
    return format_html('<th scope="col"{}{}><a href="?{}">{}{}</a></th>', css, sort, query, say(zh, en), arrow)


@register.simple_tag
def due_words(due: date | None, today: date, is_open: bool) -> SafeString:
    """A deadline with its day, and how many days are left."""
    if due is None:
        return mark_safe("—")
    if not is_open:
        return format_html("{}", due.isoformat())
    left = (due - today).days
    told = say(f"剩 {left} 日", f"{left} days left") if left >= 0 else say(f"超 {-left} 日", f"{-left} days over")
    return format_html('<b class="{}">{}</b>{}{}', row_html.nearness(left), due.isoformat(), say("，", ", "), told)


@register.simple_tag
def was(row: Clue) -> SafeString | str:
    """What the machine answered before, where it answers otherwise now."""
    return row_html.was(row)


@register.simple_tag
def state_of_row(row: Clue) -> SafeString:
    """The status; of a closed one, what it came to."""
    return row_html.status(row)


@register.simple_tag(takes_context=True)
def rows_of(context: Context, rows: list[Clue]) -> SafeString:
    """The rows of a list."""
    return row_html.rows_html(rows, context["section"], context["today"], bool(context["acts"]))


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
