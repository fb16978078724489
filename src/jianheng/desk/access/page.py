"""`python -m jianheng.desk.access.page`: writes `docs/access.md`, who can do what, from the roles themselves."""

from __future__ import annotations

from pathlib import Path

from jianheng.desk.access.can import Can
from jianheng.desk.access.roles import ROLE_CAN, TITLES
from jianheng.desk.access.words import CAN_WORDS

PAGE = Path("docs/access.md")
BEFORE = """# 谁能做什么

<!-- python -m jianheng.desk.access.page -->

每一页、接口的每一个操作都写明需要哪项权限；没有写明的，一律不开。人可以兼任几个办案角色，权限相加；系统、安全、审计三员只能单独担任，谁也不能改自己的角色，每一员至少留一人。

只看得到本院和下级院监督的单位，也可以再收窄到几个单位；范围之外的，地址写对了也答“找不到”。
"""
AFTER = """
- 系统管理员建的账号不能做任何事，直到安全管理员授予角色；安全管理员和审计管理员的账号，系统管理员不能停用，也不能重设密码。
- 三员看不到线索和数据。
- 角色、范围、院的变动结束本人的全部会话；每一次都记入审计日志。

Every page and every operation of the API names the capability that it needs; one that names none is shut. Roles of casework add up; the three administrators' roles are held alone, nobody changes their own, and none is ever without a holder. What lies outside one's office and those below is "not found".
"""  # noqa: E501  # a paragraph of the page is one line


def page() -> str:
    """The page."""
    heads = ["", *(f"{title.zh}<br>{title.en}" for title in TITLES.values())]
    rows = [
        [f"{CAN_WORDS[can].zh}<br>{CAN_WORDS[can].en}", *("●" if can in ROLE_CAN[role] else "" for role in TITLES)]
        for can in Can
    ]
    table = [heads, ["---", *(":-:" for _ in TITLES)], *rows]
    lines = ["| " + " | ".join(cells) + " |" for cells in table]
    return "\n".join([BEFORE, *lines, AFTER])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
