"""The log in words: what was done, to which kind of thing, and what more is told."""

from __future__ import annotations

import json
from typing import Any

from jianheng.desk.access.roles import TITLES
from jianheng.desk.casework.words import EVENTS
from jianheng.desk.jobs.kinds import KINDS as WORK
from jianheng.desk.papers.words import EVENTS as PAPER_EVENTS
from jianheng.desk.words import Words, say

ACTIONS = {
    **PAPER_EVENTS,
    "sign in": Words("登录", "Signed in"),
    "sign out": Words("退出", "Signed out"),
    "sign in refused": Words("登录被拒", "Sign-in refused"),
    "refused": Words("无权访问", "Not let in"),
    "change password": Words("更改密码", "Changed password"),
    "set up": Words("首次设立", "Set up"),
    "make account": Words("新建账号", "Made account"),
    "deactivate": Words("停用账号", "Deactivated"),
    "activate": Words("启用账号", "Activated"),
    "unlock": Words("解锁", "Unlocked"),
    "reset password": Words("重设密码", "Reset password"),
    "give role": Words("授予角色", "Gave role"),
    "take role": Words("收回角色", "Took role"),
    "place": Words("改范围", "Changed scope"),
    "add office": Words("增加院", "Added office"),
    "change office": Words("改院的设置", "Changed office"),
    "supervise": Words("改监督院", "Changed supervision"),
    "view": Words("查看", "Viewed"),
    "find": Words("按姓名证件号查找", "Looked for a person"),
    "directory failed": Words("目录没有应答", "Directory failed"),
    "provider failed": Words("统一身份没有通过", "Identity provider failed"),
    "reveal": Words("显示姓名证件号", "Revealed person"),
    "download": Words("下载", "Downloaded"),
    "export": Words("导出", "Exported"),
    "check log": Words("核验日志", "Checked log"),
    "ask": Words("交办", "Asked for"),
    "cancel": Words("取消", "Called off"),
    "done": Words("完成", "Completed"),
    "failed": Words("未完成", "Failed"),
    "cancelled": Words("已取消", "Cancelled"),
    **{name: words for name, words in EVENTS.items() if name != "ask"},
    "add": Words("入库", "Added"),
    "withdraw": Words("撤回", "Withdrew"),
    "restore": Words("恢复", "Restored"),
    "delete": Words("删除", "Deleted"),
    "correct": Words("更正", "Corrected"),
    "run": Words("运行", "Ran"),
    "back up": Words("备份", "Backed up"),
    "upgrade": Words("升级", "Upgraded"),
}
KINDS = {
    "account": Words("账号", "account"),
    "office": Words("院", "office"),
    "page": Words("页面", "page"),
    "job": Words("任务", "job"),
    "clue": Words("线索", "clue"),
    "paper": Words("文书", "document"),
    "leads": Words("线索移送", "leads"),
    "person": Words("人员", "person"),
    "batch": Words("批次", "batch"),
    "run": Words("运行", "run"),
    "model": Words("模型", "model"),
    "log": Words("日志", "log"),
    "workbench": Words("工作台", "workbench"),
    "view": Words("视图", "view"),
    "statistics": Words("统计", "statistics"),
    "figure": Words("统计数", "figure"),
    "list": Words("清单", "list"),
    "acts": Words("判断清单", "list of answers"),
    "models": Words("模型", "models"),
    "warnings": Words("预警清单", "early-warning list"),
    "run report": Words("运行报告", "report of a run"),
    "api": Words("接口", "API"),
}
NAMES = {
    "role": Words("角色", "role"),
    "office": Words("院", "office"),
    "parent": Words("上级院", "parent"),
    "name": Words("名称", "name"),
    "institutions": Words("单位", "institutions"),
    "four_eyes": Words("复核", "review"),
    "directory": Words("目录登录", "directory"),
    "reason": Words("理由", "reason"),
    "kind": Words("种类", "kind"),
    "lines": Words("行数", "lines"),
    "head": Words("指纹", "head"),
    "whole": Words("完整", "whole"),
    "purpose": Words("用途", "purpose"),
    "rows": Words("行", "rows"),
}


def action(name: str, kind: str = "") -> str:
    """What was done; an action that has no words yet is told by its own name.

    Args:
        name: the action.
        kind: kind of the thing; what is done with a clue has the words of casework, with a document those of papers.
    """
    if kind == "clue" and name in EVENTS:
        return str(EVENTS[name])
    if kind == "paper" and name in PAPER_EVENTS:
        return str(PAPER_EVENTS[name])
    return str(ACTIONS.get(name, name))


def kind(name: str) -> str:
    """The kind of thing."""
    return str(KINDS.get(name, name))


def detail(text: str) -> str:
    """The rest of a line in words; what is no JSON is shown as it is.

    Args:
        text: as it is kept.
    """
    try:
        told = json.loads(text)
    except ValueError:
        return text
    if not isinstance(told, dict):
        return text
    return say("；", "; ").join(f"{NAMES.get(name, name)}{say('：', ': ')}{_value(v)}" for name, v in told.items())


def _title(word: str) -> str:
    """Roles and kinds of long work by their titles."""
    if word in WORK:
        return str(WORK[word].title)
    return str(TITLES.get(word, word))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return say("是", "yes") if value else say("否", "no")
    if isinstance(value, list):
        return say("、", ", ").join(str(part) for part in value) or say("全部", "all")
    return _title(value) if isinstance(value, str) else str(value)
