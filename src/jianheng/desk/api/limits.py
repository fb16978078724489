"""What a value of the API may be at most, so that none reaches a database that cannot hold it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import BeforeValidator, ConfigDict, StringConstraints

# PostgreSQL keeps no character of number zero.
PLAIN = r"^[^\x00]*$"
WRITTEN_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
MOST_IDS = 2000


def _day(value: Any) -> Any:
    """Only days as they are written: a bare number would be read as seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and WRITTEN_DAY.fullmatch(value)):
        return value
    raise ValueError("a day is written as 2026-12-02")


# Numbers that no database column can hold are refused before they reach one.
Id = Annotated[int, Field(ge=1, lt=2**63)]
Ids = Annotated[list[Id], Field(max_length=MOST_IDS)]
Turn = Annotated[int, Field(ge=0, lt=2**31)]
PageNumber = Annotated[int, Field(ge=1, le=100_000)]
Text = Annotated[str, StringConstraints(max_length=20_000, pattern=PLAIN)]
Line = Annotated[str, StringConstraints(max_length=200, pattern=PLAIN)]
Code = Annotated[str, StringConstraints(max_length=100, pattern=PLAIN)]
Day = Annotated[date, BeforeValidator(_day), Field(ge=FIRST_DAY, le=LAST_DAY)]


class In(Schema):
    """What a caller sends: the named fields and no other, so that none of a row can be set that is not meant."""

    model_config = ConfigDict(extra="forbid")
