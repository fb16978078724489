"""Words that speak for or against a strict class, and who says them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianheng.intake.ruling.passages import (
    FOUND,
    PROCURATORATE,
    PROPOSAL,
    REASONING,
    SPEAKERS,
    Passage,
)
from jianheng.intake.ruling.ruling_facts import ClassSign

GENERAL, UNPAID = "general", "property_unpaid"

_VIOLENT = r"(?:故意杀人|强奸|抢劫|绑架|放火|爆炸|投放危险物质|有组织的?暴力性?|暴力性?)(?:犯罪|罪)?"
_STATED = (
    ("recidivist", re.compile("累犯")),
    ("drug_repeat", re.compile(r"毒品(?:犯罪)?再犯")),
    ("drug_ringleader", re.compile(r"毒品犯罪集团的?首要分子")),
    ("duty_crime", re.compile(r"(?<!非)职务犯罪")),
    ("finance", re.compile(r"破坏金融管理秩序|金融诈骗")),
    ("mafia", re.compile(r"黑社会性质组织|涉黑")),
    ("state_security", re.compile("危害国家安全")),
    ("terror", re.compile(r"恐怖(?:活动|主义)")),
    ("violent_10y", re.compile(rf"{_VIOLENT}[^，。；、]{{0,12}}?(?:十|10)年以上")),
    ("two_10y", re.compile(r"数罪并罚[^，。；]{0,6}(?:两|二)[项罪个][^，。；]{0,12}?(?:十|10)年以上")),
    (
        "able_unpaid",
        re.compile(
            r"(?:(?<!无)(?<!没)有|具有|具备)(?:履行|执行)?(?:财产性判项)?(?:的)?能力[^，。；]{0,8}?"
            r"(?:不|拒不|未)(?:积极|主动|全部|完全)?(?:履行|执行)|拒不履行(?:财产性判项|生效裁判)"
        ),
    ),
    ("commutation_limited", re.compile(r"(?:被|属|系|决定)[^，。；]{0,6}限制减刑(?!幅度)")),
    ("no_commutation", re.compile("终身监禁")),
    (
        GENERAL,
        re.compile(
            r"(?:不具有|不具备|不存在|没有|无|未发现)[^，。；]{0,12}从严[^，。；]{0,10}(?:情形|情节)"
            r"|不属于[^，。；]{0,12}从严[^，。；]{0,10}(?:罪犯|对象|范围|情形)|(?:系|属于?)普通(?:刑事)?罪?犯"
        ),
    ),
    (
        UNPAID,
        re.compile(
            r"(?:财产性判项|财产刑)[^，。；]{0,4}?(?:亦|均|尚)?(?:无|未)(?:执行|履行)(?:依据)?"
            r"|(?:未|不|怠于)(?:积极|主动|曾主动|曾|全部)?(?:执行|履行|缴纳|交付)[^，。；]{0,10}?"
            r"(?:财产性判项|财产刑|罚金|附民赔偿|民事赔偿|赔偿的?法定义务)"
            r"|无财产性判项(?:已)?(?:执行|履行)依据|(?:履行|缴纳)罚金比例(?:偏|较|过)低"
        ),
    ),
)
_NEGATED = re.compile(r"(?:不系|不是|非|不属于?|不构成|未构成|不具有|不存在|无|没有)(?:应当|从严)?[^，。；、]{0,4}$")
# Whoever describes what others said does not say it: 称…, 当庭陈述….
_NOT_OWN = re.compile(r"《[^》]*》|“[^”]*”")
_CARRIED = (PROPOSAL, PROCURATORATE, FOUND, REASONING)


def class_signs(passages: tuple[Passage, ...]) -> tuple[ClassSign, ...]:
    """Find the stated signs, each once for each speaker.

    Args:
        passages: the parts of the ruling.

    Returns:
        The signs of prison, procuratorate and court, in the order of the text by speaker.
    """
    found: dict[tuple[str, str], ClassSign] = {}
    for passage in passages:
        if passage.kind in _CARRIED:
            for sign in _in_passage(passage):
                found.setdefault((sign.sign, sign.said_by), sign)
    return tuple(found.values())


def _in_passage(passage: Passage) -> Iterator[ClassSign]:
    text = _NOT_OWN.sub(lambda quoted: " " * len(quoted[0]), passage.text)
    for sign, pattern in _STATED:
        for match in pattern.finditer(text):
            if sign in (GENERAL, UNPAID) or not _NEGATED.search(text[: match.start()]):
                yield ClassSign(sign, SPEAKERS[passage.kind], passage.fact(match[0], *match.span()))
                break
