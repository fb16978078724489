"""Why a fact is not to be had."""

from __future__ import annotations

from enum import IntEnum


class Reason(IntEnum):
    """Codes as they stand in the plan's columns; 0 means known."""

    KNOWN = 0
    MISSING = 1
    CONTRADICTORY = 2
    AMBIGUOUS = 3
    UNCOVERED = 4
    NO_RULE = 5
    LAW_UNCONFIRMED = 6
    READING = 7
    NO_CALENDAR = 8
    PRECISION = 9

    @property
    def word(self) -> str:
        return self.name.lower()


ZH = {
    Reason.MISSING: "缺失",
    Reason.CONTRADICTORY: "相互矛盾",
    Reason.AMBIGUOUS: "不能确定是哪一件",
    Reason.UNCOVERED: "数据未覆盖",
    Reason.NO_RULE: "没有可适用的规则",
    Reason.LAW_UNCONFIRMED: "条文尚未核对",
    Reason.READING: "条文有不同读法",
    Reason.NO_CALENDAR: "缺工作日历",
    Reason.PRECISION: "日期不够精确",
}
EN = {
    Reason.MISSING: "missing",
    Reason.CONTRADICTORY: "contradictory",
    Reason.AMBIGUOUS: "cannot tell which one",
    Reason.UNCOVERED: "not covered by the data",
    Reason.NO_RULE: "no rule applies",
    Reason.LAW_UNCONFIRMED: "text of the law not confirmed",
    Reason.READING: "the law can be read in several ways",
    Reason.NO_CALENDAR: "no working-day calendar",
    Reason.PRECISION: "date not precise enough",
}
