"""Which text applied on a day, as a user asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import Result

Command = Callable[..., Result]


def test_the_text_of_the_day_is_told(jianheng: Command) -> None:
    before = jianheng("law", "article", "监狱法2026#84.2", "--on", "2026-10-31").stdout
    assert "当日适用的是另一版本" in before
    assert "第五十八条第二款：对罪犯实行禁闭的期限为七天至十五天（应当、不得；已读正式文本）" in before
    after = jianheng("law", "article", "监狱法2026#84.2", "--on", "2026-11-01", "--json")
    document = json.loads(after.stdout)
    assert (document["how"], document["instrument"]["id"]) == ("same", "监狱法2026")


def test_an_instrument_lists_its_versions_and_which_was_in_force(jianheng: Command) -> None:
    for day, version in (("2026-10-31", "监狱法2012"), ("2026-11-01", "监狱法2026")):
        document = json.loads(jianheng("law", "article", "监狱法", "--on", day, "--json").stdout)
        assert document["in_force"] == version
        assert [each["id"] for each in document["versions"]] == ["监狱法1994", "监狱法2012", "监狱法2026"]
    assert "→ 监狱法2012" in jianheng("law", "article", "监狱法", "--on", "2026-10-31").stdout
    assert "没有已录入的版本施行" in jianheng("law", "article", "监狱法", "--on", "1990-01-01").stdout


def test_the_name_of_all_versions_means_the_one_of_the_day(jianheng: Command) -> None:
    for day, ref in (("2026-10-31", "监狱法2012#58.2"), ("2026-11-01", "监狱法2026#84.2")):
        named = ref.replace("2012", "").replace("2026", "")
        document = json.loads(jianheng("law", "article", named, "--on", day, "--json").stdout)
        assert (document["ref"], document["how"]) == (ref, "same")
    assert jianheng("law", "article", "监狱法#58.2", "--on", "1990-01-01").exit_code == 2


def test_what_is_not_entered_is_refused_with_a_hint(jianheng: Command) -> None:
    result = jianheng("law", "article", "减刑规定2017#6")
    assert result.exit_code == 2
    assert "没有录入这个文件：[减刑规定2017]，是否指 减刑规定" in result.stderr
    assert jianheng("law", "article", "无此法").exit_code == 2


def test_english_and_a_day_that_is_none(jianheng: Command) -> None:
    assert (
        "another version applied"
        in jianheng("law", "article", "监狱法2026#84.2", "--on", "2026-10-31", "--lang", "en").stdout
    )
    assert "不是日期" in jianheng("law", "article", "监狱法", "--on", "昨天").stderr
