"""Words of a template in both languages, told in the reader's."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jianheng.desk import words

register = template.Library()


@register.simple_tag
def say(zh: str, en: str, **values: object) -> SafeString:
    """The words in the reader's language, with values in braces; everything from outside is escaped.

    Args:
        zh: Chinese words, as in `共 {n} 条`.
        en: English words.
        values: what stands for the names in braces.
    """
    told = words.say(zh, en)
    return format_html(told, **values) if values else format_html("{}", told)
