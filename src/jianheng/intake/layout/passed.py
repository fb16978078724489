"""Rows among the records that are none: totals, groups, notes, numbers under the headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianheng.intake.layout.block import Passed
from jianheng.intake.layout.cells import FIGURES, Kind, plain
from jianheng.intake.layout.dumped import is_types
from jianheng.intake.layout.lines import Line, Merges
from jianheng.intake.layout.numbering import is_numbering
from jianheng.intake.layout.shape import Shape
from jianheng.intake.problem import Words
from jianheng.intake.template.hint import is_hint_row

WHY = {
    "title": Words("表题或表前说明", "title or words before the table"),
    "heading": Words("表头", "headings"),
    "numbering": Words("表头下的栏号", "numbers of the columns"),
    "hint": Words("填写说明", "how to fill the columns in"),
    "total": Words("合计或小计", "total or subtotal"),
    "group": Words("分组行，其下各行属于该组", "names the group of the rows below"),
    "repeated_heading": Words("重复的表头", "headings once more"),
    "note": Words("表下注记", "note or signature"),
    "second": Words("每条记录的第二行，列名另有一行", "second line of a record, under headings of its own"),
    "uneven": Words(
        "别的记录都是两行，列名也分两行，这一条不是两行或填在别的格里，没有读取",
        "other records are of two lines, as the headings are; this one is not and was not read",
    ),
    "inner": Words("表单里的附表，需要时单独成表", "a small table inside a form; deliver it by itself if needed"),
}

_TOTAL_WORD = (
    "合计|小计|总计|累计|共计|总和|总数|平均|均值|(?:上年|去年|上月)同期(?:增减)?"
    "|承前页|承上页|接前页|过次页|转次页|转下页|(?:上年|上月|上期)(?:结转|结余)|结转下(?:年|月|期)|(?:期初|期末)余额"
)
_TOTAL = re.compile(
    rf"[^。，；:：]{{0,14}}?({_TOTAL_WORD})([(（].*[)）])?([:：]?\d[\d,.]*(人|件|次|名|元|万元|天|分|个)?)?[:：]?"
    r"|其中[:：].{1,12}|计|(sub|grand)?-?total(s)?:?|sum:?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[(（【*※]?(制表|填表|审核|审批|审查|复核|校对|核对|负责人|单位负责人|主管|分管|填报|上报|报送|报表|经办|联系|联络"
    r"|注|备注|说明|附注|附|签字|签名|签章|盖章|公章|打印|导出|生成|查询|统计时间|统计人|统计口径|数据来源|来源|截至|截止"
    r"|note|prepared|checked|source)[^\s:：]{0,10}[:：]",
    re.IGNORECASE,
)
# Under the headings: a line of strokes, or of units.
_UNITS = re.compile(r"[-=─—]{2,}|[(（](元|万元|千元|人|件|次|天|日|月|年|名|文本|数字|日期|数值|\d+位)[)）]")
# What begins with the template's own mark may have been written over beside it, and is looked at cell by cell.
_EXAMPLE = re.compile(r"(举例|示例|样例|范例|例)[:：]?$|(举例|样例|范例|例)[:：]")
_FOOT = re.compile(
    r"[—\-_*（(【]*("
    r"以下(空白|无正文|无内容|无)|以上空白|[此本]表一式.{1,4}份|公章|盖章|单位盖章"
    r"|第.{1,5}页(共.{1,5}页)?|共.{1,5}页|共计?\d+[人名条件份例].*"
    r"|(上年|去年|上月)同期|比(上年|去年|上月)同期.*|同比.*|环比.*|(领导|审批|审核|主管)意见.*"
    r"|[以上]述?人员(均?已)?(核对|核实).*|(打印|导出|生成|填报|统计|制表|报送)(日期|时间|人).*"
    r"|(经办|承办|填表|审核|制表|复核|审批|校对|负责)人.*|注\d?[.、．].*"
    # What database clients say below a table, and the line in which the next order stood.
    r"|(已选择|选定了|已选定)?\d+(行|条)(记录|受影响)?。?|\d+rows?(selected|affected|inset.*)?\.?|\w*sql[>#].*"
    r")[—\-_*)）】]*",
    re.IGNORECASE,
)
# Words between records: of what comes, of what went before, of one of them.
_BETWEEN = re.compile(
    r"[↑↓←→☆★※*#△▲①-⑳].{2,}|(以下|以上|上述|下列|下述|本页|此页|上页)\S{2,}|补[录报登]|续[上前]页?|略|空白|暂无"
)
_DAY_ALONE = re.compile(r".*(19|20)\d\d年\d{1,2}月\d{1,2}日")
_OTHER_NAME = re.compile(r"自报|曾用|又名|别名|化名|绰号")
_GROUP = re.compile(
    r"([一二三四五六七八九十]+|\d+)[、.．]\s*\D.*"
    r"|.*(监区|分监区|监舍|大队|中队|小队|队|小组|组|所|室|监狱|看守所|法院|检察院|局|厅|司法所|街道|乡|镇|县|市|区|科|处"
    r"|批次?|年度?|季度|月份?|类|部分)([(（].*[)）])?(共?[\d一二三四五六七八九十百]+[人名件])?[:：]?"
)
_LONGEST_GROUP = 40
_MOST_SIGNATURES = 10
_TOTAL_WITHIN = 3
_COUNTED = re.compile(r"[共计]?\d[\d,.]*(条|人|件|次|名|项|元|万元|天|分|个|份|例)")
_MONTH = re.compile(r"(19|20)\d\d([-/.]\d{1,2}|年\d{1,2}月份?)")
_PAIR = 2


def pass_by(line: Line, code: str) -> Passed:
    """Record a row that is no record."""
    return Passed(line.row, code, line.shown(), WHY[code])


def below_head(line: Line, columns: Sequence[int]) -> str:
    """What a row right under the headings is, where it is no record: `numbering`, `hint` or nothing."""
    if is_numbering(line.words, len(columns)):
        return "numbering"
    words = [plain(text) for text in line.words]
    explains = is_hint_row(line.words) or _EXAMPLE.match(words[0]) is not None
    explains = explains or all(is_types([text]) or _UNITS.fullmatch(text) for text in words)
    return "hint" if explains else ""


def is_total(line: Line) -> bool:
    """Whether a row adds up others: a word for a total among its first cells and only figures elsewhere."""
    first = line.filled[:_TOTAL_WITHIN]
    at = next((column for column in first if _TOTAL.fullmatch(plain(line.text(column)))), None)
    if at is None:
        return False
    others = [column for column in line.filled if column != at]
    counted = sum(
        line.kind(column) in (Kind.NUMBER, Kind.CODE, Kind.EMPTY)
        or _COUNTED.fullmatch(plain(line.text(column))) is not None
        or _MONTH.fullmatch(plain(line.text(column))) is not None
        for column in others
    )
    # A day or an ID number is never a sum, so that the row is of one person or one thing; a month may have its sum,
    # and beside figures alone a day is that on which they were added up.
    days = [
        column
        for column in others
        if line.kind(column) is Kind.DAY and _MONTH.fullmatch(plain(line.text(column))) is None
    ]
    if _has_identity(line) or (days and len(days) + counted < len(others)):
        return False
    return len(others) - counted - len(days) <= int(len(others) > _PAIR) + _words_before(line, at)


def _words_before(line: Line, column: int) -> int:
    """How many words stand before a cell, such as the group that a subtotal is of."""
    return sum(other < column and line.kind(other) is Kind.WORD for other in line.filled)


def begins_as_note(line: Line) -> bool:
    """Whether the first words are those with which a signature or a note begins."""
    return _NOTE.match(plain(line.words[0])) is not None and not _has_identity(line)


def is_note(line: Line, shape: Shape) -> bool:
    """Whether a row is a signature, a note or words about the table."""
    first, count = line.filled[0], len(line.filled)
    width = len(shape.columns)
    if _is_foot(line, width):
        return True
    if count > min(_MOST_SIGNATURES, max(2, 0.75 * width)):
        return False
    if begins_as_note(line):
        return count == 1 or first not in shape.figures or not shape.fits(line, first)
    if line.kind(first) in (Kind.PAIR, Kind.LABEL) and not _OTHER_NAME.search(line.text(first)):
        return 2 * count <= width
    return line.kind(first) is Kind.PROSE and shape.is_sparse(line) and not _fits_all(line, shape)


def _is_foot(line: Line, width: int) -> bool:
    """Whether a row is one of those with which a typed list ends, or a day alone at its foot."""
    if _has_identity(line) or 2 * len(line.filled) > max(width, 2):
        return False
    first = plain(line.words[0])
    if len(line.filled) == 1 < width and _BETWEEN.fullmatch(first):
        return True
    return _FOOT.fullmatch(first) is not None or (len(line.filled) == 1 < width and bool(_DAY_ALONE.fullmatch(first)))


def is_stray(line: Line, shape: Shape) -> bool:
    """Whether a short row has nothing of a record: no cell is of its column's kind."""
    return shape.is_sparse(line) and not any(shape.fits(line, column) for column in line.filled)


def is_group(line: Line, shape: Shape, merges: Merges) -> bool:
    """Whether a row could name the group of the rows below it."""
    first = line.filled[0]
    words = len(line.filled) == 1 or (len(line.filled) == _PAIR and line.kind(line.filled[1]) in FIGURES)
    if not words or len(shape.columns) < _PAIR or len(line.text(first)) > _LONGEST_GROUP:
        return False
    if line.kind(first) in (Kind.IDENTITY, Kind.CODE, Kind.PROSE, Kind.EMPTY) or line.text(first)[-1].isdigit():
        return False
    if merges.is_wide(line.row, first):
        return True
    if len(line.filled) > 1 and any(shape.fits(line, column) for column in line.filled):
        return False
    return not shape.fits(line, first) or (first == shape.left and _GROUP.fullmatch(line.text(first)) is not None)


def _has_identity(line: Line) -> bool:
    return any(line.kind(column) is Kind.IDENTITY for column in line.filled)


def _fits_all(line: Line, shape: Shape) -> bool:
    return all(shape.fits(line, column) for column in line.filled) and len(line.filled) > 1
