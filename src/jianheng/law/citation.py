"""An article's reference in words: `减刑规定2016#6.3` as 第六条第三款."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
REF = re.compile(r"^(?P<instrument>[^#]+)#(?P<article>\d+)(?:-(?P<sub>\d+))?(?P<rest>(?:\.\d+)*)$")
PARTS_ZH = ("款", "项")
TEN, HUNDRED, LIMIT = 10, 100, 1000


def numeral(number: int) -> str:
    """A number below 1000 in Chinese numerals.

    >>> [numeral(n) for n in (6, 10, 12, 20, 105, 110, 237)]
    ['六', '十', '十二', '二十', '一百零五', '一百一十', '二百三十七']
    """
    if not 0 < number < LIMIT:
        return str(number)
    hundreds, rest = divmod(number, HUNDRED)
    tens, ones = divmod(rest, TEN)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")


def place(ref: str, lang: str) -> str:
    """The place inside the instrument.

    Args:
        ref: `instrument#article[.paragraph[.item]]`.
        lang: `zh` or `en`.

    Returns:
        The place in words; the part after `#` as written where it has another form.

    Example:
        >>> place("减刑规定2016#6.3", "zh"), place("减刑规定2016#6.3", "en"), place("刑法2020#133-1", "zh")
        ('第六条第三款', 'art. 6(3)', '第一百三十三条之一')
    """
    found = REF.match(ref)
    if found is None:
        return ref.partition("#")[2] or ref
    article, sub = int(found["article"]), found["sub"]
    rest = [int(part) for part in found["rest"].split(".") if part]
    if lang == "en":
        return f"art. {article}" + (f"-{sub}" if sub else "") + "".join(f"({part})" for part in rest)
    words = f"第{numeral(article)}条" + (f"之{numeral(int(sub))}" if sub else "")
    for part, kind in zip(rest, PARTS_ZH, strict=False):
        words += f"第{numeral(part)}{kind}" if kind == "款" else f"第（{numeral(part)}）项"
    return words


def short_name(ref: str) -> str:
    """The instrument's short name: its id without the year.

    >>> short_name("减刑规定2016#6.3")
    '减刑规定'
    """
    return re.sub(r"\d{4}$", "", ref.partition("#")[0])
