"""An invented law in the two forms of public collections, and instruments to hold it against."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.law import Article, Instrument
from jianheng.law.texts import LawText, read_law_text

# Blanks behind the number, a marker of comment, half-width brackets.
PLAIN_FORM = """# 星桥市灯塔管理法

2010年5月6日 星桥市议会第三次会议通过

2015年7月8日 星桥市议会第九次会议《关于修改<星桥市灯塔管理法>的决定》修正

<!-- INFO END -->

## 第一章 总 则

第一条 为了管理灯塔，制定本法。

第二条 灯塔由守塔人看守。

守塔人不得少于二人。

## 第二章 点灯

第三条 有下列情形之一的，应当点灯：

(一)入夜；

(二)有雾，或者

有雪。

(三)有船求救。

前款第三项的情形，应当立即点灯。

第三条之一 点灯不超过十小时。
"""
# Front matter, bold numbers with a full-width blank.
BOLD_FORM = """---
sidebar: auto
---

# 星桥市灯塔管理法

2010年5月6日星桥市议会第三次会议通过

2021年9月10日星桥市议会第二十次会议修订

## 第一章　总则

**第一条**　为了规范灯塔管理，制定本法。

**第二条**　灯塔由守塔人看守。守塔人不得少于三人。

**第十二条**　本法自2022年1月1日起施行。
"""


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., LawText]:
    """Reads words as a file of law."""

    def make(words: str | bytes, file: str = "灯塔管理法.md") -> LawText:
        path = tmp_path / "texts" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words.encode() if isinstance(words, str) else words)
        return read_law_text(path, file)

    return make


@pytest.fixture
def plain_form() -> str:
    """The law as amended in 2015, in the one form."""
    return PLAIN_FORM


@pytest.fixture
def bold_form() -> str:
    """The law as revised in 2021, in the other form."""
    return BOLD_FORM


@pytest.fixture
def make_instrument() -> Callable[..., Instrument]:
    """Makes an instrument with articles of some numbers."""

    def make(
        key: str, title: str, from_on: date, until_on: date | None = None, numbers: tuple[str, ...] = ("1",)
    ) -> Instrument:
        articles = {number: Article("释义", "paraphrase", True, "R1") for number in numbers}
        return Instrument(key, title, key, "", "星桥市议会", from_on, until_on, None, articles)

    return make


@pytest.fixture
def lighthouses(make_instrument: Callable[..., Instrument]) -> dict[str, Instrument]:
    """Two versions of the law with one title."""
    old = make_instrument(
        "灯塔法2010", "星桥市灯塔管理法（2015年修正）", date(2010, 7, 1), date(2021, 12, 31), ("2.2", "3.1")
    )
    new = make_instrument("灯塔法2021", "星桥市灯塔管理法（2021年修订）", date(2022, 1, 1), None, ("2.2", "12", "13"))
    return {each.id: each for each in (old, new)}
