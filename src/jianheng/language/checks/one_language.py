"""W11: a text that stands in one language only."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.tree import Bilingual

LANGUAGES = {"zh": "中文", "en": "英文"}


def one_language(subject: Subject) -> Iterator[Problem]:
    """Titles, points and sentences without their Chinese or English half."""
    for place, key, text in _texts(subject):
        written = dict(text)
        for lang, name in LANGUAGES.items():
            if text and not written.get(lang):
                yield subject.problem(
                    "W11",
                    place,
                    next(iter(written.values())),
                    f"{key} 缺{name}",
                    f"{key} has no {'Chinese' if lang == 'zh' else 'English'}",
                    "写成 {zh: 中文, en: English}",
                )


def _texts(subject: Subject) -> Iterator[tuple[str, str, Bilingual]]:
    model = subject.model
    yield "title", "title", model.title
    yield "point", "point", model.point
    for item in model.items:
        yield f"with.{item.name}", "title", item.title
    for let in model.lets:
        yield f"let.{let.name}", "title", let.title
    for exemption in model.exempt:
        yield f"exempt.{exemption.code}", "title", exemption.title
    for finding in model.findings:
        place = f"{finding.section}.{finding.code}"
        yield place, "title", finding.title
        yield f"{place}.says", "says", finding.says
