"""Offences, and the class of convict to which each leads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Offence:
    """One offence.

    Args:
        name: as judgments write it.
        article: of the Criminal Law.
        chapter: its chapter.
        violent: its kind among the eight violent ones, if any.
    """

    name: str
    article: str
    chapter: str
    violent: str = ""


ORDINARY = (
    Offence("盗窃罪", "264", "property"),
    Offence("诈骗罪", "266", "property"),
    Offence("故意伤害罪", "234", "personal_rights"),
    Offence("寻衅滋事罪", "293", "social_order"),
    Offence("开设赌场罪", "303", "social_order"),
    Offence("交通肇事罪", "133", "public_safety"),
    Offence("贩卖毒品罪", "347", "social_order"),
    Offence("合同诈骗罪", "224", "economic_order"),
)
FINANCIAL = (
    Offence("集资诈骗罪", "192", "economic_order"),
    Offence("贷款诈骗罪", "193", "economic_order"),
    Offence("非法吸收公众存款罪", "176", "economic_order"),
)
VIOLENT = (
    Offence("故意杀人罪", "232", "personal_rights", "homicide"),
    Offence("抢劫罪", "263", "property", "robbery"),
    Offence("强奸罪", "236", "personal_rights", "rape"),
    Offence("绑架罪", "239", "personal_rights", "kidnapping"),
)
BRIBERY = (Offence("受贿罪", "385", "bribery"), Offence("贪污罪", "382", "bribery"))
GRAVE = (Offence("贩卖、运输毒品罪", "347", "social_order"), Offence("诈骗罪", "266", "property"))
