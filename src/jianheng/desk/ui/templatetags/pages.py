"""Parts that pages share: days as people read them, the way to other pages, what stands where nothing is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.core.paginator import Page

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """A day; a dash where there is none.

    >>> day(date(2026, 11, 23)), day(None)
    ('2026-11-23', '—')
    """
    return value.isoformat()[:10] if value else "—"


@register.inclusion_tag("ui/pages.html")
def pages(page: Page[Any], kept: str = "") -> dict[str, Any]:
    """The way to the pages before and after one; nothing where all is on it.

    Args:
        page: the page.
        kept: what else stands in the address.
    """
    return {"page": page, "kept": f"&{kept}" if kept else ""}


@register.inclusion_tag("ui/empty.html")
def empty_state(title: str, told: str, url: str = "", act: str = "") -> dict[str, str]:
    """What stands where nothing is: what is so, why, and what to do next.

    Args:
        title: what is so.
        told: why, or what to do.
        url: where it is done.
        act: what the button says.
    """
    return {"title": title, "told": told, "url": url, "act": act}
