"""Names as they are misheard and misread."""

from __future__ import annotations

from random import Random

# Sounds alike, then looks alike; the county's names are made of these.
_HOMOPHONES = dict(
    zip(
        "顾罗卢傅祝柯骆蒲滕仇窦柏邬茅苗应宓储舟秉川穗朴砚泊榆棠岚澍笙楠薇蔓芷荻苓蓼榕柚桐杉汐澜溪渊漪洵沅汀潼坪峤岫崧",
        "故洛芦付竺科洛浦藤裘豆伯乌矛描英密楚州丙穿岁普彦伯渝堂兰树生南微曼止狄玲廖容幼同衫夕兰西元依寻元丁童平乔秀松",
        strict=True,
    )
)
_LOOK_ALIKES = dict(
    zip(
        "卢柯翟骆柴蒲阮柏冉卞苗桂荀秉朴砚榆棠岚澍笙薇荻榕柚杉澜漪洵沅潼坪岫",
        "户何濯骀紫浦沅拍再卡笛佳苟乘扑观偷裳风澎笔徽获溶袖彬斓猗询阮憧评袖",
        strict=True,
    )
)


def misheard(name: str, random: Random) -> str | None:
    """A name with one homophone; nothing where none is known."""
    return _replaced(name, _HOMOPHONES, random)


def misread(name: str, random: Random) -> str | None:
    """A name with one look-alike; nothing where none is known."""
    return _replaced(name, _LOOK_ALIKES, random)


def _replaced(name: str, by: dict[str, str], random: Random) -> str | None:
    places = [place for place, letter in enumerate(name) if by.get(letter, letter) != letter]
    if not places:
        return None
    place = random.choice(places)
    return name[:place] + by[name[place]] + name[place + 1 :]
