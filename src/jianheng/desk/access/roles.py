"""The roles and what each can do.

The three administrators 三员 divide what one could abuse: the system administrator makes accounts that can do
nothing yet, the security administrator says what they can do, the audit administrator reads what everybody did.
None of them sees a clue, and nobody holds one of these roles together with another.
"""

from __future__ import annotations

from jianheng.desk.access.can import Can
from jianheng.desk.words import Words

PROSECUTOR, LEAD, MODELLER, REVIEWER = "prosecutor", "lead", "modeller", "reviewer"
INVESTIGATOR, VIEWER = "investigator", "viewer"
SYSTEM, SECURITY, AUDIT = "sysadmin", "secadmin", "auditor"

TITLES = {
    PROSECUTOR: Words("检察官", "Prosecutor"),
    LEAD: Words("组长", "Team lead"),
    MODELLER: Words("建模人员", "Modeller"),
    REVIEWER: Words("模型审核人", "Model reviewer"),
    INVESTIGATOR: Words("侦查人员", "Investigator"),
    VIEWER: Words("只读", "Viewer"),
    SYSTEM: Words("系统管理员", "System administrator"),
    SECURITY: Words("安全管理员", "Security administrator"),
    AUDIT: Words("审计管理员", "Audit administrator"),
}
ADMINISTRATORS = frozenset({SYSTEM, SECURITY, AUDIT})

_READS = {Can.HOME, Can.CLUE_READ, Can.PAPER_READ, Can.STATISTICS_READ, Can.DATA_READ, Can.MODEL_READ}
_WORKS = _READS | {
    Can.CLUE_WORK,
    Can.CLUE_EXPORT,
    Can.PERSON_REVEAL,
    Can.PAPER_WORK,
    Can.STATISTICS_EXPORT,
    Can.DATA_ADD,
    Can.MODEL_RUN,
}
_LEADS = {Can.CLUE_ASSIGN, Can.CLUE_REVIEW, Can.PAPER_APPROVE, Can.LEAD, Can.DATA_WITHDRAW, Can.DATA_DELETE}

ROLE_CAN: dict[str, frozenset[Can]] = {
    PROSECUTOR: frozenset(_WORKS),
    LEAD: frozenset(_WORKS | _LEADS),
    MODELLER: frozenset({Can.HOME, Can.MODEL_READ, Can.MODEL_RUN, Can.DATA_READ, Can.CLUE_READ}),
    REVIEWER: frozenset({Can.HOME, Can.MODEL_READ, Can.DATA_READ, Can.CLUE_READ}),
    INVESTIGATOR: frozenset(_READS | {Can.CLUE_WORK, Can.PERSON_REVEAL, Can.LEAD}),
    VIEWER: frozenset(_READS),
    SYSTEM: frozenset({Can.HOME, Can.PEOPLE_READ, Can.PEOPLE_MAKE, Can.SYSTEM}),
    SECURITY: frozenset({Can.HOME, Can.PEOPLE_READ, Can.PEOPLE_GRANT}),
    AUDIT: frozenset({Can.HOME, Can.AUDIT_READ}),
}


def may_hold_together(roles: set[str]) -> bool:
    """Whether one person may hold these roles at once.

    >>> may_hold_together({"prosecutor", "modeller"}), may_hold_together({"auditor", "viewer"})
    (True, False)
    """
    return len(roles) <= 1 or not roles & ADMINISTRATORS
