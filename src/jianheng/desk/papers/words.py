"""What documents, their states, acts and outcomes are called."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.desk.words import Words


@dataclass(frozen=True)
class KindWords:
    """What a kind of document is.

    Args:
        title: its name.
        mark: the word in its number.
        use: when it is the right one.
        cite: the article that it rests on; empty where none was read.
        said: whether it is said and put on record, and not approved first.
        early: whether it may rest on a clue that is still being checked.
    """

    title: Words
    mark: str
    use: Words
    cite: str = ""
    said: bool = False
    early: bool = False


KINDS: dict[str, KindWords] = {
    "oral": KindWords(
        Words("口头纠正记录", "Oral correction"),
        "口纠",
        Words("情节较轻：口头提出，并记录在案", "A minor fault: said, and put on record"),
        "刑诉规则2019#552.1",
        said=True,
    ),
    "notice": KindWords(
        Words("纠正违法通知书", "Notice to correct"),
        "纠违",
        Words("情节较重，或者口头提出后没有纠正", "A serious breach, or one not mended when it was said"),
        "刑诉规则2019#552.1",
    ),
    "recommendation": KindWords(
        Words("检察建议书", "Recommendation"),
        "建",
        Words("带有普遍性的违法，或者有重大漏洞、隐患", "A breach that is general, or a great gap or risk"),
        "刑诉规则2019#552.1",
    ),
    "measure": KindWords(
        Words("变更强制措施建议书", "Proposal to change a measure"),
        "变措",
        Words("不需要继续羁押，建议释放或者变更强制措施", "Custody is no longer needed: release or another measure"),
        "刑诉规则2019#581",
        early=True,
    ),
    "request": KindWords(
        Words("调取材料函", "Request for material"),
        "调",
        Words("核实线索需要的登记、文书、录像", "Registers, papers, recordings that a check needs"),
        "刑诉规则2019#551",
        early=True,
    ),
    "report": KindWords(
        Words("线索报告", "Report on clues"),
        "线报",
        Words("向上级或者有关部门报告查实的问题", "Tells the level above, or another department, what was verified"),
    ),
    "lead": KindWords(
        Words("线索移送函", "Lead for investigation"),
        "线移",
        Words("行为可能构成职务犯罪，移送侦查部门；受限", "The act may be a crime of office; restricted"),
        "刑诉规则2019#552.1",
    ),
}
OPEN_KINDS = tuple(kind for kind in KINDS if kind != "lead")

STATES = {
    "draft": Words("草稿", "Draft"),
    "submitted": Words("待批准", "For approval"),
    "approved": Words("已批准，待送达", "Approved, to be served"),
    "served": Words("已送达，待回复", "Served"),
    "replied": Words("已回复，整改中", "Answered"),
    "closed": Words("已办结", "Closed"),
    "withdrawn": Words("已撤回", "Withdrawn"),
    "dropped": Words("已作废", "Dropped"),
}
SAID = Words("已提出，待纠正", "Said, to be mended")
# Class of the dot in lists, as for clues.
STATE_SHAPES = {
    "draft": "new",
    "submitted": "busy",
    "approved": "busy",
    "served": "wait",
    "replied": "busy",
    "closed": "closed",
    "withdrawn": "closed",
    "dropped": "closed",
}

EVENTS = {
    "draft": Words("起草", "Drafted"),
    "edit": Words("修改", "Edited"),
    "grounds": Words("加入线索", "Clues put in"),
    "submit": Words("送审", "Submitted"),
    "back": Words("退回修改", "Returned"),
    "drop": Words("作废草稿", "Dropped"),
    "approve": Words("批准", "Approved"),
    "say": Words("口头提出", "Said"),
    "serve": Words("送达", "Served"),
    "receive": Words("记录签收", "Receipt recorded"),
    "urge": Words("督促回复", "Urged"),
    "answer": Words("收到回复", "Answer recorded"),
    "object": Words("收到复查申请", "Objection received"),
    "uphold": Words("复查：维持", "Review: upheld"),
    "up": Words("报告上一级", "Reported up"),
    "withdraw": Words("撤回", "Withdrawn"),
    "rectify": Words("记录整改", "Rectification recorded"),
    "look": Words("回头看", "Look-back"),
    "close": Words("办结", "Closed"),
    "written": Words("转为书面", "Put in writing"),
    "anew": Words("重新起草", "Drafted anew"),
}

SERVED_HOW = {
    "direct": Words("直接送达", "By hand"),
    "post": Words("邮寄", "By post"),
    "electronic": Words("电子送达", "Electronically"),
    "meeting": Words("当面宣告", "Read out"),
    "oral": Words("口头", "By word of mouth"),
}
ANSWERS = {
    "accepted": Words("采纳", "Accepted"),
    "partly": Words("部分采纳", "Accepted in part"),
    "rejected": Words("不采纳", "Rejected"),
    "objects": Words("有异议", "Objects"),
}
RECTIFIED = {
    "open": Words("未整改", "Not yet"),
    "partly": Words("部分整改", "In part"),
    "done": Words("已整改", "Put right"),
    "refused": Words("拒不整改", "Refused"),
}
RECTIFIED_SHAPES = {"open": "new", "partly": "busy", "done": "done", "refused": "wait"}
LOOKED = {
    "kept": Words("保持整改", "Still right"),
    "relapsed": Words("又有反弹", "Relapsed"),
}
REVIEWED = {
    "upheld": Words("纠正意见正确，维持", "Right: upheld"),
    "withdrawn": Words("纠正意见错误，撤回", "Wrong: withdrawn"),
}
