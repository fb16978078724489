"""What an office confirmed and set in the law, in words."""

from __future__ import annotations

from typing import Any

from jianheng.clues.local_law import LocalText, SetValue, read_local
from jianheng.clues.manifest import LawValue
from jianheng.clues.node import Node
from jianheng.clues.problem import Problem
from jianheng.clues.report.value import Values
from jianheng.clues.words import Words


def word_says(told: dict[str, Any], lang: str) -> str:
    """A word as the engine tells it, on one line.

    Args:
        told: an entry of `local_law` of a manifest or an explanation.
        lang: `zh` or `en`.
    """
    problems: list[Problem] = []
    return local_says(read_local(Node(told, "local_law", "", problems)), Words(lang))


def local_says(one: LocalText, words: Words) -> str:
    """One word on one line: of which row or article, what holds here and what the table says, on whose word.

    Args:
        one: the word.
        words: in which language.
    """
    lang = words.lang
    said = [words("law_confirmed")] if one.kind == "confirm" else [_set(each, one, words) for each in one.values]
    if one.days and (not one.values or one.days != one.was_days):
        said.append(_days(one, words))
    account = words("law_by", person=one.person, day=one.day, source=one.source)
    account += words("semicolon") + words("law_until", until=one.until) if one.until else ""
    account += words("semicolon") + words("local_ended") if one.expired else ""
    what = one.ref if one.label.pick(lang) == one.ref else f"{one.label.pick(lang)} {one.row}"
    told = words("semicolon").join(said)
    return f"{what}{words('colon')}{told}{words('open_bracket')}{account}{words('close_bracket')}"


def _set(each: SetValue, one: LocalText, words: Words) -> str:
    values, known = Values(words), LawValue(each.label, each.unit, each.type)
    now, was = (values.law(plain, plain, known) for plain in map(_plain, (each.value, each.was)))
    key = "law_set" if not one.unread else "law_set_empty" if each.was == "null" else "law_set_unread"
    return words(key, label=values.law_label(known), value=now, was=was)


def _plain(value: str) -> str | None:
    return None if value == "null" else value


def _days(one: LocalText, words: Words) -> str:
    here, table = (_span(days, words) for days in (one.days, one.was_days))
    return words("law_days_of_values", days=here) if one.values else words("law_days", days=here, was=table)


def _span(days: tuple[str, ...], words: Words) -> str:
    first, last = days
    return words("law_span", first=first or words("law_ever"), last=last or words("law_on"))
