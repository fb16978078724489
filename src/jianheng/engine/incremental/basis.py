"""What a run rests on beside its data: where that differs, acts are not taken over."""

from __future__ import annotations

from typing import Any

from jianheng.engine.incremental.ways import Unbounded
from jianheng.engine.reads import law_tables
from jianheng.language.tree import Model

Json = dict[str, Any]
TABLES = "law/tables/"
# Articles in words stand in the manifest; neither answers nor explanations read them.
WORDS = "law/instruments/"
# What a calendar says is held day by day; its notices are words.
CALENDARS = "law/calendars/"


def all_differ(then: Json, now: Json) -> None:
    """Refuse where something differs on which every model rests.

    Args:
        then: the manifest of the earlier run.
        now: that of the present one.

    Raises:
        Unbounded: it does.
    """
    if then["as_of"] > now["as_of"]:
        raise Unbounded("检查日早于前次运行", "the day of the check lies before that of the earlier run")
    told = {
        "engine": ("引擎不同", "the engine differs"),
        "software": ("软件版本不同", "the software differs"),
        "program": ("程序文件不同", "the files of the program differ"),
        "dictionary": ("词典版本不同", "the dictionary differs"),
    }
    for name, words in told.items():
        if then.get(name) != now[name]:
            raise Unbounded(*words)
    if then["contents"]["calendar"] != now["contents"]["calendar"]:
        raise Unbounded("工作日历不同", "the calendar of working days differs")
    if then["hashes"]["dictionary"] != now["hashes"]["dictionary"]:
        raise Unbounded("词典不同", "the dictionary differs")
    odd = [file for file in _changed_files(then, now) if not file.startswith((TABLES, WORDS, CALENDARS))]
    if odd:
        raise Unbounded(f"法律数据不同：{odd[0]}", f"the law differs: {odd[0]}")


def model_differs(model: Model, then: Json, now: Json) -> None:
    """Refuse where the model itself, what the office set otherwise, or a law table that it reads differs.

    Raises:
        Unbounded: it does.
    """
    was, is_now = ({each["id"]: each for each in told["models"]}.get(model.id) for told in (then, now))
    if was is None:
        raise Unbounded("前次没有运行这个模型", "the earlier run lacks the model")
    if was != is_now:
        raise Unbounded("模型或本单位设定不同", "the model, or what the office set otherwise, differs")
    files = _changed_files(then, now)
    for table in sorted(law_tables(model)):
        if then["contents"]["law"].get(table) != now["contents"]["law"].get(table):
            raise Unbounded(f"法律表 {table} 不同", f"the law table {table} differs")
        if any(file.rpartition("/")[2].removesuffix(".yaml") == table for file in files):
            raise Unbounded(f"法律表 {table} 的文字不同", f"the words of the law table {table} differ")
        if _words(then, table) != _words(now, table):
            raise Unbounded(
                f"本单位对法律表 {table} 的核对或设定不同", f"the office says otherwise of law table {table}"
            )


def _words(told: Json, table: str) -> list[Json]:
    """What the office confirmed and set in a table."""
    return [word for word in told.get("local_law", ()) if word["table"] == table]


def _changed_files(then: Json, now: Json) -> list[str]:
    was, is_now = then["contents"]["files"], now["contents"]["files"]
    return sorted(name for name in was.keys() | is_now.keys() if was.get(name) != is_now.get(name))
