"""Whose row it is, from the columns that say so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from jianheng.identity import (
    ID_PREFIX,
    NUMBER_PREFIX,
    IdNumber,
    IdNumberError,
    Origin,
    person_key,
    possible_ids,
    read_id_number,
)
from jianheng.intake.cells import UnreadableError, is_empty
from jianheng.intake.cells.plain import read_key
from jianheng.intake.cells.several import check_one_person
from jianheng.intake.problem import Words

ID_FIELD = "id_no"
NUMBER_FIELD = "source_no"
NAME_FIELD = "name"
_NUMBERED = re.compile(r"[0-9A-Za-z]", re.ASCII)
_RESIDENT_ID = "resident_id"
_LIKE_AN_ID = (15, 18)
_SHOWN_IDS = 3  # of more, each is most likely another person's


def read_stated_id(text: str, id_kind: str | None, *, is_number: bool, born: date | None = None) -> IdNumber | None:
    """Read the ID number that a row states.

    Args:
        text: the words of the cell.
        id_kind: kind of paper, where the row states it.
        is_number: the file kept it as a number; Excel keeps 15 digits of one and loses the rest.
        born: the day of birth that the row states, by which numbers that may be meant are named.

    Returns:
        The number; None for a paper of another kind, which has no check character, and for words such as 不详.

    Raises:
        UnreadableError: no valid number.
    """
    if id_kind not in (None, _RESIDENT_ID) or is_empty(text, "key"):
        return None
    if is_number and len(text.split(".", maxsplit=1)[0]) > _LIKE_AN_ID[0]:
        raise UnreadableError(
            Words("被 Excel 存成了数字，后几位已丢失", "was kept as a number by Excel, its last digits are lost"),
            Words("文本格式的 18 位身份证号", "18 characters in a text cell"),
            Words("把该列设为文本格式后从原系统重新导出", "export it again with the column as text"),
        )
    try:
        return read_id_number(text)
    except IdNumberError as error:
        raise UnreadableError(
            Words(f"不是有效的身份证号（{error.zh}）", f"is no valid ID number ({error.en})"),
            mend=_mend(text, born),
        ) from error


def _mend(text: str, born: date | None) -> Words:
    """Where to look; numbers that differ in one place are named where they are few, and never taken."""
    zh, en = "与原件核对后改正", "compare it with the original and correct it"
    near = () if born is None else possible_ids(text, born)
    if near and len(near) <= _SHOWN_IDS:
        zh += f"；只差一处且出生日期相符的有效号码：{'、'.join(near)}，仅供查对"
        en += f"; valid numbers with this day of birth that differ in one place: {', '.join(near)}"
    return Words(zh, en)


def read_number(text: str) -> str:
    """Read the number under which a place keeps a person, in the form in which the same number is the same text.

    Args:
        text: the words of the cell.

    Raises:
        UnreadableError: words such as 未编号 or 同上, under which many persons would be one, or several numbers.

    >>> read_number("江 3201-002")
    '江3201-002'
    """
    if not _NUMBERED.search(text):
        raise UnreadableError(
            Words("不是编号，没有用来认人", "is no number, and names nobody"),
            Words("有数字或字母的编号", "a number with digits or letters"),
            Words("补填编号或身份证号后重新添加", "fill in the number or the ID number and add the file again"),
        )
    check_one_person(text)
    return read_key(text)


def key_of(origin: Origin, stated: Mapping[str, object], person_cell: str) -> str:
    """The key of a row's person.

    Args:
        origin: where the row stands.
        stated: what the row says of the person: under `id_no` a valid ID number, under `source_no` a number.
        person_cell: what a column for the person itself holds, or nothing.

    Returns:
        The key.

    Raises:
        UnreadableError: the column for the person holds an ID number that is wrong, or words that are no number.
    """
    id_number = stated.get(ID_FIELD)
    number = stated.get(NUMBER_FIELD)
    if person_cell.startswith(ID_PREFIX):
        id_number = read_stated_id(person_cell.removeprefix(ID_PREFIX), None, is_number=False)
    elif person_cell.startswith(NUMBER_PREFIX) and person_cell.count(":") > 1:
        return person_cell
    elif person_cell and len(person_cell) in _LIKE_AN_ID and person_cell[:-1].isdigit():
        id_number = read_stated_id(person_cell, None, is_number=False)
    elif person_cell and number is None:
        number = read_number(person_cell)
    return person_key(
        origin,
        id_number if isinstance(id_number, IdNumber) else None,
        None if number is None else str(number),
    )
