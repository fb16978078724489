"""Capabilities in words, in the order in which people think of them."""

from __future__ import annotations

from jianheng.desk.access.can import Can
from jianheng.desk.words import Words

CAN_WORDS = {
    Can.HOME: Words("看自己的首页", "see one's own first page"),
    Can.CLUE_READ: Words("看线索和提示（姓名、证件号遮盖）", "read clues and prompts (names and numbers hidden)"),
    Can.CLUE_WORK: Words("领取、核查、作结论、重新打开", "take, check, conclude, reopen"),
    Can.CLUE_ASSIGN: Words("分派线索", "assign clues"),
    Can.CLUE_REVIEW: Words("复核别人的结论", "review another's conclusion"),
    Can.CLUE_EXPORT: Words("导出线索", "export clues"),
    Can.PERSON_REVEAL: Words("说明理由后看姓名、证件号", "see names and numbers, with a reason"),
    Can.PAPER_READ: Words("看文书及其整改", "read documents and what became of them"),
    Can.PAPER_WORK: Words(
        "起草、送审、送达文书，记录回复和整改", "draft and serve documents, record answers and rectification"
    ),
    Can.PAPER_APPROVE: Words(
        "批准、退回、撤回别人起草的文书", "approve, return, withdraw documents that others drafted"
    ),
    Can.LEAD: Words("职务犯罪线索（受限，单独列出）", "leads for investigation (restricted, listed apart)"),
    Can.STATISTICS_READ: Words("看统计和大屏", "read the statistics and the hall screen"),
    Can.STATISTICS_EXPORT: Words("导出统计", "export the statistics"),
    Can.DATA_READ: Words("看数据和质量", "read data and its quality"),
    Can.DATA_ADD: Words("接入、更正数据", "add and correct data"),
    Can.DATA_WITHDRAW: Words("撤回批次", "withdraw batches"),
    Can.DATA_DELETE: Words("删除批次", "delete batches"),
    Can.MODEL_READ: Words("看模型", "read models"),
    Can.MODEL_RUN: Words("运行模型", "run models"),
    Can.PEOPLE_READ: Words("看账号名单", "read the list of accounts"),
    Can.PEOPLE_MAKE: Words("建账号、停用、解锁、重设密码", "make, deactivate, unlock accounts; reset passwords"),
    Can.PEOPLE_GRANT: Words("授予角色、范围，管院和单位", "give roles and scope; offices and institutions"),
    Can.SYSTEM: Words("看运行状况和全部任务", "see health and everybody's jobs"),
    Can.AUDIT_READ: Words("看、核验、导出审计日志", "read, check and export the audit log"),
}
