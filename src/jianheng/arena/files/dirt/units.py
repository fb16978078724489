"""Names of institutions as people shorten them."""

from __future__ import annotations

from random import Random

_SHORT = (
    ("中级人民法院", "中院"),
    ("高级人民法院", "高院"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("社区矫正管理局", "社矫局"),
    ("社会保险经办中心", "社保中心"),
    ("监狱管理局", "监狱局"),
    ("未成年犯管教所", "未管所"),
    ("公安局", "公安"),
    ("县看守所", "看守所"),
    ("区看守所", "看守所"),
    ("第一人民医院", "一院"),
    ("第三人民医院", "三院"),
)
_PLACES = ("澄岭省", "云渚市")


def shortened(name: str, random: Random) -> str | None:
    """A shorter name; nothing where none is usual."""
    forms = [name.replace(full, short) for full, short in _SHORT if full in name][:1]
    forms += [name.removeprefix(place) for place in _PLACES if name.startswith(place)]
    return random.choice(forms) if forms else None
