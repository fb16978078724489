"""Periods, ages and shares that our paraphrase states and the article's own words do not."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"[一二三四五六七八九十百千两半]+(?:个半月|个月|日|天|年|小时|周岁|分之[一二三四五六七八九十]+)")


def unstated(paraphrase: str, words: str) -> tuple[str, ...]:
    """What the paraphrase states and the words do not: a sign that another place is meant.

    Args:
        paraphrase: our words, in Chinese.
        words: the article's.

    >>> unstated("禁闭七天至十五天", "禁闭的期限为七天至十五天。"), unstated("两年以内、二分之一", "三年以下")
    ((), ('两年', '二分之一'))
    """
    there = _plain(words)
    return tuple(dict.fromkeys(each for each in _AMOUNT.findall(paraphrase) if _plain(each) not in there))


def _plain(words: str) -> str:
    return words.replace("两", "二")
