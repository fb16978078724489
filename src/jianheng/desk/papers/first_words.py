"""The words with which a draft begins; a drafter changes them. What all documents of a kind say, the template says."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.desk.papers.writing.facts import Language


@dataclass(frozen=True)
class First:
    """Title, opening and request of a new draft."""

    title: str
    opening: str
    request: str


_ZH = {
    "oral": First("", "我院在履行刑事执行检察职责中发现你单位存在以下问题，当面口头提出纠正意见：", ""),
    "notice": First(
        "",
        "我院在履行刑事执行检察职责中，经调查核实，发现你单位存在以下违法情形：",
        "请查明原因，落实责任，防止类似问题再次发生。",
    ),
    "recommendation": First("", "我院在履行刑事执行检察职责中，经调查核实，发现你单位存在以下带有普遍性的问题：", ""),
    "measure": First("", "我院经审查，认为下列人员不需要继续羁押，理由和依据如下：", ""),
    "request": First("", "我院正在核实有关线索，需要向你单位调取下列材料：", ""),
    "report": First("", "我院在刑事执行检察工作中查实下列问题，现报告如下：", ""),
    "lead": First("", "我院在刑事执行检察工作中发现下列行为可能构成职务犯罪，现移送审查：", ""),
}
_EN = {
    "oral": First("", "In supervising the execution of sentences we found the following and said so:", ""),
    "notice": First(
        "",
        "In supervising the execution of sentences we verified the following breaches of your institution:",
        "Please find their cause and see that they do not happen again.",
    ),
    "recommendation": First(
        "",
        "In supervising the execution of sentences we verified the following general problems of your institution:",
        "",
    ),
    "measure": First(
        "", "On review, we hold that the persons below need not be kept in custody, for these reasons:", ""
    ),
    "request": First("", "To check a clue, we ask your institution for the material below:", ""),
    "report": First("", "In supervising the execution of sentences we verified and report the following:", ""),
    "lead": First("", "The acts below may be crimes of office; we pass them on for inquiry:", ""),
}
_ASKED_ZH = {
    "oral": "立即纠正。",
    "notice": "依法纠正，并说明原因和责任。",
    "recommendation": "完善制度，消除隐患。",
    "measure": "释放或者变更强制措施。",
    "request": "移送与此有关的登记、文书和录像。",
    "report": "请知悉。",
    "lead": "依法审查。",
}
_ASKED_EN = {
    "oral": "Mend it now.",
    "notice": "Put it right and say how it came about.",
    "recommendation": "Mend the rules and remove the risk.",
    "measure": "Release, or another measure.",
    "request": "The registers, papers and recordings that belong to it.",
    "report": "For your information.",
    "lead": "Inquire according to law.",
}


def first_words(kind: str, language: Language) -> First:
    """The words of a new draft."""
    return (_EN if language == "en" else _ZH)[kind]


def asked_of(kind: str, language: Language) -> str:
    """What is asked of a new item."""
    return (_ASKED_EN if language == "en" else _ASKED_ZH)[kind]
