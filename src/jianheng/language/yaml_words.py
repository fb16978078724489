"""What the YAML reader's complaints mean to a person."""

from __future__ import annotations

# Part of the complaint, what is wrong in Chinese and English, and the mend. The first that fits is used.
WORDS = (
    (
        "\\t",
        "用了制表符",
        "a tab stands where YAML wants blanks",
        "把制表符改成空格",
    ),
    (
        "special characters",
        "有不可见的控制字符",
        "the file holds a control character",
        "删去这个字符，重新输入这一行",
    ),
    (
        "mapping values are not allowed",
        "一行里有两个冒号，或者缩进不对",
        "two colons in one line, or wrong indentation",
        "含冒号的文字加引号；下级内容缩进两格",
    ),
    (
        "quoted scalar",
        "引号没有成对",
        "a quotation mark is not closed",
        "补上同一种引号",
    ),
    (
        "',' or '}'",
        "花括号没有成对，或者两项之间缺逗号",
        "a brace is not closed, or a comma is missing",
        "补上 } 或半角逗号",
    ),
    (
        "',' or ']'",
        "方括号没有成对，或者两项之间缺逗号",
        "a bracket is not closed, or a comma is missing",
        "补上 ] 或半角逗号",
    ),
    (
        "expected ':'",
        "缺少冒号",
        "a colon is missing",
        "写成 键: 值，冒号后留一个空格",
    ),
    (
        "<block end>",
        "缩进不一致",
        "uneven indentation",
        "同级的各行对齐，下级缩进两格",
    ),
    (
        "single document",
        "一个文件只能有一个模型",
        "one file holds one model",
        "去掉单独成行的 ---，把另一个模型移到自己的文件",
    ),
    (
        "undefined alias",
        "不允许锚点和别名",
        "anchors and aliases are not allowed",
        "以 * 开头的文字加引号",
    ),
)
OTHER = ("不是有效的 YAML", "not valid YAML", "检查缩进、冒号后的空格、引号和括号是否成对")


def in_words(complaint: str) -> tuple[str, str, str]:
    """What a complaint of the YAML reader means, and the mend.

    >>> in_words("found character '\\\\t' that cannot start any token")[0]
    '用了制表符'
    """
    for part, zh, en, mend in WORDS:
        if part in complaint:
            return zh, en, mend
    return OTHER
