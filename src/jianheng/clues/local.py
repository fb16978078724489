"""What an office set otherwise, in words."""

from __future__ import annotations

from jianheng.clues.manifest import OverrideText
from jianheng.clues.words import Words


def override_says(one: OverrideText, words: Words) -> str:
    """One local setting on one line: what, why, on whose word, and until when."""
    lang = words.lang
    what = (
        words("local_off", label=one.label.pick(lang))
        if one.kind == "off"
        else words("local_param", name=one.name, was=one.was, value=one.value)
    )
    account = words("local_by", person=one.person, day=one.day, until=one.until)
    ended = words("semicolon") + words("local_ended") if one.expired else ""
    return (
        f"{what}{words('colon')}{one.reason.pick(lang)}{words('open_bracket')}{account}{ended}{words('close_bracket')}"
    )
