"""Keys that a source delivers with its files: what its short field names and its code numbers mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from jianheng.intake.cells import cell_text
from jianheng.intake.recognise.concepts import plain

_FIELD = frozenset(
    map(plain, ("字段", "字段名", "字段名称", "字段代码", "字段英文名", "列名", "英文名", "数据项", "标识符"))
)
_WORDS = frozenset(
    map(plain, ("说明", "字段说明", "中文名", "中文名称", "含义", "注释", "描述", "数据项名称", "字段中文名"))
)
_TABLE = frozenset(map(plain, ("表名", "表", "所属表", "数据表", "表英文名", "表代码")))
_CODE = frozenset(map(plain, ("代码", "编码", "码值", "代码值", "值", "字典值", "字典代码")))
_LABEL = frozenset(map(plain, ("名称", "代码名称", "代码含义", "中文", "字典名称", "标签", "含义", "说明", "中文名称")))
_SEARCHED = 10
# Files and sheets in which keys are looked for.
NAMED = re.compile(r"字段|说明|字典|代码|码表|数据项|dict|code", re.IGNORECASE)


@dataclass
class Glossary:
    """What a source says of its own field names and codes.

    Args:
        words: by table (empty where none is said) and field name, what the field means.
        labels: by table and field name, what each code means.
    """

    words: dict[tuple[str, str], str] = field(default_factory=dict)
    labels: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def learn(self, rows: Iterable[Sequence[object]]) -> bool:
        """Take in a sheet, if it is a key.

        Args:
            rows: its rows; headings such as 字段 and 说明 stand in one of the first ten.

        Returns:
            Whether it is one.

        Example:
            >>> known = Glossary()
            >>> known.learn([["字段", "说明"], ["RJRQ", "入监日期"]]), known.meaning("T_JY", "RJRQ")
            (True, '入监日期')
        """
        left = iter(rows)
        for row in islice(left, _SEARCHED):
            headings = [cell_text(cell) for cell in row]
            at = {role: _place(headings, names) for role, names in _roles(headings).items()}
            if at["field"] is not None and at["words"] is not None:
                self._take(left, at)
                return True
        return False

    def _take(self, rows: Iterable[Sequence[object]], at: Mapping[str, int | None]) -> None:
        for row in rows:
            told = {
                role: cell_text(row[place]) if place is not None and place < len(row) else ""
                for role, place in at.items()
            }
            key = (plain(told["table"]), plain(told["field"]))
            if told["code"] and told["words"]:
                self.labels.setdefault(key, {})[told["code"]] = told["words"]
            elif told["field"] and told["words"] and at["code"] is None:
                self.words[key] = told["words"]

    def meaning(self, table: str, heading: str) -> str:
        """What a field name means, in a table or anywhere; empty where nobody says."""
        return self.words.get((plain(table), plain(heading))) or self.words.get(("", plain(heading)), "")

    def codes(self, table: str, heading: str) -> Mapping[str, str]:
        """What each code of a field means; nothing where nobody says."""
        return self.labels.get((plain(table), plain(heading))) or self.labels.get(("", plain(heading)), {})


@dataclass(frozen=True)
class Key:
    """What a source says of the fields of one of its tables.

    Args:
        glossary: all that it says.
        table: its own name of the table.
    """

    glossary: Glossary
    table: str

    def meaning(self, heading: str) -> str:
        """What a field name means; empty where nobody says."""
        return self.glossary.meaning(self.table, heading)

    def codes(self, heading: str) -> Mapping[str, str]:
        """What each code of a field means; nothing where nobody says."""
        return self.glossary.codes(self.table, heading)


def _roles(headings: Sequence[str]) -> dict[str, frozenset[str]]:
    coded = any(plain(heading) in _CODE for heading in headings)
    return {"table": _TABLE, "field": _FIELD, "code": _CODE, "words": _LABEL if coded else _WORDS}


def _place(headings: Sequence[str], names: frozenset[str]) -> int | None:
    return next((place for place, heading in enumerate(headings) if plain(heading) in names), None)
