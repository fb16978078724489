"""Names of courts in running text, and what 本院 and 该院 stand for."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.passages import Passage

THIS_COURT = "本院"
_THAT_COURT = "该院"

_PROVINCES = (
    "最高|北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东"
    "|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)
# Words that lead over to a court's name without punctuation: 后经…法院, 被…法院.
_LEADS = r"(?:经(?!济|开)|被|由|向(?!阳)|报请|生效后|执行后|期间)"
_NAME = re.compile(r"[\u4e00-\u9fff]{1,30}?(?:人民|铁路运输|军事)(?:中级|高级)?法院|本院|该院")
_LEAD = re.compile(rf".*{_LEADS}(?=[\u4e00-\u9fff]{{2,}}法院)")
_PROVINCE = re.compile(_PROVINCES)


def courts(passage: Passage) -> list[Fact[str]]:
    """Find the courts of a passage in order.

    Args:
        passage: a part of the ruling.

    Returns:
        Their names as printed; 该院 is resolved to the court named before it, 本院 is left as it is.
    """
    found: list[Fact[str]] = []
    for match in _NAME.finditer(passage.text):
        start = match.start() + _name_offset(match[0])
        name = passage.text[start : match.end()]
        if name == _THAT_COURT:
            if not found:
                continue
            name = found[-1].value
        found.append(passage.fact(name, start, match.end()))
    return found


def _name_offset(words: str) -> int:
    """Where the name begins: at the province, else behind the words that lead over to it."""
    province = _PROVINCE.search(words)
    if province:
        return province.start()
    lead = _LEAD.match(words)
    return lead.end() if lead else 0


def resolve(court: Fact[str] | None, this_court: Fact[str] | None) -> Fact[str] | None:
    """Put the court of the ruling in the place of 本院, where the head names it."""
    if court is not None and court.value == THIS_COURT and this_court is not None:
        return Fact(this_court.value, court.words, court.start, court.end)
    return court
