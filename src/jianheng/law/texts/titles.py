"""Titles in a plain form, so that those of files and of instruments can be held against each other."""

from __future__ import annotations

import re
import unicodedata

from jianheng.law.texts.numerals import NUMERAL

_VERSION = re.compile(r"\((?=[^()]*(?:\d{4}|修正|修订|文本|全文|公布))[^()]*\)$")
_SIGNS = re.compile(r"[\s《》〈〉<>“”\"'‘’、,,。·()\[\]〔〕【】_-]")
_ISSUED = re.compile(r"印发[《〈](?P<title>.+)[》〉]的?通知")
_ORGANS = re.compile(r"(?:.{2,20}?(?:法院|检察院|部|委员会|政法委|总局|局|厅|国务院))+")
_DATED = re.compile(r"[(_-]?\d{4}(?:[-.年]?\d{1,2}(?:[-.月]?\d{1,2}日?)?)?年?\)?$")


def plain(title: str) -> str:
    """A title without its signs, the country's name and a note of its version.

    >>> plain("中华人民共和国监狱法（2012年修正）"), plain("关于适用《刑事诉讼法》的解释(试行)")
    ('监狱法', '关于适用刑事诉讼法的解释试行')
    """
    text = unicodedata.normalize("NFKC", title).strip()
    while (shorter := _VERSION.sub("", text).strip()) != text:
        text = shorter
    return _SIGNS.sub("", text.replace("中华人民共和国", ""))


def version_note(title: str) -> str:
    """The note of its version that a title ends with; empty where it has none.

    >>> version_note("监狱法（2012年修正）"), version_note("刑诉规则（试行）")
    ('(2012年修正)', '')
    """
    found = _VERSION.search(unicodedata.normalize("NFKC", title).strip())
    return found[0] if found else ""


def of_file(stem: str) -> str:
    """The title in a file's name, which may end in a date.

    >>> of_file("监狱法(2012-10-26)"), of_file("监狱法_20121026"), of_file("刑法修正案（八）")
    ('监狱法', '监狱法', '刑法修正案(八)')
    """
    text = unicodedata.normalize("NFKC", stem).strip()
    return _DATED.sub("", text) or text


def forms(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Every plain form by which a text with these titles may go; those of an issued enclosure among them.

    >>> forms(("关于印发《某某规定》的通知",))
    ('关于印发某某规定的通知', '某某规定')
    """
    inner = [found["title"] for title in titles if (found := _ISSUED.search(title))]
    return tuple(dict.fromkeys(filter(None, map(plain, (*titles, *inner)))))


def same(form: str, title: str) -> bool:
    """Whether a text of this form bears this title; organs before 关于… may be named in one and not in the other.

    >>> same("最高人民法院公安部关于某事的意见", "关于某事的意见"), same("关于某事的意见", "某事的意见")
    (True, False)
    """
    if form == title:
        return True
    before = form.removesuffix(title)
    return title.startswith("关于") and before != form and bool(_ORGANS.fullmatch(before))


def one_sign_apart(form: str, title: str) -> bool:
    """Whether two long titles differ in one sign, left out, put in or mistaken; another number is another law.

    >>> one_sign_apart("最高法院于适用财产刑的规定", "最高法院关于适用财产刑的规定"), one_sign_apart("刑法", "民法")
    (True, False)
    """
    short, long = sorted((form, title), key=len)
    if len(long) - len(short) > 1 or len(short) < 8 or short == long:  # noqa: PLR2004
        return False
    at = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
    if re.search(NUMERAL, short[at : at + 1] + long[at]):
        return False
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]
