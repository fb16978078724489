"""What a unit says of the files that it hands over."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from jianheng.arena.world.county import PLATFORM
from jianheng.arena.world.life import LAST_DAY


def called(unit: str) -> str:
    """The name of a unit in files and folders."""
    return "全省政法协同平台" if unit == PLATFORM else unit


def write_statement(path: Path, unit: str, tables: Iterable[str], *, complete: bool = True) -> None:
    """Write the statement of a delivery.

    Args:
        path: the file.
        unit: whose delivery.
        tables: what is in it.
        complete: whether it holds everything that the unit keeps.
    """
    statement = {
        "unit": unit,
        "tables": list(tables),
        "period": {"from": None, "until": LAST_DAY},
        "complete": complete,
        "exclusions": [],
        "export_day": LAST_DAY,
        "purpose": "模拟县（虚构）：刑事执行法律监督",
        "legal_basis": ["人民检察院组织法第二十一条"],
        "delete_after": LAST_DAY.replace(year=2099),
    }
    path.write_text(yaml.safe_dump(statement, allow_unicode=True, sort_keys=False), encoding="utf-8")
