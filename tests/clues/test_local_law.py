"""What an office confirmed and set in the law, in words, beside every clue that rests on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianheng.clues import RunError, list_clues, write_report
from jianheng.clues.local_says import word_says

Json = dict[str, Any]
Write = Callable[..., Path]
CONFIRMED: Json = {
    "kind": "confirm",
    "ref": "rest/old",
    "table": "rest",
    "zh": "间歇期",
    "en": "rest",
    "values": [],
    "unread": False,
    "days": [],
    "was_days": [],
    "person": "甲",
    "date": "2024-01-05",
    "source": "规则全文",
    "until": "",
    "expired": False,
}
MONTHS: Json = {
    "zh": "月数",
    "en": "months",
    "unit": "month",
    "type": "int",
    "name": "months",
    "was": "12",
    "value": "24",
}
SET: Json = CONFIRMED | {"kind": "set", "values": [MONTHS], "days": ["2010-01-01", ""], "was_days": ["2010-01-01", ""]}
WHO, BY = "（甲，2024-01-05，依据 规则全文）", " (甲, 2024-01-05, by 规则全文)"


@pytest.mark.parametrize(
    ("word", "zh", "en"),
    [
        (CONFIRMED, f"间歇期 old：本单位核对{WHO}", f"rest old: confirmed by this office{BY}"),
        (
            CONFIRMED | {"ref": "规则2010#3", "table": "", "zh": "规则2010#3", "en": "规则2010#3"},
            f"规则2010#3：本单位核对{WHO}",
            f"规则2010#3: confirmed by this office{BY}",
        ),
        (
            SET,
            f"间歇期 old：本单位设定为月数 24 个月（国家规定 12 个月）{WHO}",
            f"rest old: set by this office: months 24 months (national rule: 12 months){BY}",
        ),
        (
            SET | {"values": [MONTHS | {"was": "null"}], "unread": True},
            f"间歇期 old：本单位设定为月数 24 个月（表中没有录入）{WHO}",
            f"rest old: set by this office: months 24 months (nothing in the table){BY}",
        ),
        (
            SET | {"days": ["2012-01-01", ""]},
            f"间歇期 old：本单位设定为月数 24 个月（国家规定 12 个月）；适用于 2012-01-01 至 今后{WHO}",
            "rest old: set by this office: months 24 months (national rule: 12 months);"
            f" for 2012-01-01 to further notice{BY}",
        ),
        (
            SET | {"values": [], "days": ["", "2014-06-30"]},
            f"间歇期 old：本单位设定起止日为 最初 至 2014-06-30（表中为 2010-01-01 至 今后）{WHO}",
            "rest old: days set by this office: the beginning to 2014-06-30"
            f" (in the table: 2010-01-01 to further notice){BY}",
        ),
        (
            CONFIRMED | {"until": "2024-06-30", "expired": True},
            "间歇期 old：本单位核对（甲，2024-01-05，依据 规则全文；至 2024-06-30 止；已到期，未适用）",
            "rest old: confirmed by this office (甲, 2024-01-05, by 规则全文; until 2024-06-30; ended, not applied)",
        ),
    ],
)
def test_in_words(word: Json, zh: str, en: str) -> None:
    assert (word_says(word, "zh"), word_says(word, "en")) == (zh, en)


def test_a_run_without_such_words_is_read_as_before(write_run: Write) -> None:
    assert all(clue.proof.local_law == () for clue in list_clues(write_run()))


def test_the_report_lists_each_once_among_its_limits(write_run: Write, manifest: Json, tmp_path: Path) -> None:
    manifest["local_law"] = [CONFIRMED, SET | {"ref": "rest/now"}]
    write_report(write_run(manifest=manifest), tmp_path / "r.html")
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert [text.count(word_says(word, "zh")) for word in manifest["local_law"]] == [1, 1]
    assert text.index('id="s-caveats"') < text.index(word_says(CONFIRMED, "zh"))


def test_a_word_that_lacks_its_person_is_refused(write_run: Write, manifest: Json) -> None:
    manifest["local_law"] = [{name: part for name, part in CONFIRMED.items() if name != "person"}]
    with pytest.raises(RunError, match=r"local_law\[0\].person"):
        list_clues(write_run(manifest=manifest))
