"""Whose number, sex or day of birth a column holds, where somebody else is named right before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jianheng.intake.problem import Words
from jianheng.intake.recognise.concepts import concepts_of, plain
from jianheng.intake.recognise.proposal import ColumnProposal, State
from jianheng.intake.recognise.tables import PERSON_TABLE

_NEAR = 3
NAMING = frozenset({"name", "source_no", "remark", "recorded_at", "recorded_by"})
_SOMEBODY = re.compile(r".*(姓名|人|员|属|亲友|者|师|官|警|长|配偶|丈夫|妻子|父亲|母亲|子女|同案犯|成员|对象)$")
_SUBJECT = re.compile(
    r"罪犯|服刑|犯人|被告|嫌疑|在押|被监管|被羁押|矫正对象|社矫对象|本人|当事人|被执行人|病人|患者|就诊人"
)
# What a person is called, beside which no further concept makes the column another person's.
_SAYS_NAME = frozenset({"name", "person", "real_name", "alias", "roll", "id"})
_ALSO_NAME = re.compile(r"拼音|自报|英文|汉字")


def ask_whose(proposals: Sequence[ColumnProposal]) -> list[ColumnProposal]:
    """Ask of facts about a person that stand behind the name of somebody else.

    The number behind 家属姓名 is the relative's; taken for the prisoner's, it would make one of two persons.

    Args:
        proposals: the columns in order.

    Returns:
        The columns; a sure one that may be somebody else's is asked.
    """
    return [_asked(proposals, number, each) for number, each in enumerate(proposals)]


def somebody_before(headings: Sequence[str]) -> str:
    """Who is named near before a column, if it is somebody else than the row's person, told by the headings alone.

    Args:
        headings: what stands before the column, in order.

    Example:
        >>> somebody_before(["罪犯姓名", "家属姓名", "与罪犯关系"]), somebody_before(["会见人", "姓名"])
        ('家属姓名', '')
    """
    named = [text for text in headings[-_NEAR:] if _SOMEBODY.fullmatch(plain(text))]
    return "" if not named or _names_subject(plain(named[-1])) else named[-1]


def _asked(proposals: Sequence[ColumnProposal], number: int, each: ColumnProposal) -> ColumnProposal:
    best = each.best
    if each.state is not State.SURE or best is None or best.table != PERSON_TABLE or best.field in NAMING:
        return each
    if _SUBJECT.search(_said(each)):
        return each
    other = _named_before(proposals[:number])
    if not other:
        return each
    ask = Words(
        f"“{each.heading.text}”在“{other}”之后，是本人的，还是“{other}”的？",
        f"stands behind {other}: is it the person's own, or that one's?",
    )
    return replace(each, state=State.ASK, ask=ask)


def _named_before(before: Sequence[ColumnProposal]) -> str:
    """Who is named near before a column, or as the only one before it, if it is somebody else than the row's person."""
    named = [(len(before) - at, column) for at, column in enumerate(before) if _SOMEBODY.fullmatch(_said(column))]
    if not named:
        return ""
    distance, nearest = named[-1]
    if _is_subject(nearest):
        return ""
    alone = not any(_is_subject(column) for _, column in named)
    return nearest.heading.text if distance <= _NEAR or alone else ""


def _is_subject(column: ColumnProposal) -> bool:
    best = column.best
    if column.state is State.SURE and best is not None and best.table == PERSON_TABLE:
        return True
    return _names_subject(_said(column))


def _names_subject(said: str) -> bool:
    return not (concepts_of(_ALSO_NAME.sub("", said)).keys() - _SAYS_NAME) or _SUBJECT.match(said) is not None


def _said(column: ColumnProposal) -> str:
    return plain(column.meaning or column.heading.levels[-1])
