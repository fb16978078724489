"""What is to be done first, on pages that are empty until then."""

from __future__ import annotations

from typing import Any

from django import template

from jianheng.desk.help.first_acts import first_act

register = template.Library()


@register.inclusion_tag("help/first_act.html", takes_context=True)
def do_first(context: dict[str, Any], shape: str = "", only: str = "") -> dict[str, Any]:
    """What is to be done before this page can show anything; nothing where that was done.

    Args:
        context: of the page, for its reader.
        shape: `callout` for a line above a page, empty for a row in an empty state.
        only: `data` where the page itself runs the models, and only missing data are worth a word.
    """
    first = first_act(context["user"])
    return {"first": first if first and only in ("", first.lacks) else None, "shape": shape}
