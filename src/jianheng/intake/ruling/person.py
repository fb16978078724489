"""Who the prisoner is."""

from __future__ import annotations

import re

from jianheng.identity import IdNumberError, read_id_number
from jianheng.intake.cleaning import DATE, read_date
from jianheng.intake.ruling.passages import PERSON, Passage
from jianheng.intake.ruling.ruling_facts import Person

_NAME = re.compile(r"(?:罪犯|服刑人员)(?P<name>[^，。()：]{1,12})[，(]")
_SEX = re.compile(r"[，)](?P<sex>[男女])(?:性)?[，。(]")
_BORN = re.compile(rf"(?P<date>{DATE})(?:出生|生(?=[，。于]))|(?:出生于|生于|出生日期[为：]?)(?P<after>{DATE})")
_ID_NUMBER = re.compile(
    r"(?:身份证(?:号码|号)?|身份号码|公民身份证?号码?)[为：]{0,2}(?P<number>\d{17}[\dXx]|\d{15})(?!\d)"
)


def person(passages: tuple[Passage, ...]) -> Person:
    """Read the description of the prisoner; empty where the ruling has none."""
    described = [passage for passage in passages if passage.kind == PERSON]
    if not described:
        return Person()
    passage = described[0]
    name, sex, born = (pattern.search(passage.text) for pattern in (_NAME, _SEX, _BORN))
    number = _ID_NUMBER.search(passage.text)
    return Person(
        passage.group(name, "name", str) if name else None,
        passage.group(sex, "sex", {"男": "male", "女": "female"}.get) if sex else None,
        passage.group(born, "date" if born["date"] else "after", read_date) if born else None,
        passage.group(number, "number", _valid_number) if number else None,
    )


def _valid_number(words: str) -> str | None:
    """The number of 18 characters; a number that fails its check is not repaired."""
    try:
        return str(read_id_number(words))
    except IdNumberError:
        return None
