"""Types of values in a model."""

from __future__ import annotations

from dataclasses import dataclass, replace

NUMBERS = frozenset({"int", "money", "ratio"})
ORDERED = NUMBERS | {"date", "moment", "term"}

ZH = {
    "flag": "条件",
    "int": "整数",
    "money": "金额",
    "ratio": "比例",
    "text": "文字",
    "list": "一列文字",
    "date": "日期",
    "moment": "时刻",
    "term": "刑期",
    "code": "代码",
    "codes": "多个代码",
    "key": "标识",
    "record": "法律表的结果",
    "item": "关联事实",
    "span": "时间段",
    "range": "区间",
    "ever": "自始",
    "unknown": "类型不明的值",
}
EN = {"flag": "condition", "int": "whole number", "codes": "several codes", "record": "law record", "ever": "ever"}


@dataclass(frozen=True)
class Type:
    """The type of an expression.

    Args:
        kind: one of `flag int money ratio text date moment term code codes key record range item span ever`;
            `unknown` where a mistake was found already, so that nothing more is said of what follows from it.
        of: the code list, the entity of a key, the law table of a record, the table of an item.
        none: the value may be known not to exist; comparisons with it are then false.
        open: the end of a span that may still run; only span operators may use it.
        within: kind of the ends of a range.
    """

    kind: str
    of: str = ""
    none: bool = False
    open: bool = False
    within: str = ""

    def sure(self) -> Type:
        """The same type, known to exist."""
        return replace(self, none=False, open=False)

    def maybe_none(self, none: bool = True) -> Type:
        """The same type, which may also be known not to exist."""
        return replace(self, none=self.none or none)

    def zh(self) -> str:
        """The type in Chinese.

        >>> Type("key", "person").zh()
        '标识（person）'
        """
        return f"{ZH[self.kind]}（{self.of}）" if self.of else ZH[self.kind]

    def __str__(self) -> str:
        return f"{self.kind}<{self.of}>" if self.of else self.kind


def kinds_zh(kinds: str) -> str:
    """Kinds joined by `|`, in Chinese."""
    return "或".join(ZH[kind] for kind in kinds.split("|"))


def kinds_en(kinds: str) -> str:
    """Kinds joined by `|`, in English."""
    return " or ".join(EN.get(kind, kind) for kind in kinds.split("|"))


FLAG = Type("flag")
INT = Type("int")
MONEY = Type("money")
RATIO = Type("ratio")
DATE = Type("date")
MOMENT = Type("moment")
TERM = Type("term")
EVER = Type("ever")
UNKNOWN = Type("unknown")
