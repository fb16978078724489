"""Words of comparison and joining, by language and by what is compared."""

from __future__ import annotations

Words = dict[str, dict[str, str]]

DATES: Words = {
    "zh": {"eq": "为", "ne": "不为", "lt": "早于", "le": "不晚于", "gt": "晚于", "ge": "不早于"},
    "en": {
        "eq": "is",
        "ne": "is not",
        "lt": "is before",
        "le": "is not after",
        "gt": "is after",
        "ge": "is not before",
    },
}
AMOUNTS: Words = {
    "zh": {"eq": "等于", "ne": "不等于", "lt": "少于", "le": "不超过", "gt": "超过", "ge": "不少于"},
    "en": {
        "eq": "is",
        "ne": "is not",
        "lt": "is less than",
        "le": "is at most",
        "gt": "is more than",
        "ge": "is at least",
    },
}
TERMS: Words = {
    "zh": {"eq": "等于", "ne": "不等于", "lt": "短于", "le": "不超过", "gt": "超过", "ge": "不短于"},
    "en": {
        "eq": "is",
        "ne": "is not",
        "lt": "is shorter than",
        "le": "is at most",
        "gt": "is longer than",
        "ge": "is at least",
    },
}
SAME: Words = {"zh": {"eq": "为", "ne": "不为"}, "en": {"eq": "is", "ne": "is not"}}
KEYS: Words = {"zh": {"eq": "是", "ne": "不是"}, "en": {"eq": "is", "ne": "is not"}}
RANKS: Words = {
    "zh": SAME["zh"] | {"lt": "低于", "le": "不高于", "gt": "高于", "ge": "不低于"},
    "en": SAME["en"] | {"lt": "is below", "le": "is not above", "gt": "is above", "ge": "is not below"},
}
SIGNS = {
    "date": DATES,
    "moment": DATES,
    "int": AMOUNTS,
    "money": AMOUNTS,
    "ratio": AMOUNTS,
    "term": TERMS,
    "key": KEYS,
    "code": RANKS,
}
AGES: Words = {
    "zh": {"eq": "为", "ne": "不是", "lt": "未满", "le": "不超过", "gt": "超过", "ge": "已满"},
    "en": {"eq": "aged", "ne": "not aged", "lt": "under", "le": "at most", "gt": "over", "ge": "at least"},
}
EXTREMES = {
    "zh": {
        "date": {"max": ("较晚者", "最晚者"), "min": ("较早者", "最早者")},
        "term": {"max": ("较长者", "最长者"), "min": ("较短者", "最短者")},
        "": {"max": ("较大者", "最大者"), "min": ("较小者", "最小者")},
    },
    "en": {
        "date": {"max": ("later", "latest"), "min": ("earlier", "earliest")},
        "term": {"max": ("longer", "longest"), "min": ("shorter", "shortest")},
        "": {"max": ("larger", "largest"), "min": ("smaller", "smallest")},
    },
}
JOIN = {"zh": {"and": "，且", "or": "，或者"}, "en": {"and": ", and ", "or": ", or "}}
INNER = {"zh": {"and": "且", "or": "或者"}, "en": {"and": " and ", "or": " or "}}
MATH = {"zh": {"add": "＋", "sub": "－", "mul": "×"}, "en": {"add": " + ", "sub": " − ", "mul": " × "}}
BY = {
    "zh": {"court": "法院", "procuratorate": "检察", "police": "公安", "any": "各机关"},
    "en": {"court": "court", "procuratorate": "procuratorate", "police": "police", "any": "any organ's"},
}
# How Chinese counts the rows of a table: acts by 件, spans by 段, the rest by 条.
MEASURE = {"event": "件", "span": "段", "none": "条"}
