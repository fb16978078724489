"""An entry is put at the end of the file; all that stands there stays."""

from __future__ import annotations

from datetime import date

from jianheng.law.local import appended, confirm_lines, set_lines

DAY = date(2026, 11, 20)


def test_a_new_file_says_what_it_is() -> None:
    text = appended("", confirm_lines({"row": "rest/old"}, {"months": "12"}), "张某", "全文", DAY)
    assert text.splitlines()[2:] == [
        "entries:",
        "  - confirm: {row: rest/old, values: {months: 12}}",
        '    person: "张某"',
        "    date: 2026-11-20",
        '    source: "全文"',
    ]


def test_remarks_order_and_indent_are_kept() -> None:
    before = "# 说明\nentries:\n\n    # 第一项\n    - confirm: {row: a/b}\n      person: 甲\n      # 末尾的话"
    text = appended(
        before, set_lines("c/d", {"n": "(, 5]"}, {"from": "2020-01-01"}), "乙", "第1号：“全文”", DAY, "2027-01-01"
    )
    assert text.startswith(before + "\n")
    assert text.removeprefix(before + "\n").splitlines() == [
        '    - set: {row: c/d, values: {n: "(, 5]"}, from: 2020-01-01}',
        '      person: "乙"',
        "      date: 2026-11-20",
        '      source: "第1号：“全文”"',
        "      until: 2027-01-01",
    ]
