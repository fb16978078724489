"""Hard words, each with a way to what it means."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jianheng.desk.help.glossary import glossary
from jianheng.desk.words import say

register = template.Library()


@register.simple_tag
def term(name: str, written: str = "") -> SafeString:
    """A word of the glossary as a link to what it means.

    Args:
        name: the word's name in `glossary.yaml`.
        written: how it stands in the sentence; as in the glossary if left out.
    """
    found = glossary()[name]
    shown, means = written or say(found.zh, found.en), say(found.means_zh, found.means_en)
    return format_html('<a class="term" href="{}#{}" title="{}">{}</a>', reverse("help:glossary"), name, means, shown)
