"""What statuses, conclusions, answers and events are called."""

from __future__ import annotations

from jianheng.clues.words import Words as ReportWords
from jianheng.desk.words import Words, lang

STATUSES = {
    "new": Words("新发现", "New"),
    "working": Words("核查中", "In progress"),
    "waiting": Words("待补材料", "Waiting for material"),
    "review": Words("待复核", "For review"),
    "closed": Words("已办结", "Closed"),
}
# Class of the dot in lists.
STATUS_SHAPES = {"new": "new", "working": "busy", "waiting": "wait", "review": "busy", "closed": "closed"}

CONCLUSIONS = {
    "confirmed": Words("属实", "Confirmed"),
    "defect": Words("有瑕疵，无后果", "Defect without consequence"),
    "lawful": Words("合法", "Lawful"),
    "data_error": Words("数据有误", "Data error"),
    "identity_error": Words("认错人", "Wrong person"),
    "model_error": Words("模型有误", "Model error"),
    "duplicate": Words("重复", "Duplicate"),
    "out_of_remit": Words("不属本院管辖", "Outside our remit"),
}
# Conclusions that speak against the model's finding; the model's measured precision counts them.
REFUTING = frozenset({"lawful", "data_error", "identity_error", "model_error"})
UPHOLDING = frozenset({"confirmed", "defect"})

ANSWERS = {
    "unlawful": Words("违法", "Unlawful"),
    "undetermined": Words("无法判断", "Undetermined"),
    "pending": Words("未到期", "Not yet due"),
    "exempt": Words("不适用", "Exempt"),
    "lawful": Words("未见违法", "No violation"),
    "note": Words("提示", "Prompt"),
    "gone": Words("已无此行为", "No longer examined"),
}

EVENTS = {
    "found": Words("首次发现", "Found"),
    "again": Words("再次发现", "Found again"),
    "changed": Words("判断有变化", "The answer changed"),
    "evidence": Words("证据有变化，重新提出", "The evidence changed; raised again"),
    "take": Words("领取", "Taken"),
    "assign": Words("分派", "Assigned"),
    "ask": Words("调取材料", "Material asked for"),
    "check": Words("记录核查", "Check recorded"),
    "conclude": Words("作出结论", "Concluded"),
    "review": Words("复核同意", "Reviewed: agreed"),
    "return": Words("复核退回", "Reviewed: returned"),
    "reopen": Words("重新办理", "Reopened"),
    "open": Words("立为线索", "Opened as a clue"),
    "due": Words("设定期限", "Deadline set"),
    "note": Words("备注", "Note"),
}

GRADES = {"serious": Words("严重（建议）", "Serious (proposed)"), "minor": Words("轻微（建议）", "Minor (proposed)")}


def area_title(area: str) -> str:
    """What an area is called, as in the report of a run."""
    return ReportWords(lang()).code("area", area)
