"""Which types may be compared, calculated with and joined."""

from __future__ import annotations

from jianheng.dictionary import Dictionary
from jianheng.language.operators import Wrong
from jianheng.language.tree import Repeat
from jianheng.language.types import NUMBERS, ORDERED, TERM, UNKNOWN, Type

WHOLE = {"item", "span", "range", "list", "record", "codes", "ever"}
INSTEAD = {
    "item": "取关联事实的一个字段，例如 previous.served_on；问有无用 has、absent",
    "span": "取 from_on、days 或 count，例如 missing.days；问有无用 has、absent",
    "list": "用 x in param.名字",
    "range": "用 in_range(值, 区间)",
    "record": "取法律表结果的一项，例如 required.months",
    "codes": '用 includes(字段, "代码")',
    "ever": "ever 只用在 within 里",
}


def comparison(op: str, left: Type, right: Type, dictionary: Dictionary) -> Wrong | None:
    """Why two values cannot be compared; None where they can.

    >>> from jianheng.language.types import DATE, INT
    >>> from jianheng.dictionary import load_dictionary
    >>> comparison("lt", DATE, INT, load_dictionary()).zh
    '不能比较日期与整数'
    """
    kinds = {left.kind, right.kind}
    if "unknown" in kinds:
        return None
    whole = next((kind for kind in (left.kind, right.kind) if kind in WHOLE), "")
    if left.open or right.open:
        return open_date()
    if whole:
        bad = left if left.kind == whole else right
        return Wrong(f"{bad.zh()}不能直接比较", f"{bad} cannot be compared", INSTEAD[whole])
    coded = left if left.kind in {"code", "key"} else right
    if left.kind != right.kind and "text" in kinds and coded.kind in {"code", "key"}:
        return None if op in {"eq", "ne"} or _ordered(coded, dictionary) else _no_order(coded)
    if left.kind != right.kind and not (kinds <= NUMBERS or kinds == {"date", "moment"}):
        return Wrong(
            f"不能比较{left.zh()}与{right.zh()}",
            f"cannot compare {left} with {right}",
            _comparable(kinds),
        )
    if left.kind in {"code", "key"} and left.of != right.of:
        return Wrong(
            f"{left.zh()}与{right.zh()}不是同一种{'标识' if left.kind == 'key' else '代码'}",
            f"{left} and {right} never mean the same",
            "改用同一种的字段",
        )
    if op not in {"eq", "ne"} and left.kind not in ORDERED and not _ordered(left, dictionary):
        return _no_order(left)
    return None


def open_date() -> Wrong:
    """The end of a span that still runs is used as if it were a date (E11)."""
    return Wrong(
        "这个日期可能尚未到来（词典标为 open），不能直接使用",
        "this date may not have come yet (open in the dictionary) and cannot be used bare",
        "写成 end_or(日期, as_of)，或者用 holds_on、overlaps 等",
        "E11",
    )


def period_formula(repeat: Repeat, unit: str) -> Wrong | None:
    """Whether a repeating duty says whose months it counts, and only where it counts months (E10)."""
    if unit == "month" and not repeat.by:
        return Wrong(
            "间隔以月计，没有写按哪个机关的算法",
            "the period is in months: whose formula?",
            "加上 by: court、procuratorate、police 或 any",
            "E10",
        )
    if unit == "day" and repeat.by:
        return Wrong("间隔以日计，不用 by", "the period is in days and needs no formula", "删去 by", "E10")
    return None


def arithmetic(op: str, left: Type, right: Type) -> Type | Wrong:
    """The type of a sum, difference or product, or why there is none."""
    none = left.none or right.none
    if UNKNOWN in {left, right}:
        return UNKNOWN
    if op != "mul" and left.kind == right.kind == "term":
        return TERM.maybe_none(none)
    if left.kind not in NUMBERS or right.kind not in NUMBERS:
        dates = {left.kind, right.kind} & {"date", "moment"}
        mend = (
            "日期加天数用 days_after，加月数用 months_after，两个日期之差用 days_between"
            if dates
            else "只能用数字，或者刑期加减刑期"
        )
        return Wrong(
            f"{left.zh()}与{right.zh()}不能做加减乘",
            f"no arithmetic on {left} and {right}",
            mend,
        )
    moneys = [left.kind, right.kind].count("money")
    if moneys and (moneys == 1) == (op != "mul"):
        return Wrong(
            f"{left.zh()}与{right.zh()}不能这样计算",
            f"{left} and {right} do not combine in this way",
            "金额只能加减金额，或者乘以一个数",
        )
    kind = next(k for k in ("money", "ratio", "int") if k in {left.kind, right.kind})
    return Type(kind, none=none)


def _no_order(type_: Type) -> Wrong:
    return Wrong(f"{type_.zh()}没有大小先后", f"{type_} has no order", "只能用 ==、!= 或 in 比较")


def _ordered(type_: Type, dictionary: Dictionary) -> bool:
    codes = dictionary.lists.get(type_.of) if type_.kind == "code" else None
    return codes is not None and codes.ordered


def _comparable(kinds: set[str]) -> str:
    if "text" in kinds and "date" in kinds:
        return "日期不加引号比较：写字段、let 或 param"
    if "flag" in kinds:
        return "条件本身就是真假，不用比较；取反用 not"
    if "term" in kinds:
        return "刑期只与刑期比较；数字改成参数或法律表中的刑期"
    if kinds == {"date", "int"}:
        return "先用 days_between、full_months、full_years 求出数量再比较"
    return "两边换成同一种类型"
