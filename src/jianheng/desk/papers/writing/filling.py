"""The facts of a document as the words of templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from markupsafe import Markup

from jianheng.desk.papers.writing.facts import Facts, Language, Problem, Proof, Source
from jianheng.desk.papers.writing.literal import literal, one_line, paragraphs
from jianheng.desk.papers.writing.numerals import chinese
from jianheng.desk.papers.writing.vocabulary import (
    ARTICLES,
    PARTS,
    PROBLEMS,
    PROOF,
    ROWS,
    SOURCES,
    WORDS,
    Word,
)

Value: TypeAlias = "Markup | int | bool | Sequence[Markup] | Sequence[Mapping[str, Value]]"
Filled: TypeAlias = dict[str, "Value"]

_ENDS = "。！？；：…”’）》.!?;:)"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def fill(facts: Facts) -> Filled:
    """Every word that a template may use, under both its names.

    Args:
        facts: what the document says.
    """
    values: Filled = {
        "office": one_line(facts.office),
        "number": one_line(facts.number),
        "draft": not facts.number,
        "addressee": one_line(facts.addressee),
        "title": one_line(facts.title),
        "opening": paragraphs(facts.opening),
        "problems": [_problem(each, facts.language) for each in facts.problems],
        "request": paragraphs(facts.request),
        "reply_by": _day(facts.reply_by, facts.language),
        "drafted_by": one_line(facts.drafted_by),
        "approved_by": one_line(facts.approved_by),
        "signed_on": _day(facts.signed_on, facts.language),
        "masked": facts.masked,
        "proven": any(each.proof for each in facts.problems),
    }
    return _named(WORDS, values)


def _problem(problem: Problem, language: Language) -> Filled:
    return _named(
        PROBLEMS.of or (),
        {
            "number": problem.number,
            "chinese": Markup(chinese(problem.number)),
            "institution": one_line(problem.institution),
            "heading": _heading(problem, language),
            "what": one_line(problem.what),
            "facts": [_ended(each, language) for each in paragraphs(problem.what)],
            "basis": [one_line(each.strip().rstrip("。；;.")) for each in problem.basis if each.strip()],
            "asked": _ended(literal(problem.asked.strip()), language),
            "clues": one_line(("、" if language == "zh" else ", ").join(each.clue for each in problem.proof)),
            "proof": [_proof(each, language) for each in problem.proof],
        },
    )


def _heading(problem: Problem, language: Language) -> Markup:
    """The finding; where an item tells several, a heading over them."""
    count = len(paragraphs(problem.what))
    if count <= 1 or not problem.proof:
        return one_line(problem.what.strip().rstrip("。"))
    return one_line(
        f"{problem.proof[0].model}（{count}件）" if language == "zh" else f"{problem.proof[0].model} ({count})"
    )


def _proof(proof: Proof, language: Language) -> Filled:
    return _named(
        PROOF.of or (),
        {
            "clue": one_line(proof.clue),
            "model": one_line(proof.model),
            "title": one_line(proof.title),
            "answer": one_line(proof.answer),
            "says": _ended(literal(proof.says.strip()), language),
            "parts": _rows(PARTS, proof.parts),
            "rows": _source_rows(proof.sources, language),
            "sources": _rows(SOURCES, proof.sources),
            "articles": _rows(ARTICLES, proof.articles),
            "quoted": any(words.strip() for _, _, words in proof.articles),
        },
    )


def _rows(word: Word, rows: Iterable[Sequence[int | str]]) -> list[Filled]:
    """Rows under the names of their columns."""
    columns = word.of or ()
    return [
        _named(columns, {each.en: literal(str(value)) for each, value in zip(columns, row, strict=True)})
        for row in rows
    ]


def _source_rows(sources: Iterable[Source], language: Language) -> list[Filled]:
    """One line for each delivered row, with all its fields that count."""
    colon, between = ("：", "；") if language == "zh" else (": ", "; ")
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for unit, file, sheet, row, name, value in sources:
        found.setdefault((unit, file, sheet, str(row)), []).append(f"{name}{colon}{value}")
    return _rows(ROWS, ((*(each or "—" for each in place), between.join(said)) for place, said in found.items()))


def _ended(text: Markup, language: Language) -> Markup:
    """The text as a sentence, with a full stop where it has none."""
    if not text or text[-1] in _ENDS or text.endswith(("&#34;", "&#39;", "&#125;")):
        return text
    return text + ("。" if language == "zh" else ".")


def _named(words: Sequence[Word], values: Mapping[str, Value]) -> Filled:
    return {name: values[word.en] for word in words for name in word.names}


def _day(day: date | None, language: Language) -> Markup:
    if day is None:
        return Markup("")
    if language == "zh":
        return Markup(f"{day.year}年{day.month}月{day.day}日")
    return Markup(f"{day.day} {_MONTHS[day.month - 1]} {day.year}")
