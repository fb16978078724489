"""What is found about law texts, in the words of a reader."""

from __future__ import annotations

from datetime import date

from jianheng.law.texts.law_text import Lack, LawText
from jianheng.law.texts.matching import Unfit
from jianheng.law.texts.quote import Quote

LACK = {
    "zh": {
        Lack.text: "没有文本",
        Lack.article: "文本中没有这一条",
        Lack.paragraph: "有这一条，没有这一款",
        Lack.item: "有这一款，没有这一项",
        Lack.twice: "文本中这一条出现不止一次，不能确定是哪一个",
    },
    "en": {
        Lack.text: "there is no text",
        Lack.article: "the text has no such article",
        Lack.paragraph: "the text has the article, but no such paragraph",
        Lack.item: "the text has the paragraph, but no such item",
        Lack.twice: "the article stands more than once in the text",
    },
}
CHANGED = {
    "zh": {
        "folder_gone": "文件夹不在了，不显示原文",
        "vanished": "文件不在了，不显示它的原文",
        "changed": "附上以后改动过，不显示它的原文",
        "new": "新的文件，尚未附上",
    },
    "en": {
        "folder_gone": "the folder is gone, no words are shown",
        "vanished": "the file is gone, its words are not shown",
        "changed": "changed since it was attached, its words are not shown",
        "new": "a new file, not yet attached",
    },
}
_UNFIT = {
    "zh": {
        "not_entered": "没有录入这个文件",
        "other_date": "题名是 {known} 的，日期与录入的版本都不合",
        "several_versions": "可能是 {known}，{dated}。改法：在文件名里写明日期，如 监狱法(2012-10-26).md",
        "near_title": "题名与 {known} 差一个字，又没有相同的施行日可以证明。改法：核对后改正题名",
        "same_words": "{known} 的文本，与 {beside} 文字相同，用后者",
        "earlier": "{known} 较早的文本，用 {beside}",
        "several_texts": "与 {beside} 都是 {known} 的文本，第 {differ} 条文字不同，都不用。改法：核对后只留一个",
    },
    "en": {
        "not_entered": "its instrument is not entered",
        "other_date": "it bears the title of {known}, but is of the date of no version entered",
        "several_versions": "it may be {known}; {dated}. Mend: write the date into its name",
        "near_title": "one sign of the title differs from {known}, and no day proves it. Mend: correct the title",
        "same_words": "a text of {known} with the words of {beside}, which is used",
        "earlier": "an earlier text of {known}; {beside} is used",
        "several_texts": "a text of {known} as is {beside}; article {differ} differ, neither is used. Mend: keep one",
    },
}
_DATED = {
    "zh": {True: "日期分不出是哪个版本", False: "文本没有载明日期"},
    "en": {True: "the date leaves several versions", False: "it states no date"},
}
_HOW = {
    "zh": {
        "title": "",
        "undated": "没有载明日期",
        "later": "施行后修正过的文本，此前的文字可能不同",
        "near_title": "题名差一个字，施行日相同",
    },
    "en": {
        "title": "",
        "undated": "states no date",
        "later": "amended after it began, it may have read otherwise before",
        "near_title": "one sign of the title differs, the day on which it begins is the same",
    },
}
SHOWN = 12


def origin(quote: Quote, lang: str, on: date | None = None) -> str:
    """From which file the words come, and of which day it is.

    Args:
        quote: the words.
        lang: `zh` or `en`.
        on: the day on which the article is applied; a text that was amended later is marked.
    """
    told = quote.file
    if quote.day is not None:
        told += {"zh": f"，文本载明最近日期 {quote.day}", "en": f", latest day stated {quote.day}"}[lang]
    if on is not None and quote.day is not None and quote.day > on:
        told += {
            "zh": f"，晚于 {on}，当时适用的文字可能不同",
            "en": f", after {on}: other words may have applied then",
        }[lang]
    return told


def unfit_says(one: Unfit, lang: str) -> str:
    """Why a text is not used, and the mend."""
    comma = {"zh": "、", "en": ", "}[lang]
    return _UNFIT[lang][one.why].format(
        known=comma.join(one.instruments),
        beside=one.beside,
        differ=listed(one.differ, lang),
        dated=_DATED[lang][one.text.year is not None],
    )


def text_notes(text: LawText, how: str, lang: str) -> str:
    """What a reader of a text should know of it."""
    told = [_HOW[lang][how]] if _HOW[lang][how] else []
    if text.twice:
        numbers = listed(tuple(text.twice), lang)
        told.append({"zh": f"第 {numbers} 条出现不止一次，不引用", "en": f"article {numbers} more than once"}[lang])
    if text.missing:
        numbers = listed(tuple(map(str, text.missing)), lang)
        told.append({"zh": f"缺第 {numbers} 条", "en": f"lacks article {numbers}"}[lang])
    return {"zh": "；", "en": "; "}[lang].join(told)


def listed(words: tuple[str, ...], lang: str, shown: int = SHOWN) -> str:
    """A list, cut short where it is long.

    >>> listed(("1", "2", "3"), "zh", 2)
    '1、2 等 3 个'
    """
    told = {"zh": "、", "en": ", "}[lang].join(words[:shown])
    rest = {"zh": f" 等 {len(words)} 个", "en": f" and {len(words) - shown} more"}[lang]
    return told + (rest if len(words) > shown else "")
